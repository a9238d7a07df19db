using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>
/// Edits the text of the manifest of an app, in YAML or JSON. Comments, layout, line breaks and everything that the edit does not concern stay as they are.
/// Every member throws a <see cref="FormatException"/>, with the reason, for a text that it cannot edit.
/// </summary>
internal static class AppManifestEditor
{
    /// <summary>Adds an item to a list. Lists and maps that are missing are created. An item that is there changes nothing.</summary>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="path">The keys that lead to the list, such as <c>oauth_config</c>, <c>scopes</c> and <c>bot</c>.</param>
    /// <param name="item">The item.</param>
    public static string AddToList(string text, IReadOnlyList<string> path, string item)
    {
        var layout = AppManifestLayout.Read(text);
        return Find(layout.Root, path) is YamlSequence list && list.Items.OfType<YamlScalar>().Any(i => i.Value == item)
            ? text
            : Append(text, layout, path, new AppManifestText(item));
    }

    /// <summary>Adds a map to a list of maps, such as a command to <c>features.slash_commands</c>. Lists and maps that are missing are created. A map that is there changes nothing.</summary>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="path">The keys that lead to the list.</param>
    /// <param name="identity">The keys whose texts distinguish the maps of the list.</param>
    /// <param name="entry">The keys and texts of the map.</param>
    public static string AddEntry(string text, IReadOnlyList<string> path, IReadOnlyList<string> identity, IReadOnlyList<KeyValuePair<string, string>> entry)
    {
        var layout = AppManifestLayout.Read(text);
        return Find(layout.Root, path) is YamlSequence list && list.Items.Exists(IsThere)
            ? text
            : Append(text, layout, path, new AppManifestMap([.. entry.Select(e => new KeyValuePair<string, AppManifestValue>(e.Key, new AppManifestText(e.Value)))]));

        bool IsThere(YamlNode item) => entry.Where(e => identity.Contains(e.Key)).All(e => Find(item, [e.Key]) is YamlScalar scalar && scalar.Value == e.Value);
    }

    /// <summary>Adds a map, such as a function to <c>functions</c>. Maps that are missing are created. A map that is there is refused.</summary>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="path">The keys that lead to the map, with its own.</param>
    /// <param name="map">The map.</param>
    public static string AddMap(string text, IReadOnlyList<string> path, AppManifestMap map)
    {
        var layout = AppManifestLayout.Read(text);
        return Apply(text, layout, AppManifestInsertion.Insert(layout, path, map), added: map.Within(path), removed: null);
    }

    /// <summary>Sets a switch. Maps that are missing are created. A switch that has the value changes nothing.</summary>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="path">The keys that lead to the switch, such as <c>settings</c> and <c>socket_mode_enabled</c>.</param>
    /// <param name="isOn">The value.</param>
    public static string SetFlag(string text, IReadOnlyList<string> path, bool isOn)
    {
        var layout = AppManifestLayout.Read(text);
        var flag = new AppManifestFlag(isOn);
        switch (Find(layout.Root, path))
        {
            case YamlScalar { IsPlain: true } same when same.Value == flag.Word:
                return text;
            case YamlScalar { IsNull: false } other:
                var edit = new TextEdit(layout.Start(other), layout.End(other), flag.Word);
                return Apply(text, layout, [edit], added: flag.Within(path), removed: new AppManifestText(other.Value).Within(path));
            case YamlCollection other:
                throw NotA("a switch", path, other);
            default:
                return Apply(text, layout, AppManifestInsertion.Insert(layout, path, flag), added: flag.Within(path), removed: null);
        }
    }

    /// <summary>Removes an item from a list. The list stays, if need be empty. An item that is not there changes nothing.</summary>
    /// <param name="text">The text of the manifest.</param>
    /// <param name="path">The keys that lead to the list.</param>
    /// <param name="item">The item.</param>
    public static string RemoveFromList(string text, IReadOnlyList<string> path, string item)
    {
        while (true)
        {
            var layout = AppManifestLayout.Read(text);
            if (Find(layout.Root, path) is not YamlSequence list || list.Items.FindIndex(i => i is YamlScalar scalar && scalar.Value == item) is not (>= 0 and var index))
            {
                return text;
            }

            var removed = new AppManifestList([new AppManifestText(item)]).Within(path);
            text = Apply(text, layout, AppManifestRemoval.Remove(layout, path, list, index), added: null, removed);
        }
    }

    /// <summary>Returns the node at a path; null where there is none.</summary>
    internal static YamlNode? Find(YamlNode? root, IEnumerable<string> path) =>
        path.Aggregate(root, static (node, key) => (node as YamlMapping)?.Entries.FirstOrDefault(e => e.Key.Value == key).Value);

    internal static FormatException NotA(string expected, IEnumerable<string> path, YamlNode node) => new($"'{string.Join(".", path)}' is {node.Shape}, not {expected}.");

    private static string Append(string text, AppManifestLayout layout, IReadOnlyList<string> path, AppManifestValue item) =>
        Apply(text, layout, AppManifestInsertion.Append(layout, path, item), added: new AppManifestList([item]).Within(path), removed: null);

    private static string Apply(string text, AppManifestLayout layout, IEnumerable<TextEdit> edits, AppManifestValue? added, AppManifestValue? removed)
    {
        var edited = layout.Text;
        foreach (var edit in edits.OrderByDescending(e => e.Start))
        {
            edited = edited.Substring(0, edit.Start) + edit.NewText + edited.Substring(edit.End);
        }

        return IsEdited(layout, edited, added, removed)
            ? text.Substring(0, text.Length - layout.Text.Length) + edited
            : throw new FormatException("The layout of the manifest of the app is not supported. Edit it by hand.");
    }

    // A text can have forms that no edit foresees. So the result is read again: nothing but the edit may differ.
    private static bool IsEdited(AppManifestLayout layout, string edited, AppManifestValue? added, AppManifestValue? removed)
    {
        try
        {
            var before = Flatten(layout.Root, "").Concat(added?.Flatten("") ?? []).OrderBy(l => l, StringComparer.Ordinal);
            var after = Flatten(AppManifestLayout.Read(edited).Root, "").Concat(removed?.Flatten("") ?? []).OrderBy(l => l, StringComparer.Ordinal);
            return before.SequenceEqual(after);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // A block scalar at the end of a file has one line break more after a line is added below it.
    private static IEnumerable<string> Flatten(YamlNode? node, string prefix) => node switch
    {
        YamlMapping map => map.Entries.SelectMany(e => Flatten(e.Value, prefix + e.Key.Value + "/")),
        YamlSequence list => list.Items.SelectMany(i => Flatten(i, prefix + "-/")),
        YamlScalar { IsNull: false } scalar => [prefix + scalar.Value.TrimEnd('\n')],
        _ => [],
    };
}

/// <summary>The replacement of a part of a text.</summary>
/// <param name="Start">The offset of the first character that is replaced.</param>
/// <param name="End">The offset after the last one.</param>
/// <param name="NewText">The text in its place.</param>
internal readonly record struct TextEdit(int Start, int End, string NewText);
