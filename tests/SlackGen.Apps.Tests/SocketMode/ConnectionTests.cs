using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using SlackGen.Infrastructure;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>The messages that a connection receives and sends, and its end.</summary>
[Category("Slow")]
public sealed class ConnectionTests : SocketModeFixture
{
    [Test]
    public async Task A_day_of_pings_without_an_event_needs_no_other_connection()
    {
        await StartAsync(options => options.Connections = 2);
        await AdvanceUntilAsync(() => Transport.Pool.Live == 2, TimeSpan.FromSeconds(5));
        var end = Time.GetUtcNow() + TimeSpan.FromHours(24);

        while (Time.GetUtcNow() < end)
        {
            await Task.WhenAll(Server.Sockets.Select(socket => socket.PingAsync()));
            Time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.That((Server.Openings, Status, Transport.Pool.Live), Is.EqualTo((2, HealthStatus.Healthy, 2)));
        Assert.That(Log.Entries.Count(entry => entry.Level >= LogLevel.Warning), Is.Zero);
    }

    [Test]
    public async Task The_client_pings_by_its_own_clock()
    {
        var socket = await StartAsync();

        for (var i = 1; i <= 5; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            Eventually.Becomes(() => socket.Pings, i);
            await socket.PingAsync();
        }
    }

    [Test]
    public async Task Silence_without_a_close_is_replaced_within_30_seconds()
    {
        var socket = await StartAsync();
        socket.IsSilent = true;
        await AdvanceAsync(24);
        Assert.That(Server.Openings, Is.EqualTo(1));

        var waited = await AdvanceUntilAsync(() => Log.Entries.Count(entry => entry.Text.Contains("is live", StringComparison.Ordinal)) == 2, TimeSpan.FromSeconds(5.5));
        await Server.Sockets[1].PingAsync();
        await AdvanceUntilAsync(() => socket.IsClosed, TimeSpan.FromSeconds(6));

        Assert.That(waited.TotalSeconds, Is.InRange(1, 5.5));
        Assert.That((Server.Openings, Status, Transport.Pool.TotalGap), Is.EqualTo((2, HealthStatus.Healthy, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_silent_connection_without_a_successor_is_dead_after_30_seconds()
    {
        var isDown = true;
        Server.Open = number => number > 1 && isDown ? SocketServer.Json("""{"ok":false,"error":"internal_error"}""") : null;
        var socket = await StartAsync();
        socket.IsSilent = true;

        await AdvanceAsync(24);
        await AdvanceUntilAsync(() => Server.Openings == 2, TimeSpan.FromSeconds(4));
        Assert.That((Transport.Pool.Live, socket.IsClosed), Is.EqualTo((1, false)));
        await AdvanceUntilAsync(() => socket.IsClosed, TimeSpan.FromSeconds(6));
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        Assert.That(Log.Entries.Select(entry => entry.Text), Has.One.Contains("Not a byte came for 30 s"));
        isDown = false;

        // An opening that fails yet is followed by a pause of up to a minute.
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromMinutes(3));
    }

    [TestCase(1009)]
    [TestCase(1000)]
    [TestCase(1011)]
    public async Task A_close_of_the_server_is_confirmed_and_another_connection_opened(int status)
    {
        var socket = await StartAsync();

        await socket.CloseAsync(status);

        Assert.That(await socket.CloseFrame, Is.EqualTo(1000));
        await socket.Closed;
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        Assert.That(Report.Description, Does.Contain($"Slack closed the connection with status {status}."));
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromSeconds(5));
    }

    [Test]
    public async Task A_dropped_connection_is_noticed_at_once_and_its_gap_is_measured()
    {
        var socket = await StartAsync();

        socket.Drop();
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromSeconds(5));

        Assert.That(Transport.Pool.TotalGap.TotalSeconds, Is.InRange(0, 5));
        Assert.That(Log.Entries.Select(entry => entry.Text), Has.One.Contains("The connection was lost"));
    }

    [Test]
    public async Task Connections_gaps_and_reconnects_are_measured()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == SlackAppTelemetry.Name)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        listener.Start();
        var socket = await StartAsync(random: () => 0.5);

        await socket.CloseAsync(1000);
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        Assert.That(measured["slackgen.connections"], Is.Zero);
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromSeconds(5));

        Assert.That(measured["slackgen.connections"], Is.EqualTo(1));
        Assert.That(measured["slackgen.reconnects closed"], Is.EqualTo(1));
        Assert.That(measured["slackgen.connection.gap"], Is.EqualTo(Transport.Pool.TotalGap.TotalSeconds).And.GreaterThanOrEqualTo(1));

