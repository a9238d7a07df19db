namespace SlackGen.Tests.Errors;

public sealed class MissingScopeTests
{
    [TestCase(null)]
    [TestCase("")]
    public void A_token_without_scopes_has_none(string? provided)
    {
        var exception = new SlackApiException(new SlackFailure("a.b", "missing_scope", new SlackRawResponse { Needed = "chat:write", Provided = provided }));
        Assert.That(exception.Message, Is.EqualTo("a.b failed: missing_scope (needs the scope chat:write; the token has none)."));
    }
}
