using SlackGen.Manifest.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SlackGen.Manifest.Yaml;

/// <summary>
/// Builds nodes from the events of YamlDotNet's parser. The events carry marks, which its object deserializer drops. A syntax error ends the tree: what was
/// complete before it stays, and every node that it is part of is cut off.
/// </summary>
internal sealed class YamlReader
{
    // Far above any real manifest, far below what would overflow the stack of the compiler that hosts the generator.
    private const int MaxDepth = 64;

    private readonly Action<Rule, ManifestSpan, string> report;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private ParsingEvent? next;
    private ManifestSpan errorSpan;

    /// <summary>Initializes a reader.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="report">The receiver of diagnostics.</param>
    public YamlReader(string text, Action<Rule, ManifestSpan, string> report)
    {
        this.report = report;

        // The scanner takes a byte order mark for a word.
        scanner = new Scanner(new StringReader(text.TrimStart('\uFEFF')));
        parser = new Parser(scanner);
    }

    /// <summary>Gets whether a syntax error was found.</summary>
    public bool HasSyntaxError { get; private set; }

    /// <summary>Reads the one document of the file; null for an empty file.</summary>
    public YamlNode? ReadDocument()
    {
        if (!TryTake<StreamStart>() || !TryTake<DocumentStart>())
        {
            return null;
        }

        var root = ReadNode(0);
        if (TryTake<DocumentEnd>() && Peek() is DocumentStart second)
        {
            report(Rules.WrongShape, Span(second), "A manifest file is one YAML document; move the second one to a file of its own.");
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        switch (Peek())
        {
            case null:
                return new YamlCutOff(errorSpan);
            case var deep when depth > MaxDepth:
                return Fail(Span(deep.Start, deep.End), $"nested more than {MaxDepth} levels deep.");
            case Scalar scalar:
                Take();
                return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Span(scalar));
            case SequenceStart sequence:
                Take();
                return ReadSequence(sequence, depth);
            case MappingStart mapping:
                Take();
                return ReadMapping(mapping, depth);
            case AnchorAlias alias:
                Take();
                report(Rules.Alias, Span(alias), $"The alias '*{alias.Value}' is not supported: write the value out, so that each part can be read alone.");
                return new YamlAlias(Span(alias));
            case var other:
                return Fail(Span(other.Start, other.End), "a value is expected here.");
        }
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Peek() is not (null or SequenceEnd))
        {
            items.Add(ReadNode(depth + 1));
        }

        var end = start.Style == SequenceStyle.Flow ? ClosingBracket() : null;
        return new YamlSequence(items, Span(start), end, isCutOff: !TryTake<SequenceEnd>());
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        while (Peek() is not (null or MappingEnd))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is YamlScalar name)
            {
                entries.Add(new(name, value));
            }
            else if (!key.IsCutOff)
            {
                report(Rules.WrongShape, key.Span, $"A key is a word, not {key.Shape}.");
            }
        }

        var end = start.Style == MappingStyle.Flow ? ClosingBracket() : null;
        return new YamlMapping(entries, Span(start), end, isCutOff: !TryTake<MappingEnd>());
    }

    // The mark of the end of a flow collection is that of its bracket; in block style, it is that of whatever comes next.
    private ManifestSpan? ClosingBracket() => Peek() is { } end ? Span(end.Start, end.Start) : null;

    private bool TryTake<T>()
        where T : ParsingEvent
    {
        if (Peek() is not T)
        {
            return false;
        }

        Take();
        return true;
    }

    // The event after it is parsed when it is needed: an error there does not concern this one.
    private void Take() => next = null;

    // The event that comes next; null at the end of the text and after a syntax error.
    private ParsingEvent? Peek()
    {
        if (next is not null || HasSyntaxError)
        {
            return next;
        }

        try
        {
            next = parser.MoveNext() ? parser.Current : null;
        }
        catch (YamlException e)
        {
            // The error of a tab that indents has no location, or that of the text before it.
            Fail(e.Message.Contains(" tab ") ? Span(scanner.CurrentPosition, scanner.CurrentPosition) : Span(e.Start, e.End), OneLine(e.Message) + Hint(e.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner does not survive some texts. The usual one is an open bracket above a line without indentation.
            Fail(Span(scanner.CurrentPosition, scanner.CurrentPosition), "it cannot be read from here on. Is a bracket, brace or quote before this place left open?");
        }

        return next;
    }

    private YamlCutOff Fail(ManifestSpan span, string reason)
    {
        (HasSyntaxError, errorSpan, next) = (true, span, null);
        report(Rules.Syntax, span, "This is not valid YAML: " + reason);
        return new YamlCutOff(span);
    }

    private static ManifestSpan Span(ParsingEvent e) => e switch
    {
        // A collection is reported where it begins: its end is not known yet, and a span over many lines is of no use.
        Scalar or AnchorAlias => Span(e.Start, e.End),
        _ => Span(e.Start, e.Start),
    };

    // The parser's marks count from 1. Some of its errors end before they begin, and the compiler refuses such a location.
    private static ManifestSpan Span(Mark start, Mark end)
    {
        var last = end.Line > start.Line || (end.Line == start.Line && end.Column > start.Column) ? end : start;
        return new(Index(start.Line), Index(start.Column), Index(last.Line), Index(last.Column));
    }

    private static int Index(long position) => (int)Math.Max(0, position - 1);

    // What the scanner calls a mapping or a token is usually a sentence without quotes.
    private static string Hint(string message) =>
        message.Contains("found invalid mapping") || message.Contains("cannot start any token")
            ? " Put text that has ': ' in it, or begins with a special character, in quotes."
            : "";

    private static string OneLine(string message) => message.Replace("\r", "").Replace('\n', ' ').Trim();
}
