using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>The text of the manifest of an app with its nodes, and where they begin and end.</summary>
internal sealed class AppManifestLayout
{
    private readonly List<int> lines = [0];

    private AppManifestLayout(string text, YamlNode? root)
    {
        (Text, Root) = (text, root);
        for (var i = 0; i < text.Length; i++)
        {
            // The line breaks that the parser counts.
            if (text[i] is '\n' or '\u0085' or '\u2028' or '\u2029' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lines.Add(i + 1);
            }
        }

        var first = text.IndexOf('\n');
        var newLine = first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
        var step = FindStep(root) ?? "  ";
        Writer = new(IsJsonText(text), newLine, step, FindDashStep(root) ?? step);
    }

    /// <summary>Gets the text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Gets the root; null for an empty file.</summary>
    public YamlNode? Root { get; }

    /// <summary>Gets the writer of new values.</summary>
    public AppManifestWriter Writer { get; }

    /// <summary>Gets whether the first entry of a JSON file has a line of its own, as it does in a file that people edit.</summary>
    public bool IsExpandedJson => Writer.IsJson && Root is YamlMapping { Entries: { Count: > 0 } entries } && StartsLine(Start(entries[0].Key));

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text cannot be read.</exception>
    public static AppManifestLayout Read(string text)
    {
        var (content, mistake) = (text.TrimStart('\uFEFF'), (string?)null);
        if (IsJsonText(content))
        {
            // A comment with slashes would be part of a key.
            AppManifestJson.Check(content, isJson: false, m => mistake ??= m.Message);
        }

        var reader = new YamlReader(IsJsonText(content) ? content.Replace('\t', ' ') : content, (_, _, message) => mistake ??= message);
        var root = reader.ReadDocument();
        mistake ??= FindDuplicate(root) is { } key ? $"The key '{key}' is there twice; keep one of them." : null;
        return mistake is null ? new(content, root is YamlScalar { IsNull: true } ? null : root) : throw new FormatException(mistake);
    }

    /// <summary>Returns whether a text is JSON, which may have tabs where YAML may not.</summary>
    public static bool IsJsonText(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("{", StringComparison.Ordinal);

    /// <summary>Returns where a node begins.</summary>
    public int Start(YamlNode node) => Offset(node.Span.Line, node.Span.Column);

    /// <summary>Returns the offset after the last character of a node.</summary>
    public int End(YamlNode node) => node switch
    {
        YamlCollection { ClosingBracket: { } bracket } => Offset(bracket.Line, bracket.Column) + 1,
        YamlMapping { Entries: { Count: > 0 } entries } => End(entries[entries.Count - 1].Value),
        YamlSequence { Items: { Count: > 0 } items } => End(items[items.Count - 1]),
        YamlScalar => TrimmedEnd(Offset(node.Span.Line, node.Span.Column), Offset(node.Span.EndLine, node.Span.EndColumn)),
        _ => Start(node),
    };

    /// <summary>Returns the offset after the last character of a line, before its line break.</summary>
    public int LineEnd(int offset)
    {
        while (offset < Text.Length && Text[offset] is not ('\n' or '\r'))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Returns where the next line begins.</summary>
    public int NextLine(int offset)
    {
        var end = LineEnd(offset);
        return end == Text.Length ? end : Text[end] == '\r' && end + 1 < Text.Length && Text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>Returns where a line begins.</summary>
    public int LineStart(int offset)
    {
        var line = lines.BinarySearch(offset);
        return lines[line < 0 ? ~line - 1 : line];
    }

    /// <summary>Returns the white space at the beginning of a line.</summary>
    public string IndentAt(int offset)
    {
        var start = LineStart(offset);
        var end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t')
        {
            end++;
        }

        return Text.Substring(start, end - start);
    }

    /// <summary>Returns whether only white space is before an offset on its line.</summary>
    public bool StartsLine(int offset) => LineStart(offset) + IndentAt(offset).Length == offset;

    /// <summary>Returns the offset of the next character that is neither white space nor part of a comment.</summary>
    public int SkipBlank(int offset)
    {
        while (offset < Text.Length && (char.IsWhiteSpace(Text[offset]) || Text[offset] == '#'))
        {
            offset = Text[offset] == '#' ? LineEnd(offset) : offset + 1;
        }

        return offset;
    }

    /// <summary>Returns the quotation mark of a text; null for a plain one.</summary>
    public char? QuoteOf(YamlNode? node) => node is YamlScalar { IsPlain: false } && Text[Start(node)] is '"' or '\'' ? Text[Start(node!)] : null;

    // An edit would not know which of the two it concerns.
    private static string? FindDuplicate(YamlNode? node) => node switch
    {
        YamlMapping map => map.Entries.GroupBy(e => e.Key.Value).FirstOrDefault(g => g.Skip(1).Any())?.Key ?? map.Entries.Select(e => FindDuplicate(e.Value)).FirstOrDefault(d => d is not null),
        YamlSequence list => list.Items.Select(FindDuplicate).FirstOrDefault(d => d is not null),
        _ => null,
    };

    private int Offset(int line, int column) => Math.Min(Text.Length, lines[Math.Min(line, lines.Count - 1)] + column);

    // The text of a block scalar ends after its line break.
    private int TrimmedEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private string? FindStep(YamlNode? root)
    {
        if (root is not YamlMapping map)
        {
            return null;
        }

        if (map.ClosingBracket is not null)
        {
            return map.Count > 0 && StartsLine(Start(map.Entries[0].Key)) && IndentAt(Start(map.Entries[0].Key)) is { Length: > 0 } indent ? indent : null;
        }

        return map.Entries.Select(e => e.Value).OfType<YamlMapping>().FirstOrDefault(m => m.ClosingBracket is null) is { } child
            ? new string(' ', child.Span.Column - map.Span.Column)
            : null;
    }

    private static string? FindDashStep(YamlNode? node)
    {
        if (node is not YamlMapping { ClosingBracket: null } map)
        {
            return null;
        }

        foreach (var entry in map.Entries)
        {
            var found = entry.Value is YamlSequence { ClosingBracket: null } list ? new string(' ', list.Span.Column - entry.Key.Span.Column) : FindDashStep(entry.Value);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
