using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>An app finds itself, and the person who acts, in what is delivered to it.</summary>
public sealed class IdentityTests : SendingTests
{
    [TestCase(FakeSlack.BotToken)]
    [TestCase(FakeSlack.DefaultToken)]
    public async Task A_bot_token_is_that_of_the_bot_for_which_events_are_authorized(string token)
    {
        await using var app = await AppSide.StartAsync(Slack, "socket");
        var authorization = (await app.Transport.SendEventAsync(new { type = "app_mention" })).Payload["authorizations"]![0]!;
        var me = await TestAsync(token);
        Assert.That(
            (Text(me, "user_id"), Text(me, "team_id"), Text(me, "bot_id"), Text(me, "app_id")),
            Is.EqualTo((Text(authorization, "user_id"), Text(authorization, "team_id"), "B0FAKEBOT", "A0FAKEAPP")));
    }

    [Test]
    public async Task A_user_token_is_that_of_the_person_who_acts()
    {
        await using var app = await AppSide.StartAsync(Slack, "socket");
        var command = (await app.Transport.SendCommandAsync("/deploy")).Payload;
        var me = await TestAsync(FakeSlack.UserToken);
        Assert.That((Text(me, "user_id"), Text(me, "user"), Text(me, "bot_id")), Is.EqualTo((Text(command, "user_id"), Text(command, "user_name"), (string?)null)));
    }

    private static string? Text(JsonNode node, string field) => (string?)node[field];

    private async Task<JsonNode> TestAsync(string token)
    {
        using var caller = new Caller(Slack, token);
        return await caller.PostAsync("auth.test", "{}");
    }
}
