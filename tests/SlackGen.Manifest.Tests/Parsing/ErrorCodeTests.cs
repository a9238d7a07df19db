using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

public sealed class ErrorCodeTests
{
    [Test]
    public void An_error_is_a_code_with_a_sentence() =>
        Assert.That(Error("no_call: There is no such call."), Is.EqualTo(new ErrorCode("no_call", "NoCall", ErrorCategory.Invalid, "There is no such call.")));

    [Test]
    public void An_error_may_say_its_category_and_its_name() => Assert.That(
        Error("no_call: { category: server, name: lost_call, summary: Slack lost the call. }"),
        Is.EqualTo(new ErrorCode("no_call", "LostCall", ErrorCategory.Server, "Slack lost the call.")));

    [TestCase("invalid_name", "invalid")]
    [TestCase("not_authed", "auth")]
    [TestCase("missing_scope", "scope")]
    [TestCase("restricted_action", "scope")]
    [TestCase("method_not_allowed", "scope")]
    [TestCase("user_not_found", "not_found")]
    [TestCase("ratelimited", "rate_limit")]
    [TestCase("service_unavailable", "transient")]
    [TestCase("fatal_error", "server")]
    public void A_category_that_the_code_gives_away_need_not_be_said(string code, string category) =>
        Assert.That(Error($"{code}: Something is wrong.").Category.Word(), Is.EqualTo(category));

    [Test]
    public void Common_yaml_holds_tiers_errors_and_warnings()
    {
        var file = Good.File(Good.Example("common.yaml"));
        Assert.Multiple(() =>
        {
            Assert.That(file.Group, Is.Null);
            Assert.That(file.Common!.Tiers, Is.EqualTo([new TierBudget(Tier.Tier1, new(1, 60, null, null)), new TierBudget(Tier.Tier2, new(20, 60, 5, null))]));
            Assert.That(file.Common.Errors.Select(e => (e.Code, e.Category)), Is.EqualTo([("not_authed", ErrorCategory.Auth), ("fatal_error", ErrorCategory.Server)]));
            Assert.That(file.Common.Warnings.Single().Code, Is.EqualTo("missing_charset"));
        });
    }

    private static ErrorCode Error(string line) => Good.Method($"errors:\n  {line}").Errors.Single();
}
