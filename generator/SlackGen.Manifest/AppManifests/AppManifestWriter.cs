using System.Text;

namespace SlackGen.Manifest.AppManifests;

/// <summary>Writes values in the style of the file that they are inserted into.</summary>
/// <param name="IsJson">Whether the file is JSON.</param>
/// <param name="NewLine">The line break of the file.</param>
/// <param name="Step">The indentation of one level.</param>
/// <param name="DashStep">The indentation of the dashes of a list in relation to its key.</param>
internal sealed record AppManifestWriter(bool IsJson, string NewLine, string Step, string DashStep)
{
    /// <summary>Returns a map as the whole content of a file.</summary>
    public string Root(AppManifestMap map) => string.Join(NewLine, map.Entries.Select(e => Entry(e, "")));

    /// <summary>Returns a value in block style that follows a key and its colon: on the same line, or on lines of its own.</summary>
    public string AfterColon(AppManifestValue value, string indent) => value switch
    {
        AppManifestMap { Entries.Count: 0 } => " {}",
        AppManifestMap map => string.Concat(map.Entries.Select(e => NewLine + indent + Step + Entry(e, indent + Step))),
        AppManifestList list => string.Concat(list.Items.Select(i => NewLine + indent + DashStep + Item(i, indent + DashStep))),
        AppManifestText or AppManifestFlag => " " + Scalar(value, quote: null),
        _ => throw new ArgumentException($"{value} is no value.", nameof(value)),
    };

    /// <summary>Returns an entry of a map in block style, without the indentation of its first line.</summary>
    public string Entry(KeyValuePair<string, AppManifestValue> entry, string indent) => entry.Key + ":" + AfterColon(entry.Value, indent);

    /// <summary>Returns an item of a list in block style, without the indentation of its first line.</summary>
    /// <param name="item">The item.</param>
    /// <param name="indent">The indentation of the dash.</param>
    /// <param name="quote">The quotation mark of the other items; null for none.</param>
    public string Item(AppManifestValue item, string indent, char? quote = null) => item is AppManifestMap map
        ? "- " + string.Join(NewLine + indent + "  ", map.Entries.Select(e => Entry(e, indent + "  ")))
        : "- " + Scalar(item, quote);

    /// <summary>Returns a value in flow style, which JSON is too.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">The indentation of the line where it begins; null to write everything on one line.</param>
    /// <param name="quote">The quotation mark of texts; null for none.</param>
    public string Flow(AppManifestValue value, string? indent, char? quote) => value switch
    {
        AppManifestMap { Entries.Count: 0 } => "{}",
        AppManifestMap map => Bracket('{', map.Entries.Select(e => FlowEntry(e, indent + Step, indent is null, quote)), '}', indent),
        AppManifestList list => Bracket('[', list.Items.Select(i => Flow(i, indent is null ? null : indent + Step, quote)), ']', indent),
        AppManifestText or AppManifestFlag => Scalar(value, IsJson ? '"' : quote),
        _ => throw new ArgumentException($"{value} is no value.", nameof(value)),
    };

    /// <summary>Returns an entry of a map in flow style.</summary>
    public string FlowEntry(KeyValuePair<string, AppManifestValue> entry, string indent, bool isOnOneLine, char? quote) =>
        (IsJson ? Quoted(entry.Key) : entry.Key) + ": " + Flow(entry.Value, isOnOneLine ? null : indent, quote);

    private string Bracket(char open, IEnumerable<string> parts, char close, string? indent) => indent is null
        ? open + string.Join(", ", parts) + close
        : open + NewLine + indent + Step + string.Join("," + NewLine + indent + Step, parts) + NewLine + indent + close;

    private static string Scalar(AppManifestValue value, char? quote) => value switch
    {
        AppManifestFlag flag => flag.Word,
        AppManifestText { Text: var text } when quote == '\'' => "'" + text.Replace("'", "''") + "'",
        AppManifestText { Text: var text } when quote == '"' || !IsPlain(text) => Quoted(text),
        AppManifestText { Text: var text } => text,
        _ => throw new ArgumentException($"{value} is no text.", nameof(value)),
    };

    // Stricter than YAML: words, and what scopes and commands have. Anything else is quoted.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '/')
        && text.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or ':' or ' ')
        && !text.Contains(": ") && !text.EndsWith(":", StringComparison.Ordinal) && !text.EndsWith(" ", StringComparison.Ordinal)
        && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");

    // Every escape of JSON is one of YAML.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                < ' ' => quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
