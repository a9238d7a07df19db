namespace SlackGen.Client.Tests.Listing;

/// <summary>Cursors where they are not usual, and the size of pages.</summary>
public sealed class PagingTests : FakeSlackTests
{
    [Test]
    public async Task Search_begins_with_a_star()
    {
        Fake.On("search.messages")
            .Reply("""{"messages":{"matches":[{"ts":"1785000000.000100"}]},"response_metadata":{"next_cursor":"page2"}}""", times: 1)
            .Reply("""{"messages":{"matches":[{"ts":"1785000000.000200"}]},"response_metadata":{"next_cursor":""}}""");

        var found = await ListAsync(Slack.Search.MessagesAllAsync(new() { Query = "pickleface" }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(m => m.Ts?.Value), Is.EqualTo(["1785000000.000100", "1785000000.000200"]));
            Assert.That(Cursors(), Is.EqualTo(["*", "page2"]));
        }
    }

    [Test]
    public async Task Search_reads_its_cursor_wherever_it_is()
    {
        Fake.On("search.messages")
            .Reply("""{"messages":{"matches":[],"paging":{"next_cursor":"page2"}}}""", times: 1)
            .Reply("""{"messages":{"matches":[],"pagination":{"next_cursor":"page3"}}}""", times: 1)
            .Reply("""{"messages":{"matches":[]},"response_metadata":{"next_cursor":"page4"}}""", times: 1)
            .Reply("""{"messages":{"matches":[],"paging":{"next_cursor":""},"pagination":{}}}""");

        await ListAsync(Slack.Search.MessagesAllAsync(new() { Query = "pickleface" }));

        Assert.That(Cursors(), Is.EqualTo(["*", "page2", "page3", "page4"]));
    }

    [Test]
    public async Task A_single_search_asks_for_no_cursor()
    {
        await Slack.Search.MessagesAsync(new() { Query = "pickleface" });

        Assert.That(Cursors(), Is.EqualTo(new string?[] { null }));
    }

    [Test]
    public async Task The_next_cursor_can_stand_beside_the_items()
    {
        Fake.On("admin.conversations.search")
            .Reply(new { conversations = new[] { new { id = "C1" } }, total_count = 2, next_cursor = "page2" }, times: 1)
            .Reply(new { conversations = new[] { new { id = "C2" } }, total_count = 2, next_cursor = "" });

        var found = await ListAsync(Slack.Admin.Conversations.SearchAllAsync(new()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(c => c.Id), Is.EqualTo(["C1", "C2"]));
            Assert.That(Cursors(), Is.EqualTo(new[] { null, "page2" }));
            Assert.That(Limits(), Is.EqualTo(new long?[] { 20, 20 }));
        }
    }

    [Test]
    public async Task A_page_has_two_hundred_items_where_the_request_does_not_say()
    {
        Fake.On("users.list").Page(Enumerable.Range(1, 201).Select(i => new { id = $"U{i}" }), pageSize: 1000);

        var users = await ListAsync(Slack.Users.ListAllAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(users, Has.Count.EqualTo(201));
            Assert.That(Limits(), Is.EqualTo(new long?[] { 200, 200 }));
        }
    }

    [Test]
    public async Task A_page_has_as_many_items_as_the_request_says()
    {
        Fake.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}" }));
        var request = new UsersListRequest { Limit = 2 };

        var pages = await ListAsync(Slack.Users.ListPagesAsync(request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.Select(p => p.Members?.Count), Is.EqualTo(new int?[] { 2, 2, 1 }));
            Assert.That(Limits(), Is.EqualTo(new long?[] { 2, 2, 2 }));
            Assert.That(request.Cursor, Is.Null, "The caller's request stays as it is.");
        }
    }

    [Test]
    public async Task A_page_has_as_many_items_as_Slack_allows_where_the_argument_is_named_count()
    {
        Fake.On("search.messages").Page(Enumerable.Range(1, 101).Select(i => new { iid = $"{i}" }), pageSize: 1000);
        Fake.On("conversations.listConnectInvites").Page(Enumerable.Range(1, 201).Select(i => new { direction = $"{i}" }), pageSize: 1000);

        var found = await ListAsync(Slack.Search.MessagesAllAsync(new() { Query = "pickleface" }));
        var invites = await ListAsync(Slack.Conversations.ListConnectInvitesAllAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Count, invites.Count), Is.EqualTo((101, 201)));
            Assert.That(Fake.Requests.Select(r => (long?)r.Arguments["count"]), Is.EqualTo(new long?[] { 100, 100, 200, 200 }));
        }
    }

    [Test]
    public async Task A_list_is_cancelled_between_two_items_of_a_page()
    {
        Fake.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}" }));
        using var cancel = new CancellationTokenSource();
        var users = Slack.Users.ListAllAsync(null, cancel.Token).GetAsyncEnumerator();

        await users.MoveNextAsync();
        await cancel.CancelAsync();

        Assert.That(async () => await users.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
        await users.DisposeAsync();
    }

    [Test]
    public async Task A_single_call_leaves_the_size_of_the_page_to_Slack()
    {
        await Slack.Users.ListAsync();

        Assert.That(Limits(), Is.EqualTo(new long?[] { null }));
    }

    [Test]
    public async Task Pages_of_a_map_come_as_pages()
    {
        Fake.On("admin.emoji.list")
            .Reply("""{"emoji":{"acme":{"url":"https://emoji.example.com/acme.png"}},"response_metadata":{"next_cursor":"page2"}}""", times: 1)
            .Reply("""{"emoji":{"zeta":{"url":"https://emoji.example.com/zeta.png"}}}""");

        var pages = await ListAsync(Slack.Admin.Emoji.ListPagesAsync());

        Assert.That(pages.SelectMany(p => p.Emoji.Keys), Is.EqualTo(["acme", "zeta"]));
    }

    [Test]
    public void A_cursor_that_comes_back_ends_in_an_exception()
    {
        Fake.On("users.list").Reply("""{"members":[{"id":"U1"}],"response_metadata":{"next_cursor":"again"}}""");

        Assert.That(async () => await ListAsync(Slack.Users.ListAllAsync()), Throws.TypeOf<SlackException>().With.Message.Contains("never end"));
        Assert.That(Fake.Requests, Has.Count.EqualTo(2));
    }

    private IEnumerable<string?> Cursors() => Fake.Requests.Select(r => (string?)r.Arguments["cursor"]);

    private IEnumerable<long?> Limits() => Fake.Requests.Select(r => (long?)r.Arguments["limit"]);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
