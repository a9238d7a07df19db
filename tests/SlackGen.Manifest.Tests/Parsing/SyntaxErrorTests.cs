using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

/// <summary>A syntax error costs the declaration that contains it and those after it. It hides no other mistake.</summary>
public sealed class SyntaxErrorTests
{
    private const string Broken =
        """
        group: calls
        summary: Calls.
        types:
          call:
            summary: A call.
            fields: { id: { type: string } }
        methods:
          add:
            summary: Adds a call.
          end:
            summary: Ends a call: it is over.
          list:
            summary: Lists calls.
        """;

    [Test]
    public void What_is_complete_before_a_syntax_error_stays()
    {
        var model = ManifestParser.Parse(Broken).Model;
        Assert.That((Methods(model), model.Types.Single().Name, model.Summary), Is.EqualTo(("calls.add", "call", "Calls.")));
    }

    [Test]
    public void A_mistake_before_a_syntax_error_is_reported_with_it() => Assert.That(
        Found.In(("calls.slack.yaml", Broken.Replace("    summary: Adds a call.", "    summary: Adds a call.\n    tier: 9"))).Select(f => $"{f.Id} {f.Line}"),
        Is.EqualTo(["SLACKGEN107 10", "SLACKGEN101 12"]));

    [Test]
    [Category("Slow")]
    public void A_syntax_error_at_any_line_is_the_only_new_mistake([Values] bool hasMistake)
    {
        var text = hasMistake ? Good.Example("everything.yaml").Replace("summary: ", "sumary: ") : Good.Example("everything.yaml");
        var allowed = hasMistake ? ["SLACKGEN101", "SLACKGEN102"] : new[] { "SLACKGEN101" };
        foreach (var end in text.Index().Where(c => c.Item == '\n').Select(c => c.Index))
        {
            var found = Found.In(("methods/everything.yaml", text[..end] + "\n@" + text[end..]));
            Assert.That(found.Select(f => f.Id).Except(allowed), Is.Empty, text[..end]);
            Assert.That(found.Count(f => f.Id == "SLACKGEN101"), Is.EqualTo(1));
        }
    }

    [TestCase("calls.end", true)]
    [TestCase("calls.list", true)]
    [TestCase("calls.rename", false)]
    [TestCase("rooms.list", false)]
    public void A_method_after_a_syntax_error_may_exist(string method, bool mayExist) =>
        Assert.That(ManifestParser.Parse(Broken).MayDeclareMethod(method), Is.EqualTo(mayExist));

    [Test]
    public void Without_a_group_the_last_word_of_a_method_counts()
    {
        var result = ManifestParser.Parse("group: `calls`\nmethods:\n  add: { summary: Adds a call. }\n");
        Assert.That((result.MayDeclareMethod("calls.add"), result.MayDeclareMethod("calls.end")), Is.EqualTo((true, false)));
    }

    [TestCase("a: 1\n\"b\" : 2\n{ c: 3, 'd': [e:f] }\n- g_h:\n# i: j", "a b c d g_h i")]
    [TestCase("::: : a:", "a")]
    [TestCase("", "")]
    public void Every_word_before_a_colon_may_be_a_key(string text, string keys) => Assert.That(UnparsedKeys.Find(text), Is.EquivalentTo(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void Half_of_the_common_file_is_not_used() =>
        Assert.That(ManifestParser.Parse(Good.Example("common.yaml") + "\n@").Model, Is.EqualTo(ManifestFile.Empty));

    [Test]
    public void An_extension_of_what_a_broken_built_in_file_may_declare_is_not_a_mistake()
    {
        const string Extension = "group: calls\nsummary: Mine.\nmethods: { list: { extend: true, params: { color: { type: string, summary: The color. } } } }";
        Assert.That(Found.In(("methods/calls.yaml", Broken), ("mine.slack.yaml", Extension)).Select(f => f.Id), Is.EqualTo(["SLACKGEN101"]));
    }

    [Test]
    public void An_upload_in_a_broken_file_may_find_its_other_method_after_the_error() => Assert.That(
        Found.In(("methods/calls.yaml", Broken.Replace("    summary: Adds a call.", "    summary: Adds a call.\n    upload: calls.list"))).Select(f => f.Id),
        Is.EqualTo(["SLACKGEN101"]));

    private static string Methods(ManifestFile model) => string.Join(' ', model.Methods.Select(m => m.Name));
}
