using SlackGen.Generator.Emit;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Emitting;

/// <summary>The sentences about rates and scopes are English, and true.</summary>
public class SentenceTests
{
    private const string Conversation = ", depending on the kind of conversation";

    [TestCase("{ permits: 1, per: 1s, by: channel }", "Rate limit: 1 call per second for each channel.")]
    [TestCase("{ permits: 60, per: 1m, by: channel_id }", "Rate limit: 60 calls per minute for each channel.")]
    [TestCase("{ permits: 10, per: 1m }", "Rate limit: 10 calls per minute.")]
    [TestCase("{ permits: 3, per: 5m }", "Rate limit: 3 calls per 5 minutes.")]
    [TestCase("{ permits: 3, per: 30s }", "Rate limit: 3 calls per 30 seconds.")]
    [TestCase("{ permits: 1200, per: 1m, burst: 2000 }", "Rate limit: 1,200 calls per minute, with bursts of up to 2,000.")]
    public void A_special_rate(string rate, string expected) =>
        Assert.That(RateDoc.Sentence(Method($"tier: special\n    rate: {rate}\n    params: {{ channel: {{ type: string, summary: X. }}, channel_id: {{ type: string, summary: X. }} }}")), Is.EqualTo(expected));

    [TestCase("tier: 1", "Rate tier 1: 1 call per minute or more.")]
    [TestCase("tier: 3", "Rate tier 3: 50 calls per minute or more.")]
    [TestCase("", "Slack documents no rate limit; the client allows 100 calls per minute, as in tier 4.")]
    public void A_tier(string yaml, string expected) => Assert.That(RateDoc.Sentence(Method(yaml)), Is.EqualTo(expected));

    [Test]
    public void The_budgets_of_tiers_are_those_of_the_manifest() =>
        Assert.That(
            ManifestParser.Parse(RepositoryFolder.Read("spec", "common.yaml")).Model.Common!.Tiers.Select(t => (t.Rate.Permits, t.Rate.PerSeconds)),
            Is.EqualTo(new[] { Tier.Tier1, Tier.Tier2, Tier.Tier3, Tier.Tier4 }.Select(t => (RateDoc.PerMinute(t), 60))));

    [TestCase("no_token: true", "Requires no token.")]
    [TestCase("token: app", "Requires an app-level token.")]
    [TestCase("scopes: none", "Requires a token, with no particular scope.")]
    [TestCase("scopes: { bot: [chat:write], user: [chat:write] }", "Requires a bot or user token with the scope chat:write.")]
    [TestCase("scopes: { bot: [channels:join], user: [channels:write] }", "Requires a bot token with the scope channels:join or a user token with the scope channels:write.")]
    [TestCase("scopes: { user: [groups:read, im:read, mpim:read, channels:read] }", "Requires a user token with the scope groups:read, im:read, mpim:read or channels:read" + Conversation + ".")]
    [TestCase("scopes: { user: [im:history, mpim:history] }", "Requires a user token with the scope im:history or mpim:history" + Conversation + ".")]
    [TestCase("scopes: { user: [im:read, mpim:history] }", "Requires a user token with the scope im:read or mpim:history.")]
    [TestCase("scopes: { user: [groups:write, channels:write] }", "Requires a user token with the scope groups:write or channels:write.")]
    [TestCase("scopes: { user: [users:read, im:read] }", "Requires a user token with the scope users:read or im:read.")]
    [TestCase("scopes: { user: [im:read] }", "Requires a user token with the scope im:read.")]
    public void A_token(string yaml, string expected) =>
        Assert.That(ScopeDoc.Sentence(Method(yaml)).Xml.Replace("<c>", "", StringComparison.Ordinal).Replace("</c>", "", StringComparison.Ordinal), Is.EqualTo(expected));

    [TestCase("scopes: none", "The event rang. Requires no scope.")]
    [TestCase("", "The event rang.", Description = "an event without documented scopes may require some")]
    [TestCase("scopes: [calls:read]", "The event rang. Requires the scope calls:read.")]
    [TestCase("scopes: [calls:read, calls:write]", "The event rang. Requires any one of the scopes calls:read or calls:write.")]
    [TestCase("subscriptions: { rang.now: { summary: Now., scopes: [calls:read] }, rang.then: { summary: Then., scopes: none } }", "The event rang. Requires the scope calls:read.", "Subscription rang.now: Now. Requires the scope calls:read.", "Subscription rang.then: Then. Requires no scope.")]
    [TestCase("subscriptions: { rang.now: { summary: Now. } }", "The event rang.", "Subscription rang.now: Now.")]
    public void An_event(string yaml, params string[] expected)
    {
        var type = ManifestParser.Parse($"events:\n  rang:\n    summary: A call rings.\n    {yaml}\n    fields: {{}}\n").Model.Types.Single();

        Assert.That(
            EventDoc.Remarks(type.Event!).SkipLast(1).Select(p => p.Xml.Replace("<c>", "", StringComparison.Ordinal).Replace("</c>", "", StringComparison.Ordinal)),
            Is.EqualTo(expected));
    }

    private static Method Method(string yaml) => ManifestParser.Parse($"group: demo\nsummary: For tests.\nmethods:\n  go:\n    summary: Goes.\n    {yaml}\n").Model.Methods.Single();
}
