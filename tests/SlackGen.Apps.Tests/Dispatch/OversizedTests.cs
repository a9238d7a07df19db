using System.Text.Json.Nodes;
using SlackGen.Types;

namespace SlackGen.Apps.Tests;

public sealed class OversizedTests
{
    private const int Limit = 20_480;

    private static readonly string Long = new('x', 25_000);

    [Test]
    public async Task A_large_reply_to_a_command_goes_to_the_response_url()
    {
        await using var slack = new WireServer();
        await using var app = new AppHost(Handle.Command("/x", _ => Task.FromResult<CommandReply>(Long)));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x", $"{slack.Address}commands/1"), maxBytes: Limit), Is.Empty);
        await app.DrainAsync();

        Assert.That(slack.Requests.Single().BodyText, Has.Length.GreaterThan(Limit).And.Contains(Long));
    }

    [Test]
    public async Task Without_a_limit_a_large_reply_is_the_acknowledgement()
    {
        await using var app = new AppHost(Handle.Command("/x", _ => Task.FromResult<CommandReply>(Long)));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x")), Does.Contain(Long));
    }

    [Test]
    public async Task A_reply_of_exactly_the_limit_is_the_acknowledgement()
    {
        var text = new string('x', Limit - """{"text":""}""".Length);
        await using var app = new AppHost(Handle.Command("/x", _ => Task.FromResult<CommandReply>(text)));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x"), maxBytes: Limit), Has.Length.EqualTo(Limit));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_large_view_is_acknowledged_with_a_placeholder_and_follows_by_views_update(bool pushes)
    {
        await using var slack = new WireServer();
        var view = new ModalView { Title = new PlainText { Text = "Releases" }, Blocks = [], PrivateMetadata = Long };
        await using var app = new AppHost([Handle.Submit("form", _ => Task.FromResult<ViewReply?>(pushes ? ViewReply.Push(view) : ViewReply.Update(view)))], slack: slack.Address);

        var placeholder = JsonNode.Parse((await app.AcknowledgeAsync(Sent.Submission("form"), maxBytes: Limit))!)!;
        await PassTimeAsync(app, () => slack.Requests.Count > 0);
        await app.DrainAsync();

        var call = slack.Requests.Single();
        Assert.That(call.Line, Does.Contain("views.update"));
        Assert.That(call.BodyText, Does.Contain(Long));
        Assert.That(placeholder["response_action"]!.GetValue<string>(), Is.EqualTo(pushes ? "push" : "update"));
        Assert.That(placeholder["view"]!["title"]!["text"]!.GetValue<string>(), Is.EqualTo("Releases"));
        Assert.That(placeholder["view"]!["blocks"]!.AsArray(), Has.Count.EqualTo(1));
        var id = placeholder["view"]!["external_id"]?.GetValue<string>();
        Assert.That(id is null, Is.EqualTo(!pushes));
        Assert.That(call.BodyText, Does.Contain(pushes ? id! : "V1"));
        Assert.That(app.Problems, Is.Empty);
    }

    [Test]
    public async Task The_real_view_is_sent_again_while_its_placeholder_has_not_opened()
    {
        var calls = 0;
        await using var slack = new WireServer(_ => Http(++calls < 3 ? """{"ok":false,"error":"not_found"}""" : """{"ok":true}"""));
        var view = new ModalView { Title = new PlainText { Text = "Releases" }, Blocks = [], PrivateMetadata = Long };
        await using var app = new AppHost([Handle.Submit("form", _ => Task.FromResult<ViewReply?>(ViewReply.Push(view)))], slack: slack.Address);

        await app.AcknowledgeAsync(Sent.Submission("form"), maxBytes: Limit);
        await PassTimeAsync(app, () => slack.Requests.Count == 3);
        await app.DrainAsync();

        Assert.That(app.Log.Text, Does.Not.Contain("could not be sent"));
    }

    [Test]
    public async Task A_view_that_cannot_be_sent_is_an_error_that_names_the_handler()
    {
        await using var slack = new WireServer("""{"ok":false,"error":"invalid_arguments"}""");
        var view = new ModalView { Title = new PlainText { Text = "Releases" }, Blocks = [], PrivateMetadata = Long };
        await using var app = new AppHost([Handle.Submit("form", _ => Task.FromResult<ViewReply?>(ViewReply.Update(view)))], slack: slack.Address);

        await app.AcknowledgeAsync(Sent.Submission("form"), maxBytes: Limit);
        await PassTimeAsync(app, () => app.Log.Text.Contains("could not be sent", StringComparison.Ordinal));
        await app.DrainAsync();

        Assert.That(app.Log.Text, Does.Contain("The reply of TestApp.Submit to Submit view_submission could not be sent").And.Contain("invalid_arguments"));
    }

    [Test]
    public async Task Large_options_are_an_error_with_the_size_and_no_options_are_sent()
    {
        var options = Enumerable.Range(0, 100).Select(i => new Option { Text = new PlainText { Text = new string('x', 75) }, Value = new string('y', 150) }).ToList();
        await using var app = new AppHost(Handle.Options("menu", _ => Task.FromResult<OptionsReply?>(options)));

        Assert.That(await app.AcknowledgeAsync(Sent.Suggestion("menu"), maxBytes: Limit), Is.EqualTo("""{"options":[]}"""));
        await app.DrainAsync();
        Assert.That(app.Problems.Single(), Does.Match("options of TestApp.Options take 2[0-9]{4} bytes, more than the 20480 bytes"));
    }

    [Test]
    public async Task Large_errors_of_a_form_are_an_error_with_the_size()
    {
        await using var app = new AppHost(Handle.Submit("form", _ => Task.FromResult<ViewReply?>(ViewReply.Errors(("b", Long)))));

        Assert.That(await app.AcknowledgeAsync(Sent.Submission("form"), maxBytes: Limit), Is.Null);
        Assert.That(app.Log.Text, Does.Contain("The errors take 25,0").And.Contain("20,480 bytes"));
    }

    private static byte[] Http(string json) =>
        System.Text.Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}");

    // The pause before a call starts on another thread, which this one cannot see.
    private static async Task PassTimeAsync(AppHost app, Func<bool> isDone)
    {
        for (var i = 0; i < 2000 && !isDone(); i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        Assert.That(isDone(), Is.True);
    }
}
