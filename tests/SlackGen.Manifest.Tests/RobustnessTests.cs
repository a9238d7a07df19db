using FsCheck;
using FsCheck.Fluent;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests;

/// <summary>The parser reports diagnostics for any text and never throws. After an exception, the compiler would generate no code at all.</summary>
[Category("Slow")]
public sealed class RobustnessTests
{
    // What YAML and the format are made of, so that random texts get past the first line.
    private static readonly string[] Tokens =
    [
        ": ", "- ", "? ", "\n", "\n  ", "\n    ", "\t", "{ ", " }", "[", "]", ", ", "\"", "'", "#", " # ", "|\n", ">-\n", "&a ", "*a", "!t ", "%", "@", "`",
        "---\n", "...\n", "<<: ", "~", "null", "true", "\\", "\\u", "\\UFFFFFFFF", "\0", "\uFEFF", "\uD800", "é", "<", ">", "0", "-1", "99999999999999999999",
        "group: ", "summary: ", "methods:", "types:", "tiers:", "errors:", "params:", "returns:", "fields:", "enum:", "union: ", "of:", "type: ", "name: ",
        "rate: ", "tier: special", "scopes: ", "one_of: ", "paging: ", "items: ", "deprecated: ", "example: ", "list<", "csv<string>", "calls", "a.b",
    ];

    // A failure repeats itself: these seeds are part of the test.
    private static readonly Config Texts = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(new Replay(new Rnd(20260820, 1), null!));
    private static readonly Config Edits = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(new Replay(new Rnd(20260821, 1), null!));

    private static readonly Gen<string> Soup = Gen.Elements(Tokens).ListOf().Select(string.Concat);

    [Test]
    public void Any_text_is_parsed_without_an_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(t => t is not null), AssertParses).Check(Texts);

    [Test]
    public void Any_soup_of_YAML_is_parsed_without_an_exception() => Prop.ForAll(Soup.ToArbitrary(), AssertParses).Check(Texts);

    [Test]
    public void Any_edit_of_a_good_file_is_parsed_without_an_exception() =>
        Prop.ForAll(Edited(Good.Example("everything.yaml")).ToArbitrary(), AssertParses).Check(Edits);

    [Test]
    public void Any_edit_of_common_yaml_is_parsed_without_an_exception() =>
        Prop.ForAll(Edited(Good.Example("common.yaml")).ToArbitrary(), AssertParses).Check(Edits);

    [Test]
    public void Every_beginning_of_a_good_file_is_parsed_without_an_exception()
    {
        // What an editor holds while somebody types.
        var text = Good.Example("everything.yaml");
        for (var length = 0; length <= text.Length; length++)
        {
            AssertParses(text[..length]);
        }
    }

    [Test]
    public void Pascal_makes_an_identifier_or_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(t => t is not null), name =>
        {
            var pascal = Naming.Pascal(name);
            Assert.That(pascal.Length == 0 || Naming.IsIdentifier(pascal), Is.True, pascal);
        }).Check(Texts);

    // One to four places of a text, each lost, doubled or followed by something.
    private static Gen<string> Edited(string text)
    {
        var edit =
            from at in Gen.Choose(0, text.Length - 1)
            from length in Gen.Choose(0, 20)
            from kind in Gen.Choose(0, 2)
            from token in Gen.Elements(Tokens)
            select (at, length, kind, token);
        return edit.ListOf().Select(edits => edits.Take(4).Aggregate(text, (t, e) =>
        {
            var at = Math.Min(e.at, t.Length);
            var end = Math.Min(at + e.length, t.Length);
            return e.kind switch
            {
                0 => t.Remove(at, end - at),
                1 => t.Insert(at, t[at..end]),
                _ => t.Insert(at, e.token),
            };
        }));
    }

    private static void AssertParses(string text)
    {
        var result = ManifestParser.Parse(text);
        var files = CheckedFile.CreateAll([("a.slack.yaml", true, result)]);
        Linker.Link(files.Select(f => f.Summary), []);
        var between = LinkChecker.Check(files, "SlackClient").Select(d => d.Diagnostic);
        var lines = text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
        foreach (var diagnostic in result.Diagnostics.Concat(between))
        {
            Assert.That(IsPlace(diagnostic.Span, lines), Is.True, $"{diagnostic} in a text of {lines} lines");
        }
    }

    // The compiler throws on a place that ends before it begins.
    private static bool IsPlace(ManifestSpan span, int lines) =>
        span is { Line: >= 0, Column: >= 0, EndColumn: >= 0 }
        && (span.EndLine > span.Line || (span.EndLine == span.Line && span.EndColumn >= span.Column))
        && span.Line <= lines
        && span.EndLine <= lines;
}
