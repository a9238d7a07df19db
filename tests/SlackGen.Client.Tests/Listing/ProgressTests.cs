namespace SlackGen.Client.Tests.Listing;

/// <summary>The progress of a listing.</summary>
public sealed class ProgressTests : FakeSlackTests, IProgress<SlackPageProgress>
{
    private readonly List<SlackPageProgress> reports = [];

    [SetUp]
    public void Forget_reports() => reports.Clear();

    public void Report(SlackPageProgress value) => reports.Add(value);

    [Test]
    public async Task Each_page_is_reported_before_the_loop_gets_it()
    {
        Fake.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}" }), pageSize: 2);

        await foreach (var page in Slack.Users.ListPagesAsync().WithProgress(this))
        {
            Assert.That(reports[^1].NextCursor, Is.EqualTo(page.NextCursor));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reports.Select(r => (r.Pages, r.Items, r.Total)), Is.EqualTo(new (int, long, long?)[] { (1, 2, null), (2, 4, null), (3, 5, null) }));
            Assert.That(reports[^1].NextCursor, Is.Null);
        }
    }

    [Test]
    public async Task The_total_is_the_last_one_that_a_page_says()
    {
        Fake.On("admin.conversations.search")
            .Reply(new { conversations = new[] { new { id = "C1" } }, total_count = 3, next_cursor = "page2" }, times: 1)
            .Reply(new { conversations = new[] { new { id = "C2" } }, total_count = 0, next_cursor = "page3" }, times: 1)
            .Reply(new { conversations = new[] { new { id = "C3" } }, total_count = 4, next_cursor = "" });

        await foreach (var page in Slack.Admin.Conversations.SearchPagesAsync(new()).WithProgress(this, p => p.TotalCount > 0 ? p.TotalCount : null))
        {
            Assert.That(page.Conversations, Has.Count.EqualTo(1));
        }

        Assert.That(reports.Select(r => r.Total), Is.EqualTo(new long?[] { 3, 3, 4 }));
    }

    [Test]
    public async Task Pages_without_a_list_count_no_items()
    {
        Fake.On("admin.emoji.list").Reply("""{"emoji":{"acme":{"url":"https://emoji.example.com/acme.png"}}}""");

        await foreach (var page in Slack.Admin.Emoji.ListPagesAsync().WithProgress(this))
        {
            Assert.That(page.Emoji, Has.Count.EqualTo(1));
        }

        Assert.That(reports, Is.EqualTo([new SlackPageProgress(1, 0, null, null)]));
    }

    [Test]
    public async Task Each_enumeration_counts_from_its_own_first_page()
    {
        Fake.On("users.list").Page(Enumerable.Range(1, 3).Select(i => new { id = $"U{i}" }), pageSize: 2);
        var pages = Slack.Users.ListPagesAsync().WithProgress(this);

        for (var i = 0; i < 2; i++)
        {
            await foreach (var page in pages)
            {
                Assert.That(page.Members, Is.Not.Empty);
            }
        }

        Assert.That(reports.Select(r => r.Items), Is.EqualTo([2, 3, 2, 3]));
    }
}