        void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.AddOrUpdate(tags.Length == 0 ? name : $"{name} {tags[0].Value}", value, (_, sum) => sum + value);
    }

    [Test]
    public async Task A_delivery_has_what_its_envelope_says()
    {
        var socket = await StartAsync();

        await socket.SendAsync(SocketServer.Event("Ev1", retry: 2));
        await socket.SendAsync(SocketServer.Command("c-1"));
        await socket.NextAsync();
        await socket.NextAsync();

        var (mention, command) = (Receiver.Deliveries[0], Receiver.Deliveries[1]);
        Assert.Multiple(() =>
        {
            Assert.That((mention.Kind, mention.Type, mention.EventId), Is.EqualTo((SlackHandlerKind.Event, "app_mention", "Ev1")));
            Assert.That((mention.Transport, mention.RetryNumber, mention.RetryReason), Is.EqualTo(("socket", 2, "timeout")));
            Assert.That((command.Kind, command.Type, command.RetryNumber), Is.EqualTo((SlackHandlerKind.Command, "/deploy", 0)));
            Assert.That(command.MaxAcknowledgementBytes, Is.EqualTo(20_480 - """{"envelope_id":"c-1","payload":}""".Length));
            Assert.That(mention.MaxAcknowledgementBytes, Is.Zero, "nothing but an empty acknowledgement is accepted");
            Assert.That(mention.ReceivedAt, Is.EqualTo(Time.GetUtcNow()));
        });
    }

    [Test]
    public async Task A_delivery_is_not_part_of_the_activity_or_the_context_of_the_start()
    {
        var (parent, value) = ((Activity?)new Activity("unset"), "unset");
        var local = new AsyncLocal<string?> { Value = "the start" };
        Receiver.Acknowledge = _ =>
        {
            (parent, value) = (Activity.Current, local.Value);
            return Task.FromResult(SlackAcknowledgement.Empty);
        };
        using var start = new Activity("start").Start();
        var socket = await StartAsync();
        Assert.That(Activity.Current, Is.SameAs(start));

        await socket.SendAsync(SocketServer.Event("Ev1"));
        await socket.NextAsync();

        Assert.That((parent, value), Is.EqualTo(((Activity?)null, (string?)null)));
    }

    [Test]
    public async Task An_acknowledgement_carries_the_reply_where_it_is_accepted()
    {
        Receiver.Acknowledge = _ => Task.FromResult(new SlackAcknowledgement(true, """{"text":"done"}"""u8.ToArray()));
        var socket = await StartAsync();

        await socket.SendAsync(SocketServer.Command("c-1"));
        Assert.That((await socket.NextAsync()).ToJsonString(), Is.EqualTo("""{"envelope_id":"c-1","payload":{"text":"done"}}"""));
        await socket.SendAsync(SocketServer.Event("Ev1"));
        Assert.That((await socket.NextAsync()).ToJsonString(), Is.EqualTo("""{"envelope_id":"env-Ev1-0"}"""));
    }

    [Test]
    public async Task A_reply_that_fills_the_frame_is_sent_and_one_byte_more_is_not()
    {
        var socket = await StartAsync();
        var room = SocketAcknowledgement.Room("c-1"u8);
        Receiver.Acknowledge = delivery => Task.FromResult(new SlackAcknowledgement(true, Encoding.UTF8.GetBytes($"\"{new string('x', room - 2 + (Receiver.Count == 2 ? 1 : 0))}\"")));

        await socket.SendAsync(SocketServer.Command("c-1"));
        await socket.NextAsync();
        await socket.SendAsync(SocketServer.Command("c-2"));
        await socket.SendAsync(SocketServer.Command("c-3"));
        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("c-3"));

        Assert.That(Encoding.UTF8.GetByteCount(socket.Received.First()), Is.EqualTo(20_480));
        Assert.That(Log.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Text), Has.One.Contains("was not sent"));
    }

    [Test]
    public async Task A_refused_delivery_and_a_receiver_that_fails_are_not_acknowledged()
    {
        Receiver.Acknowledge = delivery => Receiver.Count switch
        {
            1 => Task.FromResult(SlackAcknowledgement.Refused),
            2 => Task.FromException<SlackAcknowledgement>(new InvalidOperationException("a text that may be secret")),
            3 => throw new InvalidOperationException("a text that may be secret"),
            _ => Task.FromResult(SlackAcknowledgement.Empty),
        };
        var socket = await StartAsync();

        for (var i = 1; i <= 4; i++)
        {
            await socket.SendAsync(SocketServer.Event($"Ev{i}"));
        }

        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("env-Ev4-0"));
        Assert.That(Log.Text, Does.Contain("InvalidOperationException").And.Not.Contain("may be secret"));
    }

    [Test]
    public async Task An_acknowledgement_goes_to_the_connection_of_its_envelope_or_nowhere()
    {
        var acknowledgement = new TaskCompletionSource<SlackAcknowledgement>();
        Receiver.Acknowledge = delivery => delivery.RetryNumber == 0 ? acknowledgement.Task : Task.FromResult(SlackAcknowledgement.Empty);
        var socket = await StartAsync();
        await socket.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => Receiver.Count, 1);

        socket.Drop();
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromSeconds(5));
        var next = await Server.NextAsync();
        acknowledgement.SetResult(SlackAcknowledgement.Empty);
        await next.SendAsync(SocketServer.Event("Ev1", retry: 1));

        Assert.That((string?)(await next.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-1"));
        await next.PingAsync();
        Assert.That(next.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Ten_thousand_envelopes_with_handlers_that_hang_do_not_hold_up_the_pings()
    {
        var hanging = new TaskCompletionSource<SlackAcknowledgement>();
        Receiver.Acknowledge = _ => hanging.Task;
        var socket = await StartAsync();

        for (var i = 0; i < 10_000; i++)
        {
            await socket.SendAsync(SocketServer.Event($"Ev{i}"));
            if (i % 1000 == 0)
            {
                await socket.PingAsync();
            }
        }

        await socket.PingAsync();
        Assert.That(Receiver.Count, Is.EqualTo(10_000));
        Assert.That(socket.Received, Is.Empty);
        hanging.SetResult(SlackAcknowledgement.Empty);
        for (var i = 0; i < 10_000; i++)
        {
            await socket.NextAsync();
        }
    }

    [Test]
    public async Task A_message_in_fragments_with_pings_between_them_is_put_together()
    {
        var socket = await StartAsync();
        var bytes = Encoding.UTF8.GetBytes(SocketServer.Event("Ev1"));

        for (var at = 0; at < bytes.Length; at += 10)
        {
            var isLast = at + 10 >= bytes.Length;
            await socket.SendAsync(at == 0 ? ServerSocket.Text : ServerSocket.Continuation, bytes[at..Math.Min(at + 10, bytes.Length)], isLast);
            await socket.PingAsync();
        }

        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-0"));
    }

    [Test]
    public async Task Messages_that_cannot_be_used_are_logged_once_and_do_no_harm()
    {
        var socket = await StartAsync();

        for (var i = 0; i < 2; i++)
        {
            await socket.SendAsync(ServerSocket.Binary, [1, 2, 3]);
            await socket.SendAsync("xoxb-not-JSON");
            await socket.SendAsync("""{"type":"events_api","envelope_id":"e"}""");
            await socket.SendAsync("""{"type":"news_of_next_year"}""");
            await socket.SendAsync("""{"type":"events_api","envelope_id":"e","payload":{"type":"event_callback","text":"a secret"}}""");
            await socket.SendAsync("42");
        }

        await socket.SendAsync(SocketServer.Event("Ev1"));
        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-0"));
        Assert.That(Log.Entries.Count(entry => entry.Level == LogLevel.Warning), Is.EqualTo(6));
        Assert.That(Log.Entries.Count(entry => entry.Level == LogLevel.Debug && entry.Text.Contains("ignored", StringComparison.Ordinal)), Is.EqualTo(6));
        Assert.That(Log.Text, Does.Not.Contain("xoxb").And.Not.Contain("a secret"));
    }

    [Test]
    public async Task A_message_above_16_MiB_is_dropped_and_the_next_one_is_read()
    {
        var socket = await StartAsync();
        var part = new byte[1024 * 1024];
        Array.Fill(part, (byte)' ');

        for (var i = 0; i <= 17; i++)
        {
            await socket.SendAsync(i == 0 ? ServerSocket.Text : ServerSocket.Continuation, part, isLast: i == 17);
        }

        await socket.SendAsync(SocketServer.Event("Ev1"));
        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-0"));
        Assert.That(Log.Entries.Select(entry => entry.Text), Has.One.Contains("more than 16777216 bytes"));
    }

    [Test]
    public async Task A_large_message_is_read_whole()
    {
        var socket = await StartAsync();
        var message = SocketServer.Event("Ev1");

        await socket.SendAsync(new string(' ', 3 * 1024 * 1024) + message);
        await socket.SendAsync(SocketServer.Event("Ev2"));

        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("env-Ev1-0"));
        Assert.That((string?)(await socket.NextAsync())["envelope_id"], Is.EqualTo("env-Ev2-0"));
    }

    private async Task AdvanceAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }
    }
}
