using System.Text;

namespace SlackGen.Client.Tests.Odd;

/// <summary>A few answers have no <c>ok</c>: then the absence of an error tells.</summary>
public sealed class AnswersWithoutOkTests : FakeSlackTests
{
    private const string Method = "openid.connect.userInfo";

    [Test]
    public async Task An_answer_without_ok_and_without_error_is_good()
    {
        Answer("""{"sub":"U1","https://slack.com/user_id":"U1","email_verified":true}""");

        var answer = await Slack.Openid.Connect.UserInfoAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Ok, Is.True);
            Assert.That(answer.Sub, Is.EqualTo("U1"));
            Assert.That(answer.UserId, Is.EqualTo("U1"));
        }
    }

    [Test]
    public void An_answer_without_ok_but_with_an_error_is_not()
    {
        Answer("""{"error":"token_expired"}""");

        Assert.That(
            async () => await Slack.Openid.Connect.UserInfoAsync(),
            Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("token_expired").And.Property("Category").EqualTo(SlackErrorCategory.Auth));
    }

    [Test]
    public void An_answer_that_is_not_ok_and_names_no_error_is_unreadable()
    {
        Answer("""{"ok":false}""");

        Assert.That(async () => await Slack.Openid.Connect.UserInfoAsync(), Throws.TypeOf<SlackException>().With.Message.Contains("names no error"));
    }

    private void Answer(string json) => Fake.On(Method).ReplyBytes(Encoding.UTF8.GetBytes(json), "application/json");
}
