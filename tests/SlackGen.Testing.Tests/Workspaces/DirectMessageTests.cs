using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class DirectMessageTests : WorkspaceTests
{
    [Test]
    public async Task The_same_user_always_leads_to_the_same_direct_message()
    {
        var first = await SucceedAsync("conversations.open", new { users = "U1" });
        var id = (string)first["channel"]!["id"]!;
        Assert.That(Text(first["channel"]), Is.EqualTo($$"""{"id":"{{id}}"}"""));
        Assert.That(first.ContainsKey("already_open"), Is.False);

        var second = await SucceedAsync("conversations.open", new { users = "U1", return_im = true });
        Assert.That(((bool)second["no_op"]!, (bool)second["already_open"]!), Is.EqualTo((true, true)));
        Assert.That(((string?)second["channel"]!["id"], (string?)second["channel"]!["user"]), Is.EqualTo((id, "U1")));
        Assert.That((string?)(await SucceedAsync("conversations.open", new { channel = id }))["channel"]!["id"], Is.EqualTo(id));
        Assert.That((string?)(await SucceedAsync("conversations.open", new { users = "U0FAKEBOT" }, TokenOf("U1")))["channel"]!["id"], Is.EqualTo(id));
    }

    [Test]
    public async Task A_new_direct_message_is_created_and_opened()
    {
        await SucceedAsync("conversations.open", new { users = "U1" });

        var created = Raised("im_created").Single();
        Assert.That(((string?)created["user"], (bool)created["channel"]!["is_im"]!), Is.EqualTo(("U1", true)));
        Assert.That((string?)Raised("im_open").Single()["channel"], Is.EqualTo((string?)created["channel"]!["id"]));
    }

    [Test]
    public async Task A_closed_direct_message_opens_again()
    {
        var channel = (string)(await SucceedAsync("conversations.open", new { users = "U1" }))["channel"]!["id"]!;

        await SucceedAsync("conversations.close", new { channel });
        Assert.That(((string?)Raised("im_close").Single()["channel"], (string?)Raised("im_close").Single()["user"]), Is.EqualTo((channel, "U0FAKEBOT")));
        var again = await SucceedAsync("conversations.close", new { channel });
        Assert.That(((bool)again["no_op"]!, (bool)again["already_closed"]!), Is.EqualTo((true, true)));
        Assert.That(Raised("im_close"), Has.Count.EqualTo(1));

        var reopened = await SucceedAsync("conversations.open", new { users = "U1" });
        Assert.That(((string?)reopened["channel"]!["id"], reopened.ContainsKey("no_op")), Is.EqualTo((channel, false)));
    }

    [Test]
    public async Task Several_users_have_a_group_whatever_their_order()
    {
        var first = await SucceedAsync("conversations.open", new { users = "U3,U1" });
        Assert.That(((bool)first["channel"]!["is_mpim"]!, (bool)first["channel"]!["is_private"]!), Is.EqualTo((true, true)));
        Assert.That((string?)first["channel"]!["name"], Is.EqualTo("mpdm-fake_bot--zeddemore--venkman-1"));
        var id = (string)first["channel"]!["id"]!;
        Assert.That(Workspace.Channel(id).Members, Is.EqualTo(new[] { "U0FAKEBOT", "U3", "U1" }));
        Assert.That((string?)(await SucceedAsync("conversations.open", new { users = "U1,U3" }))["channel"]!["id"], Is.EqualTo(id));
        Assert.That((string?)(await SucceedAsync("conversations.open", new { users = "U1,U2,U3" }))["channel"]!["id"], Is.Not.EqualTo(id));
    }

    [Test]
    public async Task A_person_can_write_to_oneself()
    {
        var opened = await SucceedAsync("conversations.open", new { users = "U1", return_im = true }, TokenOf("U1"));
        Assert.That((string?)opened["channel"]!["user"], Is.EqualTo("U1"));
    }

    [TestCase("""{}""", "users_list_not_supplied")]
    [TestCase("""{"users":"U99"}""", "user_not_found")]
    [TestCase("""{"users":"U1,U99"}""", "user_not_found")]
    [TestCase("""{"users":"U7"}""", "user_disabled")]
    [TestCase("""{"users":"U0BUILD"}""", "user_not_found")]
    [TestCase("""{"users":","}""", "users_list_not_supplied")]
    [TestCase("""{"users":" , "}""", "user_not_found")]
    [TestCase("""{"users":[]}""", "users_list_not_supplied")]
    [TestCase("""{"users":"U1,U2,U3,U4,U5,U6,A,B,C"}""", "too_many_users")]
    [TestCase("""{"channel":"C2"}""", "method_not_supported_for_channel_type")]
    [TestCase("""{"channel":"D1"}""", "channel_not_found")]
    [TestCase("""{"users":"U2","prevent_creation":true}""", "channel_not_found")]
    public async Task A_direct_message_can_be_refused(string json, string error)
    {
        Assert.That(await FailAsync("conversations.open", JsonNode.Parse(json)!), Is.EqualTo(error));
        Assert.That(Raised("im_created"), Is.Empty);
    }

    [Test]
    public async Task Preventing_creation_finds_what_exists()
    {
        var opened = await SucceedAsync("conversations.open", new { users = "U0FAKEUSER", prevent_creation = true });
        Assert.That((string?)opened["channel"]!["id"], Is.EqualTo("D2"));
    }

    [Test]
    public async Task A_channel_does_not_close() =>
        Assert.That(await FailAsync("conversations.close", new { channel = "C2" }), Is.EqualTo("method_not_supported_for_channel_type"));
}
