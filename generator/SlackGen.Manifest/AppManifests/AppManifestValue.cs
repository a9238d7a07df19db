namespace SlackGen.Manifest.AppManifests;

/// <summary>A value that is written into the manifest of an app.</summary>
internal abstract record AppManifestValue
{
    /// <summary>Returns the value inside maps, of which the first has the first key.</summary>
    public AppManifestValue Within(IEnumerable<string> keys) => keys.Reverse().Aggregate(this, static (value, key) => value.Under(key));

    /// <summary>Returns a map that has the value under a key.</summary>
    public AppManifestMap Under(string key) => new([new(key, this)]);

    /// <summary>Returns a line for each text and switch in the value: its keys, and its value.</summary>
    public abstract IEnumerable<string> Flatten(string prefix);
}

/// <summary>A text.</summary>
internal sealed record AppManifestText(string Text) : AppManifestValue
{
    /// <inheritdoc/>
    public override IEnumerable<string> Flatten(string prefix) => [prefix + Text];
}

/// <summary>A switch.</summary>
internal sealed record AppManifestFlag(bool IsOn) : AppManifestValue
{
    /// <summary>Gets the word, which is the same in YAML and JSON.</summary>
    public string Word => IsOn ? "true" : "false";

    /// <inheritdoc/>
    public override IEnumerable<string> Flatten(string prefix) => [prefix + Word];
}

/// <summary>A list.</summary>
internal sealed record AppManifestList(IReadOnlyList<AppManifestValue> Items) : AppManifestValue
{
    /// <inheritdoc/>
    public override IEnumerable<string> Flatten(string prefix) => Items.SelectMany(i => i.Flatten(prefix + "-/"));
}

/// <summary>A map.</summary>
internal sealed record AppManifestMap(IReadOnlyList<KeyValuePair<string, AppManifestValue>> Entries) : AppManifestValue
{
    /// <inheritdoc/>
    public override IEnumerable<string> Flatten(string prefix) => Entries.SelectMany(e => e.Value.Flatten(prefix + e.Key + "/"));
}
