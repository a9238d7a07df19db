using Microsoft.Extensions.Diagnostics.HealthChecks;
using SlackGen.Infrastructure;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>The shutdown of the transport.</summary>
[Category("Slow")]
public sealed class ShutdownTests : SocketModeFixture
{
    [Test]
    public async Task What_runs_is_acknowledged_what_comes_later_is_not_taken_and_the_connection_is_closed()
    {
        var acknowledgement = new TaskCompletionSource<SlackAcknowledgement>();
        Receiver.Acknowledge = _ => acknowledgement.Task;
        var socket = await StartAsync();
        await socket.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        await Transport.StopReceivingAsync(CancellationToken.None);
        await socket.SendAsync(SocketServer.Event("Ev2"));
        await socket.PingAsync();
        acknowledgement.SetResult(SlackAcknowledgement.Empty);
        await Transport.CloseAsync(CancellationToken.None);

        Assert.That(await socket.CloseFrame, Is.EqualTo(1000));
        Assert.That(socket.Received, Is.EqualTo(new[] { """{"envelope_id":"env-Ev1-0"}""" }));
        Assert.That((Receiver.Count, Status, Server.Openings), Is.EqualTo((1, HealthStatus.Unhealthy, 1)));
    }

    [Test]
    public async Task A_connection_without_pending_acknowledgements_closes_before_the_handlers_have_finished()
    {
        var socket = await StartAsync();

        await Transport.StopReceivingAsync(CancellationToken.None);

        Assert.That(await socket.CloseFrame, Is.EqualTo(1000));
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
    }

    [Test]
    public async Task A_connection_closes_as_soon_as_its_last_acknowledgement_is_out()
    {
        var acknowledgement = new TaskCompletionSource<SlackAcknowledgement>();
        Receiver.Acknowledge = _ => acknowledgement.Task;
        var socket = await StartAsync();
        await socket.SendAsync(SocketServer.Command("c-1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        await Transport.StopReceivingAsync(CancellationToken.None);
        await socket.PingAsync();
        Assert.That(socket.CloseFrame.IsCompleted, Is.False);
        acknowledgement.SetResult(SlackAcknowledgement.Empty);

        Assert.That(await socket.CloseFrame, Is.EqualTo(1000));
        Assert.That(socket.Received, Is.EqualTo(new[] { """{"envelope_id":"c-1"}""" }));
    }

    [Test]
    public async Task A_transport_that_is_disposed_without_a_stop_ends_its_connections_and_acknowledges_nothing()
    {
        var acknowledgement = new TaskCompletionSource<SlackAcknowledgement>();
        Receiver.Acknowledge = _ => acknowledgement.Task;
        var socket = await StartAsync();
        await socket.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        Transport.Dispose();
        acknowledgement.SetResult(SlackAcknowledgement.Empty);

        await socket.Closed;
        Assert.That((socket.Received.Count, Status, Server.Openings), Is.EqualTo((0, HealthStatus.Unhealthy, 1)));
    }

    [Test]
    public async Task A_transport_that_is_disposed_ends_a_connection_that_is_being_opened()
    {
        Server.Greeting = _ => [];
        Create();
        var starting = Transport.StartAsync(CancellationToken.None);
        var socket = await Server.NextAsync();

        Transport.Dispose();

        await socket.Closed;
        Assert.That(async () => await starting.WaitAsync(TimeSpan.FromSeconds(10)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_replaced_connection_with_a_handler_that_hangs_delays_the_stop_by_the_time_limit_alone()
    {
        Receiver.Acknowledge = _ => new TaskCompletionSource<SlackAcknowledgement>().Task;
        var old = await StartAsync(options => options.DrainTimeout = TimeSpan.FromMinutes(5));
        await old.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);
        await old.SendAsync(SocketServer.Disconnect("warning"));
        await AdvanceUntilAsync(() => Log.Entries.Count(entry => entry.Text.Contains("is live", StringComparison.Ordinal)) == 2, TimeSpan.FromSeconds(10));

        var closing = Transport.CloseAsync(CancellationToken.None);
        await AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromSeconds(5));

        await closing;
        await old.Closed;
    }

    [Test]
    public async Task A_stop_in_the_pause_after_a_fault_of_the_supervisor_ends_at_once()
    {
        Server.Open = _ => SocketServer.Json("""{"ok":false,"error":"internal_error"}""");
        Create(random: () => throw new InvalidOperationException("out of numbers"));

        await Transport.StartAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(Log.Entries.Select(entry => entry.Text), Has.One.Contains("out of numbers"));

        await Transport.CloseAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_server_that_does_not_respond_delays_the_stop_by_the_time_limit_alone()
    {
        var socket = await StartAsync();
        socket.IsSilent = true;

        var closing = Transport.CloseAsync(CancellationToken.None);
        await socket.CloseFrame;
        Assert.That(closing.IsCompleted, Is.False);
        await AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromSeconds(3));

        await closing;
        await socket.Closed;
    }

    [Test]
    public async Task A_handler_that_hangs_delays_the_stop_by_the_time_limit_alone()
    {
        Receiver.Acknowledge = _ => new TaskCompletionSource<SlackAcknowledgement>().Task;
        var socket = await StartAsync();
        await socket.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        var closing = Transport.CloseAsync(CancellationToken.None);
        await AdvanceUntilAsync(() => closing.IsCompleted, TimeSpan.FromSeconds(5));

        await closing;
        Assert.That(socket.Received, Is.Empty);
    }

    [Test]
    public async Task A_stop_without_time_ends_at_once()
    {
        var socket = await StartAsync();
        socket.IsSilent = true;

        await Transport.CloseAsync(new CancellationToken(canceled: true)).WaitAsync(TimeSpan.FromSeconds(10));

        await socket.Closed;
    }

    [Test]
    public async Task A_stop_while_the_connection_is_being_opened_ends_at_once()
    {
        Server.Greeting = _ => [];
        Create();
        var starting = Transport.StartAsync(CancellationToken.None);
        var socket = await Server.NextAsync();

        await Transport.CloseAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        await socket.Closed;
        Assert.That(async () => await starting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_stop_in_a_pause_ends_at_once()
    {
        Server.Open = _ => SocketServer.Json("""{"ok":false,"error":"internal_error"}""");
        Create();
        await Transport.StartAsync(CancellationToken.None);

        await Transport.CloseAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(Server.Openings, Is.EqualTo(1));
    }

    [Test]
    public void A_start_that_is_cancelled_leaves_nothing_behind()
    {
        Server.Greeting = _ => [];
        Create();
        using var cancellation = new CancellationTokenSource();

        var starting = Transport.StartAsync(cancellation.Token);
        Eventually.Becomes(() => Server.Sockets.Count, 1);
        cancellation.Cancel();

        Assert.That(async () => await starting, Throws.InstanceOf<OperationCanceledException>());
        Eventually.Becomes(() => Server.Sockets[0].IsClosed, true);
    }
}
