using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>The state that the parsers of one file share: diagnostics and the locations of names.</summary>
internal sealed class ParseContext
{
    private readonly HashSet<ManifestSpan> ignored = [];

    /// <summary>Gets the mistakes found so far.</summary>
    public List<ManifestDiagnostic> Diagnostics { get; } = [];

    /// <summary>Gets the locations of names.</summary>
    public Positions Positions { get; } = new();

    /// <summary>Gets the number of errors found so far. A method is left out where it grows while the method is read.</summary>
    public int Errors { get; private set; }

    /// <summary>Adds a diagnostic, except at an ignored location.</summary>
    public void Report(Rule rule, ManifestSpan span, string message) => Report(new(rule, span, message));

    /// <summary>Adds a diagnostic about a word that is not known, except at an ignored location.</summary>
    public void Report(Rule rule, ManifestSpan span, string message, string word, IEnumerable<string> candidates) =>
        Report(ManifestDiagnostic.Create(rule, span, message, word, candidates));

    private void Report(ManifestDiagnostic diagnostic)
    {
        if (ignored.Contains(diagnostic.Span))
        {
            return;
        }

        if (diagnostic.Rule == Rules.Alias)
        {
            Ignore(diagnostic.Span);
        }

        Diagnostics.Add(diagnostic);
        Errors += diagnostic.Rule.IsError ? 1 : 0;
    }

    /// <summary>Ignores all further diagnostics at a location: the value of an alias is not known, so what is missing there is not a second mistake.</summary>
    public void Ignore(ManifestSpan span) => ignored.Add(span);

    /// <summary>Ignores all further diagnostics at nodes that a syntax error cuts off: what they lack may follow the error.</summary>
    public void IgnoreCutOff(YamlNode node)
    {
        for (YamlNode? at = node; at is { IsCutOff: true };)
        {
            Ignore(at.Span);
            at = at switch
            {
                YamlMapping { Entries: { Count: > 0 } entries } => entries[entries.Count - 1].Value,
                YamlSequence { Items: { Count: > 0 } items } => items[items.Count - 1],
                _ => null,
            };
        }
    }

    /// <summary>Returns the node as a map; null, with a diagnostic, for another node.</summary>
    public YamlMapping? Map(YamlNode node, string what)
    {
        if (node is YamlMapping map)
        {
            return map;
        }

        Report(Rules.WrongShape, node.Span, $"{what} is a map, not {node.Shape}.");
        return null;
    }

    /// <summary>Returns the sentence that explains a name; empty, with a diagnostic, where there is none.</summary>
    public string Sentence(YamlScalar name, YamlNode node, string each)
    {
        if (node is YamlScalar { IsNull: false } sentence && !string.IsNullOrWhiteSpace(sentence.Value))
        {
            return sentence.Value;
        }

        if (node is YamlScalar)
        {
            Report(Rules.MissingKey, name.Span, $"The {each} '{name.Value}' needs a sentence that says what it means.");
        }
        else
        {
            Report(Rules.WrongShape, node.Span, $"The {each} '{name.Value}' is explained by a sentence, not by {node.Shape}.");
        }

        return "";
    }

    /// <summary>Returns the words of a list.</summary>
    public List<YamlScalar> Words(YamlNode? node, string what)
    {
        var words = new List<YamlScalar>();
        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                if (item is YamlScalar { IsNull: false } word)
                {
                    words.Add(word);
                }
                else
                {
                    Report(Rules.WrongShape, item.Span, $"'{what}' lists words, not {item.Shape}.");
                }
            }
        }
        else if (node is not null)
        {
            Report(Rules.WrongShape, node.Span, $"'{what}' is a list, not {node.Shape}.");
        }

        return words;
    }
}
