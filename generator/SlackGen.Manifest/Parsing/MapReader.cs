using System.Globalization;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads the values of a map by key, and reports unknown and duplicate keys.</summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly ParseContext context;
    private readonly YamlMapping map;
    private readonly string what;

    /// <summary>Initializes a reader.</summary>
    /// <param name="context">The receiver of diagnostics.</param>
    /// <param name="map">The map.</param>
    /// <param name="what">The name of the map in messages ("a method").</param>
    /// <param name="known">The allowed keys.</param>
    public MapReader(ParseContext context, YamlMapping map, string what, params string[] known)
    {
        (this.context, this.map, this.what) = (context, map, what);
        var unknown = new List<KeyValuePair<YamlScalar, YamlNode>>();
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Value;
            if (key == "<<" && entry.Value is YamlAlias)
            {
                context.Ignore(map.Span);
            }
            else if (Array.IndexOf(known, key) < 0)
            {
                unknown.Add(entry);
            }
            else if (values.ContainsKey(key))
            {
                context.Report(Rules.DuplicateKey, entry.Key.Span, $"'{key}' is declared twice in {what}.");
            }
            else
            {
                values[key] = entry.Value;
            }
        }

        foreach (var entry in unknown)
        {
            ReportUnknown(entry.Key, entry.Value, known);
        }
    }

    /// <summary>Returns whether the map has a key.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>Returns the value of a key; null where the key is absent.</summary>
    public YamlNode? Node(string key) => values.TryGetValue(key, out var node) ? node : null;

    /// <summary>Returns the location of a key's value; that of the map where the key is absent.</summary>
    public ManifestSpan SpanOf(string key) => Node(key)?.Span ?? map.Span;

    /// <summary>Returns the text of a scalar; null where the key is absent or, with a diagnostic, its value is something else.</summary>
    public string? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar scalar when !scalar.IsNull:
                return scalar.Value;
            case var node:
                context.Report(Rules.WrongShape, node.Span, $"'{key}' of {what} is text, not {node.Shape}.");
                return null;
        }
    }

    /// <summary>Returns the required <c>summary</c>; empty, with a diagnostic, where there is none.</summary>
    public string Summary(string owner)
    {
        var text = Text("summary");
        if (!Has("summary") || (text is not null && string.IsNullOrWhiteSpace(text)))
        {
            context.Report(Rules.MissingKey, SpanOf("summary"), $"{owner} needs a 'summary': one sentence for the reader of its documentation.");
        }

        return text ?? "";
    }

    /// <summary>Returns true or false; <paramref name="absent"/> where the key is absent.</summary>
    public bool Bool(string key, bool absent)
    {
        switch (Node(key))
        {
            case null:
                return absent;
            case YamlScalar { IsPlain: true, Value: "true" }:
                return true;
            case YamlScalar { IsPlain: true, Value: "false" }:
                return false;
            case var node:
                context.Report(Rules.BadValue, node.Span, $"'{key}' of {what} is true or false, not {node.Shape}.");
                return absent;
        }
    }

    /// <summary>Returns a whole number; null where the key is absent.</summary>
    public long? Int(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalar { IsPlain: true } scalar when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return number;
            case var node:
                context.Report(Rules.BadValue, node.Span, $"'{key}' of {what} is a whole number, not {node.Shape}.");
                return null;
        }
    }

    /// <summary>Returns a day such as <c>2026-09-30</c>; null where the key is absent.</summary>
    public string? Day(string key)
    {
        var text = Text(key);
        if (text is null || DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text;
        }

        context.Report(Rules.BadValue, SpanOf(key), $"'{key}' of {what} is a day, such as 2026-09-30, not '{text}'.");
        return null;
    }

    /// <summary>Returns one of the words; the first one where the key is absent.</summary>
    public string Word(string key, params string[] words)
    {
        var text = Text(key);
        if (text is null || Array.IndexOf(words, text) >= 0)
        {
            return text ?? words[0];
        }

        context.Report(Rules.BadValue, SpanOf(key), $"'{key}' of {what} is one of {string.Join(", ", words)}, not '{text}'.", text, words);
        return words[0];
    }

    /// <summary>Returns the member of one of an enum's words; the first one where the key is absent.</summary>
    public T Word<T>(string key, WordTable<T> words)
        where T : struct, Enum => words.Find(Word(key, words.Words)) ?? words.Default;

    /// <summary>Returns the entries of a map of names. A duplicate name is reported, and its first entry is returned.</summary>
    public IEnumerable<KeyValuePair<YamlScalar, YamlNode>> Names(string key, string each)
    {
        switch (Node(key))
        {
            case null or YamlScalar { IsNull: true }:
                return [];
            case YamlMapping names:
                return Unique(names, each);
            case var node:
                context.Report(Rules.WrongShape, node.Span, $"'{key}' of {what} is a map with a key for each {each}, not {node.Shape}.");
                return [];
        }
    }

    // A misspelt key is read as the key that was meant, so that the map does not appear to lack it.
    private void ReportUnknown(YamlScalar key, YamlNode value, string[] known)
    {
        var meant = Suggestion.Nearest(key.Value, known);
        context.Report(Rules.UnknownKey, key.Span, $"'{key.Value}' is not a key of {what}.", key.Value, known);
        if (meant is not null && !values.ContainsKey(meant))
        {
            values[meant] = value;
        }
    }

    private List<KeyValuePair<YamlScalar, YamlNode>> Unique(YamlMapping names, string each)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unique = new List<KeyValuePair<YamlScalar, YamlNode>>(names.Entries.Count);
        foreach (var entry in names.Entries)
        {
            if (seen.Add(entry.Key.Value))
            {
                unique.Add(entry);
            }
            else
            {
                context.Report(Rules.DuplicateKey, entry.Key.Span, $"The {each} '{entry.Key.Value}' is declared twice.");
            }
        }

        return unique;
    }
}
