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
    public static YamlNode? Read(string text, Action<Rule, TextSpan, string> report)
    {
        var parser = new Parser(new StringReader(text));
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
            report(Rules.Syntax, Span(e.Start, e.End), "This is not valid YAML: " + OneLine(e.Message));
            return null;
        }
    }

    private static YamlNode ReadNode(Parser parser, Action<Rule, TextSpan, string> report, int depth)
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

    private static List<KeyValuePair<YamlScalar, YamlNode>> ReadEntries(Parser parser, Action<Rule, TextSpan, string> report, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(parser, report, depth + 1);
            var value = ReadNode(parser, report, depth + 1);
            if (key is YamlScalar name)
            {
                // A merge key stands and falls with its alias, which has been reported.
                if (name.Value != "<<" || value is not YamlAlias)
                {
                    entries.Add(new(name, value));
                }
            }
            else
            {
                report(Rules.WrongShape, key.Span, $"A key is a word, not {key.Shape}.");
            }
        }

        return entries;
    }

    private static TextSpan Span(ParsingEvent e) => e switch
    {
        // A collection is reported where it begins: its end is not known yet, and a span over many lines helps nobody.
        Scalar or AnchorAlias => Span(e.Start, e.End),
        _ => Span(e.Start, e.Start),
    };

    // The parser's marks count from 1. Some of its errors end before they begin, and the compiler refuses such a place.
    private static TextSpan Span(Mark start, Mark end)
    {
        var last = end.Line > start.Line || (end.Line == start.Line && end.Column > start.Column) ? end : start;
        return new(Index(start.Line), Index(start.Column), Index(last.Line), Index(last.Column));
    }

    private static int Index(long position) => (int)Math.Max(0, position - 1);

    private static string OneLine(string message) => message.Replace("\r", "").Replace('\n', ' ').Trim();
}
