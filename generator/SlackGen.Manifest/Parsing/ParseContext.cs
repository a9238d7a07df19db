using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>What the parsers of one file share: where diagnostics go and where names stand.</summary>
internal sealed class ParseContext
{
    private readonly HashSet<ManifestSpan> ignored = [];

    public List<ManifestDiagnostic> Diagnostics { get; } = [];

    public Positions Positions { get; } = new();

    /// <summary>How many errors were found so far: what was read while the number grew is left out.</summary>
    public int Errors { get; private set; }

    public void Report(Rule rule, ManifestSpan span, string message)
    {
        if (ignored.Contains(span))
        {
            return;
        }

        if (rule == Rules.Alias)
        {
            Ignore(span);
        }

        Diagnostics.Add(new(rule, span, message));
        Errors += rule.IsError ? 1 : 0;
    }

    /// <summary>Reports nothing more about a place: what an alias stands for is not known, so that something is missing there is no second mistake.</summary>
    public void Ignore(ManifestSpan span) => ignored.Add(span);

    /// <summary>The node as a map, or null with a diagnostic.</summary>
    public YamlMapping? Map(YamlNode node, string what)
    {
        if (node is YamlMapping map)
        {
            return map;
        }

        Report(Rules.WrongShape, node.Span, $"{what} is a map, not {node.Shape}.");
        return null;
    }

    /// <summary>The sentence that says what a name means; empty, with a diagnostic, where there is none.</summary>
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

    /// <summary>The words of a list node.</summary>
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
