using System.Text.Json;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>The response to the exchange of a code becomes installations.</summary>
public sealed class InstallationResponseTests
{
    private static readonly DateTimeOffset At = InstalledHost.Start;

    [Test]
    public void Bot_and_user_are_an_installation_each()
    {
        var installations = Read("""
            {"ok":true,"app_id":"A1","access_token":"xoxb-1","token_type":"bot","scope":"chat:write,commands","bot_user_id":"U0BOT","team":{"id":"T1","name":"Team"},"enterprise":null,
            "authed_user":{"id":"U7","access_token":"xoxp-1","scope":"search:read","token_type":"user"},
            "incoming_webhook":{"channel":"#c","channel_id":"C1","configuration_url":"https://x","url":"https://hooks.slack.com/services/T1/B1/secret"},"is_enterprise_install":false}
            """);

        var bot = installations[0];
        Assert.That(bot.Key, Is.EqualTo(new SlackInstallationKey("A1", null, "T1")));
        Assert.That((bot.Token, bot.RefreshToken, bot.ExpiresAt, bot.Name, bot.BotUserId, bot.InstalledBy, bot.InstalledAt), Is.EqualTo(("xoxb-1", (string?)null, (DateTimeOffset?)null, "Team", "U0BOT", "U7", At)));
        Assert.That(bot.Scopes, Is.EqualTo(new[] { "chat:write", "commands" }));
        Assert.That((bot.WebhookUrl, bot.WebhookChannelId), Is.EqualTo(("https://hooks.slack.com/services/T1/B1/secret", "C1")));
        var user = installations[1];
        Assert.That(user.Key, Is.EqualTo(new SlackInstallationKey("A1", null, "T1", "U7")));
        Assert.That((user.Token, user.BotUserId, user.InstalledBy, user.WebhookUrl), Is.EqualTo(("xoxp-1", (string?)null, "U7", (string?)null)));
        Assert.That(user.Scopes, Is.EqualTo(new[] { "search:read" }));
        Assert.That(installations, Has.Count.EqualTo(2));
    }

    [Test]
    public void An_organization_has_no_workspace()
    {
        var installation = Read("""{"app_id":"A1","access_token":"xoxb-1","token_type":"bot","team":null,"enterprise":{"id":"E1","name":"Org"},"is_enterprise_install":true,"authed_user":{"id":"U7"}}""").Single();

        Assert.That(installation.Key, Is.EqualTo(new SlackInstallationKey("A1", "E1", null)));
        Assert.That((installation.Key.IsEnterpriseInstall, installation.Name), Is.EqualTo((true, "Org")));
    }

    [Test]
    public void A_workspace_of_an_organization_has_both_IDs()
    {
        var installation = Read("""{"app_id":"A1","access_token":"xoxb-1","team":{"id":"T1","name":"Team"},"enterprise":{"id":"E1","name":"Org"},"is_enterprise_install":false,"authed_user":{"id":"U7"}}""").Single();

        Assert.That((installation.Key, installation.Name), Is.EqualTo((new SlackInstallationKey("A1", "E1", "T1"), "Team")));
    }

    [TestCase("""{"app_id":"A1","team":{"id":"T1"},"authed_user":{"id":"U7","access_token":"xoxp-1"},"incoming_webhook":{"url":"https://h"}}""")]
    [TestCase("""{"app_id":"A1","team":{"id":"T1"},"access_token":"xoxp-1","token_type":"user","authed_user":{"id":"U7"},"incoming_webhook":{"url":"https://h"}}""")]
    [TestCase("""{"app_id":"A1","team":{"id":"T1"},"access_token":"xoxp-1","token_type":"user","user_id":"U7","incoming_webhook":{"url":"https://h"}}""")]
    public void An_app_without_a_bot_has_the_token_of_the_user(string json)
    {
        var installation = Read(json).Single();

        Assert.That((installation.Key, installation.Token, installation.WebhookUrl), Is.EqualTo((new SlackInstallationKey("A1", null, "T1", "U7"), "xoxp-1", "https://h")));
    }

    [Test]
    public void Rotating_tokens_expire_after_their_own_lifetimes()
    {
        var installations = Read("""
            {"app_id":"A1","team":{"id":"T1"},"access_token":"xoxe.xoxb-1","refresh_token":"xoxe-1","expires_in":43200,
            "authed_user":{"id":"U7","access_token":"xoxe.xoxp-1","refresh_token":"xoxe-2","expires_in":3600}}
            """);

        Assert.That(installations.Select(i => (i.RefreshToken, i.ExpiresAt)), Is.EqualTo(new[] { ("xoxe-1", (DateTimeOffset?)At.AddHours(12)), ("xoxe-2", At.AddHours(1)) }));
    }

    [TestCase("{}", "app_id, team.id or enterprise.id")]
    [TestCase("""{"app_id":"A1","team":{"id":""},"access_token":"xoxb-secret"}""", "app_id, team.id or enterprise.id")]
    [TestCase("""{"app_id":"A1","team":{"id":"T1"},"is_enterprise_install":true,"access_token":"xoxb-secret"}""", "app_id, team.id or enterprise.id")]
    [TestCase("""{"app_id":"A1","team":{"id":"T1"},"authed_user":"U1"}""", "access_token")]
    [TestCase("""{"app_id":"A1","team":{"id":"T1"},"authed_user":{"access_token":"xoxp-secret"}}""", "authed_user.id")]
    public void What_the_response_lacks_is_named_without_its_secrets(string json, string lacks) =>
        Assert.That(() => Read(json), Throws.TypeOf<SlackException>().With.Message.EqualTo($"The response of oauth.v2.access lacks {lacks}."));

    private static IReadOnlyList<SlackInstallation> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return InstallationResponse.Read(document.RootElement, At, part => TimeSpan.FromSeconds(part.GetProperty("expires_in").GetInt32()));
    }
}
