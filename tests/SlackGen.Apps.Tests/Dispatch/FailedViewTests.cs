using System.Text;
using SlackGen.Types;

namespace SlackGen.Apps.Tests;

/// <summary>A view too large for an acknowledgement, which Slack then refuses.</summary>
public sealed class FailedViewTests
{
    private static readonly ModalView View = new() { Title = new PlainText { Text = "Releases" }, Blocks = [], PrivateMetadata = new string('x', 25_000) };

    [TestCase(false, null, "The view could not be loaded.")]
    [TestCase(true, null, "The view could not be loaded.")]
    [TestCase(true, "Call 4711.", "Call 4711.")]
    public async Task Its_placeholder_is_replaced_by_an_error(bool pushes, string? errorReply, string expected)
    {
        var calls = 0;
        await using var slack = new WireServer(_ => Http(++calls == 1 ? """{"ok":false,"error":"invalid_arguments"}""" : """{"ok":true}"""));
        await using var app = await SendAsync(slack, pushes, errorReply);

        Assert.That(slack.Requests, Has.Count.EqualTo(2));
        Assert.That(slack.Requests[1].Line, Does.Contain("views.update"));
        Assert.That(Uri.UnescapeDataString(slack.Requests[1].BodyText.Replace('+', ' ')), Does.Contain(expected).And.Contain("Releases").And.Contain(pushes ? "slackgen-" : "V1").And.Not.Contain("xxx"));
        Assert.That(app.Problems, Has.One.EqualTo("The reply of TestApp.Submit to Submit view_submission could not be sent"));
        Assert.That(app.Log.Text, Does.Contain("invalid_arguments"));
    }

    [Test]
    public async Task An_error_that_cannot_be_sent_either_is_logged_with_the_first()
    {
        await using var slack = new WireServer("""{"ok":false,"error":"invalid_arguments"}""");
        await using var app = await SendAsync(slack, false, null);

        Assert.That(slack.Requests, Has.Count.EqualTo(2));
        Assert.That(app.Log.Text, Does.Contain("Neither the view nor the error").And.Contain("invalid_arguments"));
    }

    private static async Task<AppHost> SendAsync(WireServer slack, bool pushes, string? errorReply)
    {
        var app = new AppHost(
            [Handle.Submit("form", _ => Task.FromResult<ViewReply?>(pushes ? ViewReply.Push(View) : ViewReply.Update(View)))], o => o.ErrorReply = errorReply, slack: slack.Address);
        Assert.That(await app.AcknowledgeAsync(Sent.Submission("form"), maxBytes: 20_480), Does.Contain("Loading"));
        for (var i = 0; i < 2000 && slack.Requests.Count == 0; i++)
        {
            // The pause before the call starts on another thread, which this one cannot see.
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        await app.DrainAsync();
        return app;
    }

    private static byte[] Http(string json) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}");
}
