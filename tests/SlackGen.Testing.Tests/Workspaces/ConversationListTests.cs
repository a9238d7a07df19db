using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class ConversationListTests : WorkspaceTests
{
    private static IEnumerable<string?> Ids(JsonObject response) => response["channels"]!.AsArray().Select(c => (string?)c!["id"]);

    [Test]
    public async Task Public_channels_are_listed_with_their_number_of_members()
    {
        var response = await SucceedAsync("conversations.list");
        Assert.That(Ids(response), Is.EqualTo(new[] { "C0FAKECHAN", "C1", "C2", "C4", "C5" }));
        Assert.That(response["channels"]!.AsArray().Select(c => (int)c!["num_members"]!), Is.EqualTo(new[] { 6, 6, 5, 4, 2 }));
        Assert.That((bool)response["channels"]![3]!["is_member"]!, Is.False);
    }

    [Test]
    public async Task Archived_channels_can_be_left_out() =>
        Assert.That(Ids(await SucceedAsync("conversations.list", new { exclude_archived = true })), Does.Not.Contain("C5"));

    [Test]
    public async Task Hidden_conversations_are_listed_for_their_members_only()
    {
        const string all = "public_channel,private_channel,mpim,im";
        Assert.That(Ids(await SucceedAsync("conversations.list", new { types = "private_channel,mpim,im" })), Is.EqualTo(new[] { "D2" }));
        Assert.That(Ids(await SucceedAsync("conversations.list", new { types = all }, TokenOf("U2"))), Is.EqualTo(new[] { "C0FAKECHAN", "C1", "C2", "C3", "C4", "C5", "G1" }));
    }

    [Test]
    public async Task A_kind_needs_a_name_and_a_scope()
    {
        Assert.That(await FailAsync("conversations.list", new { types = "public_channel,secret" }), Is.EqualTo("invalid_types"));
        Assert.That(await FailAsync("users.conversations", new { types = "secret" }), Is.EqualTo("invalid_types"));
        await using var narrow = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.AddToken("xoxb-narrow", "channels:read");
        });
        using var http = new HttpClient();
        var response = await http.GetStringAsync(new Uri(narrow.BaseAddress, "conversations.list?types=im&token=xoxb-narrow"));
        Assert.That(response, Does.Contain("invalid_types"));
    }

    [Test]
    public async Task The_conversations_of_another_user_show_what_is_public_or_shared()
    {
        Assert.That(Ids(await SucceedAsync("users.conversations", new { user = "U2", types = "public_channel,private_channel" })), Is.EqualTo(new[] { "C0FAKECHAN", "C1", "C2", "C5" }));
        Assert.That(Ids(await SucceedAsync("users.conversations", new { types = "im" })), Is.EqualTo(new[] { "D2" }));
        Assert.That(await FailAsync("users.conversations", new { user = "U99" }), Is.EqualTo("invalid_arguments"));
    }

    [Test]
    public async Task Info_shows_a_channel_a_direct_message_and_a_group()
    {
        var channel = await InfoAsync("C2", FakeSlack.BotToken);
        Assert.That((string?)channel["topic"]!["value"], Is.EqualTo("Production is green"));
        Assert.That(channel.ContainsKey("num_members"), Is.False);
        Assert.That(channel.ContainsKey("locale"), Is.False);

        var direct = await InfoAsync("D2", FakeSlack.BotToken);
        Assert.That(((bool)direct["is_im"]!, (string?)direct["user"], (bool)direct["is_user_deleted"]!), Is.EqualTo((true, "U0FAKEUSER", false)));
        Assert.That((string?)(await InfoAsync("D2", FakeSlack.UserToken))["user"], Is.EqualTo("U0FAKEBOT"));

        var group = await InfoAsync("G1", TokenOf("U2"));
        Assert.That(((bool)group["is_mpim"]!, (string?)group["name"]), Is.EqualTo((true, "mpdm-spengler--stantz--zeddemore-1")));
    }

    [Test]
    public async Task Info_counts_members_and_tells_the_language_on_request()
    {
        var channel = (await SucceedAsync("conversations.info", new { channel = "C2", include_num_members = true, include_locale = true }))["channel"]!;
        Assert.That(((int)channel["num_members"]!, (string?)channel["locale"]), Is.EqualTo((5, "en-US")));
    }

    [Test]
    public async Task Pages_hold_each_channel_once()
    {
        var found = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await SucceedAsync("conversations.list", new { limit = 2, cursor });
            found.AddRange(Ids(page));
            cursor = (string?)page["response_metadata"]!["next_cursor"];
        }
        while (cursor is { Length: > 0 });

        Assert.That(found, Is.EqualTo(new[] { "C0FAKECHAN", "C1", "C2", "C4", "C5" }));
    }

    private async Task<JsonObject> InfoAsync(string channel, string token) =>
        (await SucceedAsync("conversations.info", new { channel }, token))["channel"]!.AsObject();
}
