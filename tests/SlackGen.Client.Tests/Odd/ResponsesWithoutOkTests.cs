using System.Text;

namespace SlackGen.Client.Tests.Odd;

/// <summary>One method responds without <c>ok</c> and succeeds if there is no error. JSON without <c>ok</c> from any other method is not from Slack.</summary>
public sealed class ResponsesWithoutOkTests : FakeSlackTests
{
    [Test]
    public async Task A_bare_response_needs_no_ok()
    {
        Respond("oauth.access", """{"access_token":"xoxp-1","scope":"read"}""");

        var response = await Slack.Oauth.AccessAsync(Request);

        Assert.That((response.Ok, response.AccessToken), Is.EqualTo((true, "xoxp-1")));
    }

    [Test]
    public void A_bare_response_with_an_error_is_a_failure()
    {
        Respond("oauth.access", """{"error":"invalid_code"}""");

        Assert.That(async () => await Slack.Oauth.AccessAsync(Request), Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("invalid_code"));
    }

    [TestCase("""{"channel":"C1"}""")]
    [TestCase("{}")]
    public void Another_response_needs_ok(string json)
    {
        Respond("chat.postMessage", json);

        Assert.That(async () => await Slack.Chat.PostMessageAsync("C1", "Hello"), Throws.TypeOf<SlackException>().With.Message.Contains("has no 'ok'"));
    }

    [Test]
    public void A_response_that_is_not_ok_and_names_no_error_is_unreadable()
    {
        Respond("openid.connect.userInfo", """{"ok":false}""");

        Assert.That(async () => await Slack.Openid.Connect.UserInfoAsync(), Throws.TypeOf<SlackException>().With.Message.Contains("names no error"));
    }

    [Test]
    public async Task Leaving_a_channel_that_one_is_not_in_is_no_failure()
    {
        Respond("conversations.leave", """{"ok":false,"not_in_channel":true}""");

        var response = await Slack.Conversations.LeaveAsync("C1");

        Assert.That((response.Ok, response.NotInChannel), Is.EqualTo((true, (bool?)true)));
    }

    private static OauthAccessRequest Request => new() { ClientId = "1.2", ClientSecret = "secret", Code = "c" };

    private void Respond(string method, string json) => Fake.On(method).ReplyBytes(Encoding.UTF8.GetBytes(json), "application/json");
}
