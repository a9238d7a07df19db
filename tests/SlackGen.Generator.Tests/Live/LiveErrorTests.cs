using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>The exceptions that users catch when Slack refuses a call.</summary>
[Category("Slow")]
public class LiveErrorTests
{
    private static readonly ManifestText Demo = ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", """
        group: demo
        summary: Things to try.
        methods:
          fail:
            summary: Fails in ways of its own.
            errors:
              first_thing: The first thing went wrong.
              user_not_found: There is no such user.
              too_many: { category: rate_limit, summary: Too many. }
              2fa_required: { name: two_factor_required, category: auth, summary: Sign in twice. }
          plain:
            summary: Fails as every method does.
        """);

    [TestCase("first_thing", "FirstThing Unknown Invalid first_thing")]
    [TestCase("user_not_found", "UserNotFound Unknown NotFound user_not_found")]
    [TestCase("2fa_required", "TwoFactorRequired Unknown Auth 2fa_required")]
    [TestCase("invalid_auth", "Unknown InvalidAuth Auth invalid_auth")]
    [TestCase("brand_new", "Unknown Unknown Unknown brand_new")]
    [TestCase("first", "Unknown Unknown Unknown first")]
    public async Task A_code_is_a_member_of_the_methods_enum_and_is_always_kept(string code, string expected)
    {
        var slack = new StubSlack().Respond("demo.fail", $$"""{"ok": false, "error": "{{code}}"}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            try { await slack.Demo.FailAsync(); return "nothing was thrown"; }
            catch (SlackApiException<DemoFailError> e) { return $"{e.Error} {e.CommonError} {e.Category} {e.Code}"; }
            """);

        Assert.That(result, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_typed_error_can_be_a_filter()
    {
        var slack = new StubSlack().Respond("demo.fail", """{"ok": false, "error": "user_not_found", "needed": "users:read", "provided": "chat:write"}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            try { await slack.Demo.FailAsync(); return "nothing was thrown"; }
            catch (SlackApiException<DemoFailError> e) when (e.Error == DemoFailError.FirstThing) { return "the wrong one"; }
            catch (SlackApiException<DemoFailError> e) when (e.Error == DemoFailError.UserNotFound) { return $"{e.Method} {e.Needed} {e.Provided}"; }
            """);

        Assert.That(result, Is.EqualTo("demo.fail users:read chat:write"));
    }

    [Test]
    public async Task A_method_without_errors_of_its_own_throws_the_common_ones()
    {
        var slack = new StubSlack().Respond("demo.plain", """{"ok": false, "error": "missing_scope"}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            try { await slack.Demo.PlainAsync(); return "nothing was thrown"; }
            catch (SlackApiException e) { return $"{e.GetType().Name} {e.CommonError} {e.Category}"; }
            """);

        Assert.That(result, Is.EqualTo("SlackApiException MissingScope Scope"));
    }
}
