namespace SlackGen.Apps.Tests;

/// <summary>Handlers that are cancelled at the end of a shutdown are still replied for.</summary>
public sealed class RepliesAtShutdownTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_function_ends_with_an_error_so_that_its_workflow_does_not_hang()
    {
        await using var slack = new WireServer();
        await using var app = new AppHost([Handle.Function("approve", async i =>
        {
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
            return null;
        })], slack: slack.Address);
        await app.StartAsync();
        await app.SendAsync(Sent.Function("approve"));

        await StopAsync(app);

        Assert.That(slack.Requests.Single().Line, Does.Contain("functions.completeError"));
        Assert.That(app.Problems.Single(), Does.StartWith("TestApp.Function failed"));
    }

    [Test]
    public async Task The_user_of_a_command_sees_the_error_reply()
    {
        await using var slack = new WireServer();
        await using var app = new AppHost([Handle.Command("/x", async i =>
        {
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
            return CommandReply.Nothing;
        })], o => o.ErrorReply = "Something broke.");
        await app.StartAsync();
        var acknowledgement = app.SendAsync(Sent.Command("/x", $"{slack.Address}commands/1"));

        await StopAsync(app);

        Assert.That((await acknowledgement.WaitAsync(Limit)).IsAccepted, Is.True);
        Assert.That(slack.Requests.Single().BodyText, Is.EqualTo("""{"text":"Something broke."}"""));
    }

    [Test]
    public async Task A_late_reply_to_a_command_is_sent()
    {
        await using var slack = new WireServer();
        await using var app = new AppHost(Handle.Command("/x", async i =>
        {
            await Task.Delay(Timeout.Infinite, i.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            return "stopped half way";
        }));
        await app.StartAsync();
        _ = app.SendAsync(Sent.Command("/x", $"{slack.Address}commands/1"));

        await StopAsync(app);

        Assert.That(slack.Requests.Single().BodyText, Is.EqualTo("""{"text":"stopped half way"}"""));
        Assert.That(app.Problems, Is.Empty);
    }

    [Test]
    public async Task A_reply_that_gets_no_response_is_given_up_three_seconds_later()
    {
        await using var slack = new WireServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"u8.ToArray(), keepsOpen: true);
        await using var app = new AppHost(Handle.Command("/x", async i =>
        {
            await Task.Delay(Timeout.Infinite, i.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            return "stopped half way";
        }));
        await app.StartAsync();
        _ = app.SendAsync(Sent.Command("/x", $"{slack.Address}commands/1"));

        var stop = app.StopAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        Eventually.Becomes(() => slack.Requests.Count, 1);
        app.Clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.That(stop.IsCompleted, Is.False);
        app.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await stop.WaitAsync(Limit);

        Eventually.Becomes(() => app.Log.Text.Contains("The reply of TestApp.Command to Command /x could not be sent", StringComparison.Ordinal), true);
    }

    [Test]
    public async Task A_callback_of_a_handler_that_throws_is_logged()
    {
        var started = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Event("message", async i =>
        {
            using var registration = i.CancellationToken.Register(() => throw new InvalidOperationException("Broken callback."));
            started.SetResult();
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
        }));
        await app.StartAsync();
        await app.SendAsync(Sent.Event("message"));
        await started.Task.WaitAsync(Limit);

        await StopAsync(app);

        Eventually.Becomes(() => app.Log.Text.Contains("A callback on the token of a handler failed", StringComparison.Ordinal), true);
        Assert.That(app.Log.Text, Does.Contain("Broken callback."));
    }

    // Past the 10 seconds that the handlers have; the 3 seconds of the replies do not pass.
    private static async Task StopAsync(AppHost app)
    {
        var stop = app.StopAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await stop.WaitAsync(Limit);
    }
}
