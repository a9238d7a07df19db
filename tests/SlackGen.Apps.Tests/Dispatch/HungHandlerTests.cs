using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SlackGen.Apps.Tests;

/// <summary>A handler that hangs takes no more than its share of the queue.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HungHandlerTests
{
    private readonly TaskCompletionSource gate = new();

    [Test]
    public async Task The_events_of_its_channel_are_refused_beyond_a_quarter_of_the_queue_and_the_rest_goes_on()
    {
        await using var app = Create(8);
        var hung = await SendAsync(app, 10, _ => Sent.Event("message", "C1"));
        var others = await SendAsync(app, 6, i => Sent.Event("message", $"D{i}"));

        Assert.That((hung, others), Is.EqualTo((2, 6)));
        Assert.That(await app.AcknowledgeAsync(Sent.Command("/quick")), Does.Contain("now"));
        Assert.That(app.Problems.Single(), Does.StartWith("1 deliveries were refused: 2 deliveries of one key, a quarter of QueueLimit (8), wait or run"));
        gate.SetResult();
        await app.DrainAsync();
    }

    [Test]
    public async Task Events_that_fill_the_queue_leave_room_for_commands()
    {
        await using var app = Create(4);
        var events = await SendAsync(app, 6, i => Sent.Event("message", $"C{i}"));

        Assert.That(events, Is.EqualTo(4));
        Assert.That(await app.AcknowledgeAsync(Sent.Command("/quick")), Does.Contain("now"));
        Assert.That(app.Problems.Single(), Does.StartWith("1 deliveries were refused: QueueLimit (4) events wait or run"));
        gate.SetResult();
        await app.DrainAsync();
    }

    [Test]
    public async Task Commands_that_fill_the_queue_leave_room_for_events()
    {
        await using var app = Create(4);
        var pending = Enumerable.Range(0, 4).Select(_ => app.SendAsync(Sent.Command("/slow"))).ToList();

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/quick")), Is.Null);
        Assert.That(await app.AcknowledgeAsync(Sent.Event("message")), Is.Empty);
        Assert.That(app.Problems.Single(), Does.StartWith("1 deliveries were refused: QueueLimit (4) commands and interactions wait or run"));
        gate.SetResult();
        Assert.That(await Task.WhenAll(pending), Is.All.EqualTo(SlackAcknowledgement.Empty));
        await app.DrainAsync();
    }

    [Test]
    public async Task Places_are_free_again_when_the_handler_ends()
    {
        await using var app = Create(4);
        await SendAsync(app, 3, _ => Sent.Event("message", "C1"));
        gate.SetResult();

        Eventually.Becomes(() => app.AcknowledgeAsync(Sent.Event("message", "C1")).Result, "");
        await app.DrainAsync();
    }

    [Test]
    public async Task The_health_is_degraded_until_a_minute_after_the_last_refusal()
    {
        await using var app = Create(4);
        var check = app.Services.GetRequiredService<HealthCheckService>();
        await SendAsync(app, 1, _ => Sent.Event("message", "C1"));
        Assert.That((await check.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

        var refusedAt = app.Clock.GetUtcNow();
        await SendAsync(app, 1, _ => Sent.Event("message", "C1"));
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await SendAsync(app, 1, _ => Sent.Event("message", "C1"));
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        var report = (await check.CheckHealthAsync()).Entries["slack"];
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(report.Description, Is.EqualTo("queue: Deliveries are refused: 1 deliveries of one key, a quarter of QueueLimit (4), wait or run."));
        Assert.That(report.Data["queue.since"], Is.EqualTo(refusedAt));
        Assert.That((await check.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
        gate.SetResult();
        await app.DrainAsync();
    }

    private static async Task<int> SendAsync(AppHost app, int count, Func<int, System.Text.Json.Nodes.JsonObject> create)
    {
        var accepted = 0;
        for (var i = 0; i < count; i++)
        {
            accepted += (await app.SendAsync(create(i))).IsAccepted ? 1 : 0;
        }

        return accepted;
    }

    private AppHost Create(int limit) => new(
        [
            Handle.Event("message", _ => gate.Task),
            Handle.Command("/quick", _ => Task.FromResult<CommandReply>("now")),
            Handle.Command("/slow", async _ =>
            {
                await gate.Task;
                return CommandReply.Nothing;
            }),
        ],
        o => o.QueueLimit = limit,
        b => b.Services.AddHealthChecks().AddSlackApp());
}
