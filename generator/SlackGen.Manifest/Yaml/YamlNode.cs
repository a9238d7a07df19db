using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.Yaml;

/// <summary>A node of a YAML document with its place in the file.</summary>
internal abstract class YamlNode(ManifestSpan span)
{
    /// <summary>Where the node stands.</summary>
    public ManifestSpan Span { get; } = span;

    /// <summary>The node's shape, as a message calls it.</summary>
    public abstract string Shape { get; }
}

/// <summary>A single value.</summary>
internal sealed class YamlScalar(string value, bool isPlain, ManifestSpan span) : YamlNode(span)
{
    public string Value { get; } = value;

    /// <summary>Whether it is written without quotes, so that <c>true</c> and <c>3</c> are not text.</summary>
    public bool IsPlain { get; } = isPlain;

    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    public override string Shape => IsNull ? "nothing" : $"'{Value}'";
}

/// <summary>An alias: a value that stands elsewhere, which manifests do not have.</summary>
internal sealed class YamlAlias(ManifestSpan span) : YamlNode(span)
{
    public override string Shape => "an alias";
}

/// <summary>A list.</summary>
internal sealed class YamlSequence(List<YamlNode> items, ManifestSpan span) : YamlNode(span)
{
    public List<YamlNode> Items { get; } = items;

    public override string Shape => "a list";
}

/// <summary>A map whose keys are scalars, in the order of the file.</summary>
internal sealed class YamlMapping(List<KeyValuePair<YamlScalar, YamlNode>> entries, ManifestSpan span) : YamlNode(span)
{
    public List<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    public override string Shape => "a map";
}
