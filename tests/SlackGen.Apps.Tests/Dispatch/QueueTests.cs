using System.Collections.Concurrent;
using System.Diagnostics;

namespace SlackGen.Apps.Tests;

public sealed class QueueTests
{
    [Test]
    public async Task A_thousand_events_in_twenty_channels_run_in_order_in_each_and_in_parallel()
    {
        const int Channels = 20;
        var seen = Enumerable.Range(0, Channels).Select(_ => new ConcurrentQueue<int>()).ToArray();
        var waits = 0;
        var most = 0;
        var running = 0;
        var number = 0;
        await using var app = new AppHost(Handle.Event("message", async i =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            var json = System.Text.Json.Nodes.JsonNode.Parse(i.Context().Delivery.Part.Span)!;
            await Task.Delay(4);
            seen[json["c"]!.GetValue<int>()].Enqueue(json["n"]!.GetValue<int>());
            Interlocked.Increment(ref waits);
            Interlocked.Decrement(ref running);
        }));

        var watch = Stopwatch.StartNew();
        for (; number < 1000; number++)
        {
            var channel = number % Channels;
            Assert.That((await app.SendAsync(Sent.Event("message", $"C{channel}", null, ("c", channel), ("n", number)))).IsAccepted, Is.True);
        }

        await app.DrainAsync();

        Assert.That(waits, Is.EqualTo(1000));
        Assert.That(seen, Is.All.Ordered);
        Assert.That(most, Is.InRange(2, Channels));

        // One after the other, 1,000 waits of 4 ms take more than 4 s; the longest channel has 50 of them.
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    [Category("Slow")]
    public async Task Ten_thousand_deliveries_with_handlers_that_hang_are_refused_beyond_the_limit_in_bounded_memory()
    {
        var gate = new TaskCompletionSource();
        var started = 0;
        await using var app = new AppHost(Handle.Event("message", _ =>
        {
            Interlocked.Increment(ref started);
            return gate.Task;
        }));
        var payloads = Enumerable.Range(0, 10_000).Select(i => Sent.Event("message", $"C{i}", $"Ev{i}")).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var accepted = 0;
        foreach (var payload in payloads)
        {
            var acknowledgement = app.SendAsync(payload);
            Assert.That(acknowledgement.IsCompleted, Is.True, "Nobody waits.");
            accepted += (await acknowledgement).IsAccepted ? 1 : 0;
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(accepted, Is.EqualTo(1000));
        Eventually.Becomes(() => started, 100);
        Assert.That(growth, Is.LessThan(6_000_000));
        Assert.That(app.Problems.Single(), Does.Contain("1 deliveries were refused: QueueLimit (1000)"));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.SendAsync(payloads[^1]);
        Assert.That(app.Problems, Has.Count.EqualTo(2).And.One.Contains("9000 deliveries were refused"));

        // Slack sends a refused event again.
        gate.SetResult();
        Eventually.Becomes(() => started, 1000);
        Eventually.Becomes(() => app.AcknowledgeAsync(payloads[^1], retry: 1).Result, "");
        await app.DrainAsync();
        Assert.That(started, Is.EqualTo(1001));
    }

    [Test]
    public async Task Commands_and_interactions_run_at_once_although_events_take_every_place()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(
            [Handle.Event("message", _ => gate.Task), Handle.Command("/x", _ => Task.FromResult<CommandReply>("now"))], o => o.MaxConcurrency = 1);

        await app.SendAsync(Sent.Event("message", "C1"));
        await app.SendAsync(Sent.Event("message", "C2"));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x")), Does.Contain("now"));
        gate.SetResult();
        await app.DrainAsync();
    }

    [Test]
    public async Task No_more_events_than_allowed_run_at_a_time()
    {
        var running = 0;
        var most = 0;
        await using var app = new AppHost([Handle.Event("message", async _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Delay(2);
            Interlocked.Decrement(ref running);
        })], o => o.MaxConcurrency = 3);

        for (var i = 0; i < 60; i++)
        {
            await app.SendAsync(Sent.Event("message", $"C{i}"));
        }

        await app.DrainAsync();
        Assert.That(most, Is.InRange(2, 3));
    }

    [Test]
    public async Task The_key_is_an_option()
    {
        var order = new ConcurrentQueue<string>();
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(
            [
                Handle.Event("message", async _ =>
                {
                    await gate.Task;
                    order.Enqueue("event");
                }),
                Handle.Command("/x", _ =>
                {
                    order.Enqueue("command");
                    return Task.FromResult(CommandReply.Nothing);
                }),
            ],
            o => o.DeliveryKey = d => d.ChannelId);

        await app.SendAsync(Sent.Event("message", "C1"));
        var command = app.SendAsync(Sent.Command("/x"));

        // A second command of another channel is handled meanwhile: so would be the first, if it had no key.
        var other = Sent.Command("/x");
        other["channel_id"] = "C2";
        await app.AcknowledgeAsync(other);
        Assert.That(command.IsCompleted, Is.False);
        gate.SetResult();
        await command.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That(order, Is.EqualTo(new[] { "command", "event", "command" }));
    }

    [Test]
    public async Task A_key_that_throws_is_logged_and_the_delivery_is_handled()
    {
        var handled = 0;
        await using var app = new AppHost(
            [Handle.Event("message", _ => Task.FromResult(handled++))], o => o.DeliveryKey = _ => throw new InvalidOperationException("No key."));

        Assert.That(await app.AcknowledgeAsync(Sent.Event("message")), Is.Empty);
        await app.DrainAsync();

        Assert.That(handled, Is.EqualTo(1));
        Assert.That(app.Problems.Single(), Does.StartWith("DeliveryKey failed"));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
