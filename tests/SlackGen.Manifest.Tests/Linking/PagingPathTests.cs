using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class PagingPathTests
{
    private const string Types =
        """

        types:
          found: { summary: What was found., fields: { matches: { type: list<match> }, more: { type: found, name: rest }, next_cursor: { type: string }, note: { type: string } } }
          match: { summary: One match., fields: { text: { type: string } } }
        """;

    [TestCase("members", "Members", "string")]
    [TestCase("messages.matches", "Messages?.Matches", "match")]
    [TestCase("messages.more.more.matches", "Messages?.Rest?.Rest?.Matches", "match")]
    public void A_path_leads_through_object_types_to_a_list(string path, string accessor, string item)
    {
        var page = Page($"items: {path}")!;
        Assert.That((page.Method, page.Items, page.Item?.ToString()), Is.EqualTo(("search.messages", accessor, item)));
    }

    [TestCase("\"\"")]
    [TestCase("messages")]
    [TestCase("messages.note")]
    [TestCase("messages.matches.text")]
    [TestCase("members.matches")]
    [TestCase("count")]
    [TestCase("nothing.matches")]
    public void A_path_that_leads_elsewhere_leaves_pages_without_items(string path)
    {
        var page = Page($"items: {path}")!;
        Assert.That((page.Items, page.Item), Is.EqualTo(((string?)null, (TypeRef?)null)));
    }

    [Test]
    public void Paging_without_items_has_pages_only()
    {
        var page = Page("")!;
        Assert.That((page.Method, page.Items, page.Item), Is.EqualTo(("search.messages", (string?)null, (TypeRef?)null)));
    }

    [Test]
    public void A_method_without_paging_has_no_pages() =>
        Assert.That(Linked.Plan("", Linked.Group("search", "messages")).Files.Single().Pages, Is.Empty);

    [TestCase("cursor: next", "Next")]
    [TestCase("cursor: messages.next_cursor", "Messages?.NextCursor")]
    [TestCase("cursor: messages.more.next_cursor", "Messages?.Rest?.NextCursor")]
    [TestCase("cursor: response_metadata.next_cursor", "ResponseMetadata?.NextCursor")]
    [TestCase("cursor: [messages.next_cursor, response_metadata.next_cursor, next]", "Messages?.NextCursor", "ResponseMetadata?.NextCursor", "Next")]
    public void A_cursor_is_found_by_its_path_and_several_keep_their_order(string key, params string[] accessors) =>
        Assert.That(Page(key)!.Cursors, Is.EqualTo(accessors));

    [TestCase("cursor: nothing.next_cursor")]
    [TestCase("cursor: messages.matches.next_cursor")]
    [TestCase("cursor: messages.note", Description = "Files tell each other of no texts but those whose name ends in 'cursor'.")]
    public void A_cursor_whose_path_leads_nowhere_is_left_out(string key) => Assert.That(Page(key)!.Cursors, Is.Empty);

    [Test]
    public void Paging_without_a_cursor_path_uses_the_usual_place() => Assert.That(Page("items: members")!.Cursors, Is.Empty);

    [Test]
    public void The_type_of_an_item_is_among_those_that_the_file_mentions() =>
        Assert.That(Plan("items: messages.matches").Files.Single().KindOf("match"), Is.EqualTo(NamedTypeKind.Object));

    private static PagePlan? Page(string paging) => Plan(paging).Files.Single().Pages.SingleOrDefault();

    private static Plan Plan(string paging) => Linked.Plan(
        "",
        ("search.yaml", "group: search\nsummary: Search.\nmethods:\n  messages:\n    summary: Finds messages.\n"
            + $"    paging: {{ {paging} }}\n"
            + "    params: { cursor: { type: string, summary: Where the page begins. } }\n"
            + "    returns: { messages: { type: found }, members: { type: list<string> }, count: { type: int }, next: { type: string } }\n"
            + Types));
}
