using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

public sealed class PagingPathTests
{
    private const string Types =
        """

        types:
          found: { summary: What was found., fields: { matches: { type: list<match> }, more: { type: found, name: rest } } }
          match: { summary: One match., fields: { text: { type: string } } }
        """;

    [TestCase("members", "Members", "string")]
    [TestCase("messages.matches", "Messages?.Matches", "match")]
    [TestCase("messages.more.more.matches", "Messages?.Rest?.Rest?.Matches", "match")]
    public void A_path_leads_through_object_types_to_a_list(string path, string accessor, string item)
    {
        var page = Pages(path).Single();
        Assert.That((page.Method, page.Accessor, page.Item.ToString()), Is.EqualTo(("search.messages", accessor, item)));
    }

    [TestCase("")]
    [TestCase("messages")]
    [TestCase("messages.text")]
    [TestCase("messages.matches.text")]
    [TestCase("members.matches")]
    [TestCase("count")]
    [TestCase("nothing.matches")]
    public void A_path_that_leads_elsewhere_leaves_pages_without_items(string path) => Assert.That(Pages(path), Is.Empty);

    [Test]
    public void Paging_without_items_has_pages_only() => Assert.That(Pages(null), Is.Empty);

    [Test]
    public void The_type_of_an_item_is_among_those_that_the_file_mentions() =>
        Assert.That(Plan("messages.matches").Files.Single().KindOf("match"), Is.EqualTo(NamedTypeKind.Object));

    private static EquatableArray<PageItems> Pages(string? path) => Plan(path).Files.Single().Pages;

    private static Plan Plan(string? path) => Linked.Plan(
        "",
        ("search.yaml", "group: search\nsummary: Search.\nmethods:\n  messages:\n    summary: Finds messages.\n"
            + $"    paging: {{ {(path is null ? "" : $"items: \"{path}\"")} }}\n"
            + "    params: { cursor: { type: string, summary: Where the page begins. } }\n"
            + "    returns: { messages: { type: found }, members: { type: list<string> }, count: { type: int } }\n"
            + Types));
}
