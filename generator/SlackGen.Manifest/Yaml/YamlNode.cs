using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.Yaml;

/// <summary>A node of a YAML document with its location.</summary>
internal abstract class YamlNode(ManifestSpan span, bool isCutOff = false)
{
    /// <summary>Gets the location. A collection has that of its beginning.</summary>
    public ManifestSpan Span { get; } = span;

    /// <summary>Gets whether a syntax error cuts the node off, so that only its beginning is known.</summary>
    public bool IsCutOff { get; } = isCutOff;

    /// <summary>Gets the shape, as messages name it.</summary>
    public abstract string Shape { get; }
}

/// <summary>A single value.</summary>
internal sealed class YamlScalar(string value, bool isPlain, ManifestSpan span) : YamlNode(span)
{
    /// <summary>Gets the text, without quotes.</summary>
    public string Value { get; } = value;

    /// <summary>Gets whether the value has no quotes, so that <c>true</c> and <c>3</c> are not text.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Gets whether the value is YAML's null.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Shape => IsNull ? "nothing" : $"'{Value}'";
}

/// <summary>A reference to a value elsewhere, which manifests do not support.</summary>
internal sealed class YamlAlias(ManifestSpan span) : YamlNode(span)
{
    /// <inheritdoc/>
    public override string Shape => "an alias";
}

/// <summary>A value of which a syntax error leaves nothing.</summary>
internal sealed class YamlCutOff(ManifestSpan span) : YamlNode(span, isCutOff: true)
{
    /// <inheritdoc/>
    public override string Shape => "a syntax error";
}

/// <summary>A list or a map.</summary>
internal abstract class YamlCollection(ManifestSpan span, ManifestSpan? closingBracket, bool isCutOff) : YamlNode(span, isCutOff)
{
    /// <summary>Gets the location of the closing bracket or brace; null in block style, which has none.</summary>
    public ManifestSpan? ClosingBracket { get; } = closingBracket;

    /// <summary>Gets the number of items or entries.</summary>
    public abstract int Count { get; }
}

/// <summary>A list.</summary>
internal sealed class YamlSequence(List<YamlNode> items, ManifestSpan span, ManifestSpan? closingBracket, bool isCutOff) : YamlCollection(span, closingBracket, isCutOff)
{
    /// <summary>Gets the items.</summary>
    public List<YamlNode> Items { get; } = items;

    /// <inheritdoc/>
    public override int Count => Items.Count;

    /// <inheritdoc/>
    public override string Shape => "a list";
}

/// <summary>A map whose keys are scalars, in the order of the file.</summary>
internal sealed class YamlMapping(List<KeyValuePair<YamlScalar, YamlNode>> entries, ManifestSpan span, ManifestSpan? closingBracket, bool isCutOff) : YamlCollection(span, closingBracket, isCutOff)
{
    /// <summary>Gets the entries.</summary>
    public List<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    /// <inheritdoc/>
    public override int Count => Entries.Count;

    /// <inheritdoc/>
    public override string Shape => "a map";
}
