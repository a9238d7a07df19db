using SlackGen.Manifest.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SlackGen.Manifest.Yaml;

/// <summary>
/// Builds nodes from YamlDotNet's parser events. The events carry marks, which its object deserializer drops, and they cost half as much.
/// </summary>
internal static class YamlTree
{
    // Far above any real manifest, far below what would overflow the stack of the compiler that hosts us.
    private const int MaxDepth = 64;

    /// <summary>Reads the one document of a file; null when the file is empty or not YAML, which is then reported.</summary>
    public static YamlNode? Read(string text, Action<Rule, ManifestSpan, string> report)
    {
        // A byte order mark is no part of the text, and the scanner takes it for a word.
        var scanner = new Scanner(new StringReader(text.TrimStart('\uFEFF')));
        var parser = new Parser(scanner);
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var root = ReadNode(parser, report, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                report(Rules.WrongShape, Span(second), "A manifest file is one YAML document; put the second one in a file of its own.");
            }

            return root;
        }
        catch (YamlException e)
        {
            // The error of a tab that indents has no place of its own, or that of the text before it.
            var span = e.Message.Contains(" tab ") ? Span(scanner.CurrentPosition, scanner.CurrentPosition) : Span(e.Start, e.End);
            report(Rules.Syntax, span, "This is not valid YAML: " + OneLine(e.Message) + Hint(e.Message));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner does not survive some texts, of which an open bracket above an unindented line is the usual one.
            var span = Span(scanner.CurrentPosition, scanner.CurrentPosition);
            report(Rules.Syntax, span, "This is not valid YAML: it cannot be read from here on. Is a bracket, brace or quote before this place left open?");
            return null;
        }
    }

    private static YamlNode ReadNode(Parser parser, Action<Rule, ManifestSpan, string> report, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested more than {MaxDepth} levels deep.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Span(scalar));
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, report, depth + 1));
            }

            return new YamlSequence(items, Span(sequence));
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            return new YamlMapping(ReadEntries(parser, report, depth), Span(mapping));
        }

        var alias = parser.Consume<AnchorAlias>();
        report(Rules.Alias, Span(alias), $"The alias '*{alias.Value}' is not supported: write the value out, so that each place reads alone.");
        return new YamlAlias(Span(alias));
    }

    private static List<KeyValuePair<YamlScalar, YamlNode>> ReadEntries(Parser parser, Action<Rule, ManifestSpan, string> report, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, report, depth + 1);
            var value = ReadNode(parser, report, depth + 1);
            if (key is YamlScalar name)
            {
                entries.Add(new(name, value));
            }
            else
            {
                report(Rules.WrongShape, key.Span, $"A key is a word, not {key.Shape}.");
            }
        }

        return entries;
    }

    private static ManifestSpan Span(ParsingEvent e) => e switch
    {
        // A collection is reported where it begins: its end is not known yet, and a span over many lines helps nobody.
        Scalar or AnchorAlias => Span(e.Start, e.End),
        _ => Span(e.Start, e.Start),
    };

    // The parser's marks count from 1. Some of its errors end before they begin, and the compiler refuses such a place.
    private static ManifestSpan Span(Mark start, Mark end)
    {
        var last = end.Line > start.Line || (end.Line == start.Line && end.Column > start.Column) ? end : start;
        return new(Index(start.Line), Index(start.Column), Index(last.Line), Index(last.Column));
    }

    private static int Index(long position) => (int)Math.Max(0, position - 1);

    // What the scanner calls a mapping or a token is usually a sentence that wants quotes.
    private static string Hint(string message) =>
        message.Contains("found invalid mapping") || message.Contains("cannot start any token")
            ? " Put text that has ': ' in it, or begins with a special character, in quotes."
            : "";

    private static string OneLine(string message) => message.Replace("\r", "").Replace('\n', ' ').Trim();
}
