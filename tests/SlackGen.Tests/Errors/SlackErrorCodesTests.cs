namespace SlackGen.Tests.Errors;

public sealed class SlackErrorCodesTests
{
    private const string Packed = "invalid_auth:2 not_found:4 not_found_either:1 a:7";

    private enum PickyError
    {
        Unknown = 0,
        InvalidAuth,
        NotFound,
        NotFoundEither,
        A,
    }

    [TestCase("invalid_auth", 1, SlackErrorCategory.Auth)]
    [TestCase("not_found", 2, SlackErrorCategory.NotFound)]
    [TestCase("not_found_either", 3, SlackErrorCategory.Invalid)]
    [TestCase("a", 4, SlackErrorCategory.Server)]
    [TestCase("not", 0, SlackErrorCategory.Unknown)]
    [TestCase("not_foun", 0, SlackErrorCategory.Unknown)]
    [TestCase("found", 0, SlackErrorCategory.Unknown)]
    [TestCase("invalid_auth:2", 0, SlackErrorCategory.Unknown)]
    [TestCase("INVALID_AUTH", 0, SlackErrorCategory.Unknown)]
    [TestCase("", 0, SlackErrorCategory.Unknown)]
    [TestCase(" ", 0, SlackErrorCategory.Unknown)]
    public void A_code_is_found_whole_or_not_at_all(string code, int index, SlackErrorCategory category) =>
        Assert.That(SlackErrorCodes.Find(Packed, code), Is.EqualTo((index, category)));

    [Test]
    public void Without_codes_nothing_is_found() => Assert.That(SlackErrorCodes.Find("", "a"), Is.EqualTo((0, SlackErrorCategory.Unknown)));

    [TestCase("invalid_auth", 1, SlackCommonError.InvalidAuth, SlackErrorCategory.Auth)]
    [TestCase("not_found_either", 3, SlackCommonError.Unknown, SlackErrorCategory.Invalid)]
    [TestCase("fatal_error", 0, SlackCommonError.FatalError, SlackErrorCategory.Server)]
    [TestCase("sky_is_falling", 0, SlackCommonError.Unknown, SlackErrorCategory.Unknown)]
    public void An_exception_knows_the_code_among_the_methods_own_and_among_the_common_ones(string code, int error, SlackCommonError common, SlackErrorCategory category)
    {
        var exception = (SlackApiException<PickyError>)SlackErrorCodes.CreateException<PickyError>(new SlackFailure("a.b", code, new SlackRawResponse()), Packed);
        Assert.That(
            (exception.Error, exception.CommonError, exception.Category, exception.Code, exception.Message),
            Is.EqualTo(((PickyError)error, common, category, code, $"a.b failed: {code}.")));
    }

    [Test]
    public void What_Slack_says_about_scopes_and_arguments_is_in_the_message()
    {
        var scope = new SlackApiException(new SlackFailure("a.b", "missing_scope", new SlackRawResponse { Needed = "chat:write", Provided = "users:read" }));
        var argument = new SlackApiException(new SlackFailure("a.b", "invalid_arguments", new SlackRawResponse { ResponseMetadata = new() { Messages = ["[ERROR] x", "[ERROR] y"] } }));
        Assert.That(scope.Message, Is.EqualTo("a.b failed: missing_scope (needs the scope chat:write; the token has users:read)."));
        Assert.That((argument.Message, argument.Messages.Count), Is.EqualTo(("a.b failed: invalid_arguments: [ERROR] x; [ERROR] y", 2)));
    }
}
