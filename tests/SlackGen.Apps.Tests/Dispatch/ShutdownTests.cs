using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps.Tests;

public sealed class ShutdownTests
{
    [Test]
    public async Task Every_acknowledged_event_is_finished()
    {
        var gate = new TaskCompletionSource();
        var finished = 0;
        var cancelled = 0;
        await using var app = new AppHost(Handle.Event("message", async i =>
        {
            await gate.Task;
            cancelled += i.CancellationToken.IsCancellationRequested ? 1 : 0;
            Interlocked.Increment(ref finished);
        }));
        await app.StartAsync();
        var acknowledged = 0;
        for (var i = 0; i < 300; i++)
        {
            acknowledged += (await app.SendAsync(Sent.Event("message", $"C{i % 150}"))).IsAccepted ? 1 : 0;
        }

        var stop = app.StopAsync();
        Assert.That(await app.AcknowledgeAsync(Sent.Event("message")), Is.Null, "Slack sends it again, to another process.");
        Assert.That(stop.IsCompleted, Is.False);
        gate.SetResult();
        await stop.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That((acknowledged, finished, cancelled), Is.EqualTo((300, 300, 0)));
        Assert.That(app.Problems, Is.Empty);
        Assert.That(app.Log.Text, Does.Contain("has finished all deliveries"));
    }

    [Test]
    public async Task A_reply_in_mid_flight_is_still_the_acknowledgement()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Submit("form", async _ =>
        {
            await gate.Task;
            return ViewReply.Clear;
        }));
        await app.StartAsync();

        var acknowledgement = app.AcknowledgeAsync(Sent.Submission("form"));
        var stop = app.StopAsync();
        gate.SetResult();

        Assert.That(await acknowledgement, Does.Contain("clear"));
        await stop.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Test]
    public async Task At_the_end_of_the_time_the_handlers_are_cancelled()
    {
        var started = new TaskCompletionSource();
        await using var app = new AppHost([Handle.Event("message", async i =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
        })], o => o.ShutdownTimeout = TimeSpan.FromSeconds(7));
        await app.StartAsync();
        await app.SendAsync(Sent.Event("message"));
        await started.Task;

        var stop = app.StopAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(stop.IsCompleted, Is.False);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await stop.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(app.Problems.Single(), Does.StartWith("TestApp.Event failed to handle Event message"));
    }

    [Test]
    public async Task What_does_not_finish_is_logged_with_the_name_of_its_handler()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost([Handle.Event("message", _ => gate.Task)], o => o.ShutdownTimeout = TimeSpan.FromSeconds(7));
        await app.StartAsync();
        await app.SendAsync(Sent.Event("message"));
        await app.SendAsync(Sent.Event("message"));

        var stop = app.StopAsync();
        await PassTimeAsync(app, stop);

        Assert.That(app.Problems.Order(), Is.EqualTo(new[]
        {
            "Event message was acknowledged and never started: TestApp.Event was not called within 7 s of the shutdown, so it is lost",
            "Event message was not handled within 7 s of the shutdown: TestApp.Event is still running",
        }));
        gate.SetResult();
    }

    [Test]
    public async Task The_host_can_end_the_time_early()
    {
        var gate = new TaskCompletionSource();
        using var host = new CancellationTokenSource();
        await using var app = new AppHost(Handle.Event("message", _ => gate.Task));
        await app.StartAsync();
        await app.SendAsync(Sent.Event("message"));

        var stop = app.StopAsync(host.Token);
        await host.CancelAsync();
        await PassTimeAsync(app, stop);

        Assert.That(app.Problems.Single(), Does.Contain("is still running"));
        gate.SetResult();
    }

    [Test]
    public async Task Transports_stop_receiving_before_the_handlers_finish_and_close_after_them()
    {
        var gate = new TaskCompletionSource();
        var transport = new RecordingTransport();
        await using var app = new AppHost([Handle.Event("message", _ => gate.Task)], build: b => b.Services.AddKeyedSingleton<ISlackTransport>("", transport));
        await app.StartAsync();
        await app.SendAsync(Sent.Event("message"));

        var stop = app.StopAsync();
        Assert.That(transport.Steps, Is.EqualTo(new[] { "start", "stop receiving" }));
        gate.SetResult();
        await stop.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(transport.Steps, Is.EqualTo(new[] { "start", "stop receiving", "close" }));
    }

    [Test]
    public async Task A_transport_that_cannot_start_is_closed_and_the_host_does_not_start()
    {
        var (good, bad) = (new RecordingTransport(), new RecordingTransport { Failure = new InvalidOperationException("invalid_auth") });
        await using var app = new AppHost([], build: b => b.Services.AddKeyedSingleton<ISlackTransport>("", good).AddKeyedSingleton<ISlackTransport>("", bad));

        Assert.That(async () => await app.StartAsync(), Throws.InvalidOperationException.With.Message.EqualTo("invalid_auth"));
        Assert.That(good.Steps, Is.EqualTo(new[] { "start", "stop receiving", "close" }));
        Assert.That(bad.Steps, Is.EqualTo(good.Steps));
    }

    [Test]
    public async Task A_transport_that_fails_to_close_does_not_keep_the_others_open()
    {
        var (bad, good) = (new RecordingTransport { CloseFailure = new InvalidOperationException("broken") }, new RecordingTransport());
        await using var app = new AppHost([], build: b => b.Services.AddKeyedSingleton<ISlackTransport>("", bad).AddKeyedSingleton<ISlackTransport>("", good));
        await app.StartAsync();
        await app.StopAsync();

        Assert.That(good.Steps, Does.Contain("close"));
        Assert.That(app.Problems.Single(), Does.Contain("failed to close"));
    }

    // The second wait starts on another thread, which this one cannot see.
    private static async Task PassTimeAsync(AppHost app, Task until)
    {
        for (var i = 0; i < 2000 && !until.IsCompleted; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        await until.WaitAsync(TimeSpan.FromSeconds(1));
    }

    private sealed class RecordingTransport : ISlackTransport
    {
        public List<string> Steps { get; } = [];

        public Exception? Failure { get; init; }

        public Exception? CloseFailure { get; init; }

        public Task StartAsync(CancellationToken cancellationToken) => Do("start", Failure);

        public Task StopReceivingAsync(CancellationToken cancellationToken) => Do("stop receiving", null);

        public Task CloseAsync(CancellationToken cancellationToken) => Do("close", CloseFailure);

        private Task Do(string step, Exception? failure)
        {
            Steps.Add(step);
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }
    }
}
