using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Whatever the manifest says in words and names, C# and XML take it.</summary>
[Category("Slow")]
public class WordingTests
{
    [Test]
    public void Sentences_may_hold_any_character()
    {
        var generation = Generate("""
            group: demo
            summary: "A <group> & \"more\" \\ than */ that."
            methods:
              go:
                summary: "One\nline\r\nor\u2028two\u0085three\u2029four\0five\tsix `code` and ` alone ]]> <b>"
                scopes: { bot: ["a<b>:c"] }
                deprecated: { use: demo.go, summary: "Why\u2028not \"this\" \\ one\n?" }
                params:
                  a: { type: string, required: true, summary: "/// */ <x> & </summary>", example: "`</c>` \u2028", default: "<\u0001>" }
                errors:
                  "a<b>&c": { name: strange, summary: "x\u2028y </description>" }
                warnings:
                  "<w>": "&"
                returns:
                  "quo\"te\\d": { type: string, name: quoted, summary: "\u0085" }
                  "u\u2028n": { type: string, name: line }
            types:
              kind: { summary: "a\u2029b", enum: { "x\"y\u2028z\n": { name: odd, summary: "</summary>" } } }
            """);

        Assert.That(generation["demo.g.cs"], Does.Contain("<c>code</c> and ` alone ]]&gt; &lt;b&gt;"));
    }

    [TestCase("client")]
    [TestCase("cancellation_token")]
    [TestCase("request")]
    [TestCase("class")]
    [TestCase("this")]
    [TestCase("await")]
    [TestCase("value")]
    [TestCase("var")]
    [TestCase("system")]
    [TestCase("slack_gen")]
    [TestCase("go_method")]
    [TestCase("call_async")]
    [TestCase("2nd")]
    [TestCase("task")]
    public void An_argument_may_have_any_name(string name) => Generate($$"""
        group: demo
        summary: A group.
        methods:
          go:
            summary: Goes.
            params:
              {{name}}: { type: string, required: true, summary: An argument. }
            returns:
              {{name}}: { type: string, required: true }
        """);

    [TestCase("call")]
    [TestCase("pages")]
    [TestCase("items")]
    [TestCase("slackConnection")]
    [TestCase("toString")]
    [TestCase("equals")]
    [TestCase("getHashCode")]
    [TestCase("memberwiseClone")]
    [TestCase("task")]
    [TestCase("class")]
    [TestCase("demo")]
    public void A_method_may_have_any_name(string name) => Generate($$"""
        group: demo
        summary: A group.
        methods:
          {{name}}:
            summary: Goes.
            params: { cursor: { type: string, summary: Where. } }
            returns: { things: { type: list<string>, required: true } }
            paging: { items: things }
        """);

    [TestCase("system")]
    [TestCase("global")]
    [TestCase("slackGen")]
    [TestCase("task.system")]
    [TestCase("class.event")]
    [TestCase("string")]
    [TestCase("a.a.a")]
    public void A_group_may_have_any_name(string name) => Generate($$"""
        group: {{name}}
        summary: A group.
        methods: { go: { summary: Goes., params: { id: { type: string, required: true, summary: Which. } } } }
        """);

    [TestCase("system")]
    [TestCase("global")]
    [TestCase("record")]
    [TestCase("slack_gen")]
    [TestCase("demo")]
    [TestCase("obsolete")]
    public void A_type_may_have_any_name_that_is_not_taken(string name) => Generate($$"""
        group: demo
        summary: A group.
        methods: { go: { summary: Goes., returns: { {{name}}: { type: {{name}}, required: true }, more: { type: map<list<{{name}}>> } } } }
        types:
          {{name}}: { summary: A type., fields: { id: { type: string, required: true }, {{name}}_2: { type: {{name}} } } }
        """);

    private static Generation Generate(string yaml) => Generation.Of(BotProject.Of(BotProject.Client, ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", yaml)));
}
