using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SlackGen.Infrastructure;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>The replacement of a connection before it ends.</summary>
[Category("Slow")]
public sealed class RefreshTests : SocketModeFixture
{
    [TestCase("warning")]
    [TestCase("refresh_requested")]
    [TestCase("a_reason_of_next_year")]
    public async Task The_next_connection_stands_before_the_old_one_is_closed(string reason)
    {
        Server.Greeting = number => number == 1 ? [SocketServer.Hello()] : [];
        var old = await StartAsync();
        await LiveAsync(old, TimeSpan.FromSeconds(61));

        await old.SendAsync(SocketServer.Disconnect(reason));
        var next = await Server.NextAsync();
        await old.SendAsync(SocketServer.Event("Ev1"));
        Assert.That((string?)(await old.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-0"));
        Assert.That((Transport.Pool.Live, old.IsClosed), Is.EqualTo((1, false)), "the next connection has not had its hello");
        await next.SendAsync(SocketServer.Hello());

        Assert.That(await old.CloseFrame, Is.EqualTo(1000));
        Assert.That((Server.Openings, Status, Transport.Pool.TotalGap), Is.EqualTo((2, HealthStatus.Healthy, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_refresh_in_a_stream_of_events_has_no_gap_and_each_is_acknowledged_once()
    {
        var old = await StartAsync();
        await LiveAsync(old, TimeSpan.FromSeconds(61));
        var acknowledged = new ConcurrentBag<string>();
        ServerSocket? next = null;

        // Slack sends an event to one connection: the old one until it closes it, then the next one.
        for (var i = 0; i < 400; i++)
        {
            if (i == 100)
            {
                await old.SendAsync(SocketServer.Disconnect("warning"));
            }

            var target = old.CloseFrame.IsCompleted || next is not null && i % 2 == 0 ? next! : old;
            try
            {
                await target.SendAsync(SocketServer.Event($"Ev{i}"));
                acknowledged.Add((string)(await target.NextAsync())["envelope_id"]!);
            }
            catch (Exception e) when (target == old && e is IOException or ObjectDisposedException or TimeoutException)
            {
                await next!.SendAsync(SocketServer.Event($"Ev{i}", retry: 1));
                acknowledged.Add((string)(await next.NextAsync())["envelope_id"]!);
            }

            next ??= Server.Sockets.Count == 2 ? Server.Sockets[1] : null;
            Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.That(acknowledged.Distinct().Count(), Is.EqualTo(400));
        Assert.That(Receiver.Deliveries.Select(delivery => delivery.EventId).Distinct().Count(), Is.EqualTo(400));
        Assert.That((Server.Openings, Transport.Pool.TotalGap), Is.EqualTo((2, TimeSpan.Zero)));
    }

    [Test]
    public async Task The_old_connection_stays_until_its_envelopes_are_acknowledged()
    {
        var acknowledgement = new TaskCompletionSource<SlackAcknowledgement>();
        Receiver.Acknowledge = _ => acknowledgement.Task;
        var old = await StartAsync();
        await LiveAsync(old, TimeSpan.FromSeconds(61));
        await old.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        await old.SendAsync(SocketServer.Disconnect("warning"));
        await Server.NextAsync();
        Eventually.Becomes(() => Log.Entries.Count(entry => entry.Text.Contains("is live", StringComparison.Ordinal)), 2);
        Assert.That(old.CloseFrame.IsCompleted, Is.False);
        acknowledgement.SetResult(SlackAcknowledgement.Empty);

        Assert.That((string?)(await old.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-0"));
        Assert.That(await old.CloseFrame, Is.EqualTo(1000));
    }

    [Test]
    public async Task The_old_connection_does_not_stay_for_a_handler_that_hangs()
    {
        Receiver.Acknowledge = _ => new TaskCompletionSource<SlackAcknowledgement>().Task;
        var old = await StartAsync();
        await LiveAsync(old, TimeSpan.FromSeconds(61));
        await old.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        await old.SendAsync(SocketServer.Disconnect("warning"));
        await Server.NextAsync();
        var waited = await AdvanceUntilAsync(() => old.CloseFrame.IsCompleted, TimeSpan.FromSeconds(15));

        Assert.That(waited.TotalSeconds, Is.GreaterThanOrEqualTo(9.5));
        Assert.That(Transport.Pool.Live, Is.EqualTo(1));
    }

    [Test]
    public async Task What_arrives_after_the_last_acknowledgement_is_not_taken_because_it_could_not_be_acknowledged()
    {
        var old = await StartAsync();
        await LiveAsync(old, TimeSpan.FromSeconds(61));
        old.IsSilent = true;

        await old.SendAsync(SocketServer.Disconnect("warning"));
        Assert.That(await old.CloseFrame, Is.EqualTo(1000));
        await old.SendAsync(SocketServer.Command("c-1"));
        await old.SendAsync(ServerSocket.Binary, [1]);

        // Messages are read in order.
        Eventually.Becomes(() => Log.Text.Contains("a binary message was ignored", StringComparison.Ordinal), true);
        Assert.That(Receiver.Count, Is.Zero);
    }

    [Test]
    public async Task A_connection_is_replaced_before_its_time_is_over()
    {
        Server.Greeting = _ => [SocketServer.Hello(seconds: 3600)];
        var socket = await StartAsync(random: () => 0.5);

        await LiveAsync(socket, TimeSpan.FromSeconds((3600 * 0.9) - 5));
        Assert.That(Server.Openings, Is.EqualTo(1));
        await AdvanceUntilAsync(() => Server.Openings == 2, TimeSpan.FromSeconds(6));

        await socket.CloseFrame;
        Assert.That((Server.Openings, Transport.Pool.TotalGap), Is.EqualTo((2, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_connection_whose_replacement_fails_is_used_until_it_ends()
    {
        Server.Open = number => number is 2 or 3 ? SocketServer.Json("""{"ok":false,"error":"internal_error"}""") : null;
        var old = await StartAsync(random: () => 0);
        await LiveAsync(old, TimeSpan.FromSeconds(61));

        await old.SendAsync(SocketServer.Disconnect("warning"));
        Eventually.Becomes(() => Server.Openings, 2);
        await old.SendAsync(SocketServer.Event("Ev1"));
        await old.NextAsync();
        await old.CloseAsync(1000);
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromSeconds(10));

        Assert.That(Server.Openings, Is.EqualTo(4));
    }

    // Lets time pass with a ping of the server every ten seconds.
    private async Task LiveAsync(ServerSocket socket, TimeSpan time)
    {
        for (var end = Time.GetUtcNow() + time; Time.GetUtcNow() < end;)
        {
            await socket.PingAsync();
            var left = end - Time.GetUtcNow();
            Time.Advance(left < TimeSpan.FromSeconds(10) ? left : TimeSpan.FromSeconds(10));
        }

        await socket.PingAsync();
    }
}
