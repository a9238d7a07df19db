using SlackGen.CodeFixes.Suggestions;

namespace SlackGen.Analyzers.Tests.Fixes;

/// <summary>A misspelt word of a project's YAML is replaced by the word that was meant.</summary>
[Category("Slow")]
public sealed class ManifestWordFixTests
{
    [TestCase("idempotant: true", "idempotent: true")]
    [TestCase("body: jsn", "body: json")]
    [TestCase("tier: speciall", "tier: special")]
    [TestCase("scopes: { bott: [] }", "scopes: { bot: [] }")]
    [TestCase("returns: { ids: { type: lst<string>, summary: IDs. } }", "returns: { ids: { type: list<string>, summary: IDs. } }")]
    [TestCase("returns: { users: { type: list<usr>, summary: People. } }", "returns: { users: { type: list<user>, summary: People. } }")]
    [TestCase("params: { room: { type: string, summary: ID. }, name: { type: string, summary: Name. } }\n    one_of: [[rom, name]]", "params: { room: { type: string, summary: ID. }, name: { type: string, summary: Name. } }\n    one_of: [[room, name]]")]
    public Task A_misspelt_word_is_replaced(string line, string expected) => AssertAsync(Manifest(line), Manifest(expected));

    [Test]
    public Task A_word_without_a_near_one_stays() => AssertAsync(Manifest("colour: red"), Manifest("colour: red"));

    private static Task AssertAsync(string manifest, string expected)
    {
        const string Source = """
            namespace Shop;

            [SlackApi("rooms.*")]
            public partial class SlackClient;
            """;
        return GeneratorFix<ManifestWordFix>.AssertFileAsync(Source, "/rooms.slack.yaml", manifest, expected);
    }

    private static string Manifest(string line) => $$"""
        group: rooms
        summary: Rooms of the house.
        methods:
          close:
            summary: Closes a room.
            {{(line.StartsWith("tier", StringComparison.Ordinal) ? "" : "tier: 3")}}
            {{line}}
        """;
}
