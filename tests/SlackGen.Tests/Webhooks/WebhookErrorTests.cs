using System.Text.RegularExpressions;

namespace SlackGen.Tests.Webhooks;

public sealed partial class WebhookErrorTests
{
    [Test]
    public void Each_code_is_a_member_with_its_name([Values] SlackWebhookError error)
    {
        var code = error == SlackWebhookError.Unknown ? "of_tomorrow" : Capital().Replace(error.ToString(), "_$0").TrimStart('_').ToLowerInvariant();
        var exception = (SlackApiException<SlackWebhookError>)SlackWebhookErrors.CreateException(new SlackFailure("webhook", code, new SlackRawResponse { Error = code }));
        Assert.That((exception.Error, exception.Code, exception.Category == SlackErrorCategory.Unknown), Is.EqualTo((error, code, error == SlackWebhookError.Unknown)));
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
