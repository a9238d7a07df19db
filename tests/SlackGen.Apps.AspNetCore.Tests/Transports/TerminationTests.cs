using System.Diagnostics;
using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>SIGTERM while handlers are running, sent to a process of its own.</summary>
[TestFixture(Transport.SocketMode, Category = "Slow")]
[TestFixture(Transport.Http)]
[Category("Slow")]
[Platform(Exclude = "Win", Reason = "Windows has no SIGTERM.")]
public sealed class TerminationTests(Transport transport)
{
    private const int Events = 200;

    [Test]
    public async Task Every_acknowledged_event_is_finished_before_the_process_exits()
    {
        await using var fake = await FakeSlack.StartAsync();
        using var worker = await Worker.StartAsync(fake, transport);
        FakeTransport slack = transport == Transport.Http ? fake.DeliverTo(new Uri(worker.Address, "/slack/events")) : fake.SocketMode;
        if (transport == Transport.SocketMode)
        {
            await fake.SocketMode.WaitForConnectionsAsync();
        }

        // The last ones meet an app that is stopping.
        var deliveries = new List<FakeDelivery>();
        for (var i = 0; i < Events; i++)
        {
            deliveries.Add(await slack.SendEventAsync(new { type = "app_mention", user = "U1", channel = $"C{i}", text = $"event {i}", ts = "1.2" }));
            if (i == Events - 20)
            {
                Eventually.Becomes(() => deliveries.Exists(d => d.IsAcknowledged), true);
                worker.Terminate();
            }
        }

        var begin = Stopwatch.GetTimestamp();
        Assert.That(await worker.ExitedAsync(), Is.Zero);

        Assert.That(Stopwatch.GetElapsedTime(begin), Is.LessThan(TimeSpan.FromSeconds(15)));
        var acknowledged = deliveries.Where(d => d.IsAcknowledged).Select(d => (string?)d.Payload["event"]!["text"]).ToList();
        var handled = fake.RequestsTo("chat.postMessage").Select(r => (string?)r.Arguments["text"]).ToList();
        Assert.That(acknowledged, Has.Count.GreaterThan(Events / 2));
        Assert.That(handled, Is.SupersetOf(acknowledged));
        Assert.That(handled, Is.Unique);
        Assert.That(fake.SocketMode.ProtocolErrors, Is.Empty);
    }
}
