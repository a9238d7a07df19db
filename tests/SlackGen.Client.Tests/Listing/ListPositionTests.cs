namespace SlackGen.Client.Tests.Listing;

/// <summary>Items with the position behind each, and listings that continue at a position.</summary>
public sealed class ListPositionTests : FakeSlackTests
{
    private static readonly string[] Expected = [.. Enumerable.Range(1, 7).Select(i => $"U{i}")];

    // The third page is empty, as Slack's pages can be.
    [SetUp]
    public void Respond()
    {
        var pages = new (string Cursor, int[] Items, string Next)[] { ("", [1, 2, 3], "p2:="), ("p2:=", [4, 5], "p3"), ("p3", [], "p4"), ("p4", [6, 7], "") };
        foreach (var (cursor, items, next) in pages)
        {
            Fake.On("users.list")
                .When(r => ((string?)r.Arguments["cursor"] ?? "") == cursor)
                .Reply(new { members = items.Select(i => new { id = $"U{i}" }), response_metadata = new { next_cursor = next } });
        }
    }

    [Test]
    public async Task A_listing_continues_wherever_it_was_interrupted([Range(0, 7)] int taken)
    {
        var seen = new List<string>();
        var stored = "";
        await foreach (var (user, next) in Users(SlackListPosition.Start))
        {
            if (seen.Count == taken)
            {
                break;
            }

            seen.Add(user.Id!);
            stored = next.ToString();
        }

        await foreach (var (user, _) in Users(SlackListPosition.Parse(stored + "\n")))
        {
            seen.Add(user.Id!);
        }

        Assert.That(seen, Is.EqualTo(Expected));
    }

    [Test]
    public async Task A_position_between_two_pages_requests_only_the_second()
    {
        await ListAsync(new SlackListPosition("p4"));

        Assert.That(Fake.Requests.Select(r => (string?)r.Arguments["cursor"]), Is.EqualTo(["p4"]));
    }

    [Test]
    public async Task The_end_of_a_list_requests_nothing()
    {
        var last = (await ListAsync(SlackListPosition.Start))[^1].Next;
        Fake.Clear();

        Assert.That(last, Is.EqualTo(SlackListPosition.End));
        Assert.That(await ListAsync(last), Is.Empty);
        Assert.That(Fake.Requests, Is.Empty);
    }

    [Test]
    public async Task A_page_that_has_become_shorter_is_passed_over() =>
        Assert.That((await ListAsync(new SlackListPosition("p2:=", 9))).Select(u => u.Item.Id), Is.EqualTo(["U6", "U7"]));

    [Test]
    public async Task The_next_cursor_can_stand_beside_the_items()
    {
        Fake.On("admin.conversations.search")
            .Reply(new { conversations = new[] { new { id = "C1" } }, total_count = 2, next_cursor = "page2" }, times: 1)
            .Reply(new { conversations = new[] { new { id = "C2" } }, total_count = 2, next_cursor = "" });

        var positions = new List<SlackListPosition>();
        await foreach (var (_, next) in SlackListPosition.Start.ItemsAsync(cursor => Slack.Admin.Conversations.SearchPagesAsync(new() { Cursor = cursor })))
        {
            positions.Add(next);
        }

        Assert.That(positions, Is.EqualTo([new SlackListPosition("page2"), SlackListPosition.End]));
    }

    [Test]
    public async Task A_listing_is_cancelled_between_two_items_of_a_page()
    {
        using var cancel = new CancellationTokenSource();
        await using var users = Users(SlackListPosition.Start).GetAsyncEnumerator(cancel.Token);

        await users.MoveNextAsync();
        await cancel.CancelAsync();

        Assert.That(async () => await users.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_position_is_text_and_back()
    {
        SlackListPosition[] positions = [SlackListPosition.Start, new("a:b=", 3), new(null, 2), new("end"), SlackListPosition.End];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(positions.Select(p => p.ToString()), Is.EqualTo(["0:", "3:a:b=", "2:", "0:end", "end"]));
            Assert.That(positions.Select(p => SlackListPosition.Parse(p.ToString())), Is.EqualTo(positions));
            Assert.That(new SlackListPosition("", 0), Is.EqualTo(SlackListPosition.Parse(" ")));
        }
    }

    [TestCase("dXNlcg==")]
    [TestCase(":dXNlcg==")]
    [TestCase("-1:dXNlcg==")]
    [TestCase("99999999999:dXNlcg==")]
    public void Text_that_is_not_a_position_is_refused(string text) => Assert.That(() => SlackListPosition.Parse(text), Throws.TypeOf<FormatException>());

    private IAsyncEnumerable<(User Item, SlackListPosition Next)> Users(SlackListPosition position) =>
        position.ItemsAsync(cursor => Slack.Users.ListPagesAsync(new() { Cursor = cursor }));

    private async Task<List<(User Item, SlackListPosition Next)>> ListAsync(SlackListPosition position)
    {
        var list = new List<(User Item, SlackListPosition Next)>();
        await foreach (var item in Users(position))
        {
            list.Add(item);
        }

        return list;
    }
}
