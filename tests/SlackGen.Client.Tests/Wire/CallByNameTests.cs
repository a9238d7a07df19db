using System.Text.Json;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Wire;

/// <summary>Methods that the manifest does not have, called by name.</summary>
public sealed class CallByNameTests : FakeSlackTests
{
    [Test]
    public async Task Arguments_of_every_kind_travel_as_a_form()
    {
        await using var server = new WireServer();
        using var json = JsonDocument.Parse("""{ "a": [1, 2] }""");

        await server.Client("xoxb-1").CallAsync("some.newMethod", new Dictionary<string, object?>
        {
            ["text"] = "a b&c",
            ["nothing"] = null,
            ["flag"] = true,
            ["whole"] = 42,
            ["long"] = 9007199254740993L,
            ["small"] = (byte)7,
            ["fraction"] = 0.5m,
            ["ts"] = new SlackTimestamp("1512085950.000210"),
            ["unix"] = new UnixTime(1512085950),
            ["time"] = DateTimeOffset.FromUnixTimeSeconds(1512085951),
            ["day"] = new DateOnly(2026, 8, 1),
            ["json"] = json.RootElement,
            ["block"] = new DividerBlock { BlockId = "x" },
            ["words"] = new[] { "a", "b" },
            ["blocks"] = new IBlock[] { new DividerBlock(), new HeaderBlock { Text = "Hi" } },
        });

        var request = server.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Line, Is.EqualTo("POST /api/some.newMethod HTTP/1.1"));
            Assert.That(request.Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(request.BodyText.Split('&').Select(p => Uri.UnescapeDataString(p.Replace('+', ' '))), Is.EqualTo(
            [
                "text=a b&c", "flag=true", "whole=42", "long=9007199254740993", "small=7", "fraction=0.5", "ts=1512085950.000210", "unix=1512085950",
                "time=1512085951", "day=2026-08-01", """json={ "a": [1, 2] }""", """block={"type":"divider","block_id":"x"}""", """words=["a","b"]""",
                """blocks=[{"type":"divider"},{"type":"header","text":{"type":"plain_text","text":"Hi"}}]""",
            ]));
        }
    }

    [Test]
    public async Task A_file_makes_it_a_multipart_body()
    {
        await Slack.CallAsync("users.setPhoto", new Dictionary<string, object?> { ["image"] = SlackUpload.FromBytes("x"u8.ToArray(), "x.png"), ["crop_w"] = 10 });

        var request = Fake.RequestsTo("users.setPhoto").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Files.Single().Name, Is.EqualTo("x.png"));
            Assert.That((long?)request.Arguments["crop_w"], Is.EqualTo(10));
            Assert.That(request.Refused, Is.Null);
        }
    }

    [Test]
    public async Task The_response_is_there_as_JSON()
    {
        Fake.On("auth.test").Reply("""{"ok":true,"user_id":"U1","quota":{"left":1.50},"warning":"careful"}""", allowUndocumented: true);

        var response = await Slack.CallAsync("auth.test");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Json.GetProperty("user_id").GetString(), Is.EqualTo("U1"));
            Assert.That(response.Json.GetProperty("quota").GetProperty("left").GetDouble(), Is.EqualTo(1.5));
            Assert.That(response.Warnings, Is.EqualTo(["careful"]));
            Assert.That(response.GrantedScopes, Is.Not.Empty);
        }
    }

    [Test]
    public void An_error_is_thrown_with_its_code()
    {
        Fake.On("auth.test").ReplyError("account_inactive");

        Assert.That(
            async () => await Slack.CallAsync("auth.test"),
            Throws.TypeOf<SlackApiException>()
                .With.Property("Code").EqualTo("account_inactive")
                .And.Property("CommonError").EqualTo(SlackCommonError.AccountInactive)
                .And.Property("Category").EqualTo(SlackErrorCategory.Auth)
                .And.Property("Method").EqualTo("auth.test"));
    }

    [Test]
    public void A_method_that_Slack_does_not_have_is_an_error_of_Slack()
    {
        Assert.That(
            async () => await Slack.CallAsync("no.suchMethod"),
            Throws.TypeOf<SlackApiException>().With.Property("CommonError").EqualTo(SlackCommonError.UnknownMethod));
    }

    [TestCase("")]
    [TestCase(".test")]
    [TestCase("auth/test")]
    [TestCase("auth.test?x=1")]
    [TestCase("https://evil.example.com/")]
    public void What_is_no_method_name_is_refused(string name)
    {
        Assert.That(async () => await Slack.CallAsync(name), Throws.ArgumentException);
        Assert.That(Fake.Requests, Is.Empty);
    }

    [Test]
    public void An_argument_of_another_kind_is_refused_by_name()
    {
        Assert.That(
            async () => await Slack.CallAsync("auth.test", new Dictionary<string, object?> { ["when"] = TimeSpan.Zero }),
            Throws.ArgumentException.With.Message.StartsWith("The argument 'when' holds a TimeSpan."));
        Assert.That(Fake.Requests, Is.Empty);
    }
}
