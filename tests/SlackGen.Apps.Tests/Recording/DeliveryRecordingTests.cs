using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Testing;

namespace SlackGen.Apps.Tests.Recording;

/// <summary>Deliveries are written to a file, a line each.</summary>
public sealed class DeliveryRecordingTests
{
    private static readonly Func<SlackInvocation, Task> Nothing = _ => Task.CompletedTask;

    private string path = null!;

    [SetUp]
    public void SetUp() => path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"deliveries-{Guid.NewGuid():N}.ndjson");

    [TearDown]
    public void TearDown() => File.Delete(path);

    [Test]
    public async Task Each_delivery_is_a_line_in_the_order_of_its_handlers()
    {
        await RecordAsync([Sent.Event("app_mention", id: "Ev7"), Sent.Command("/deploy"), Sent.Actions(("button", "roll_back", "b"))]);

        var lines = Lines();
        Assert.That(lines.Select(l => (string?)l["kind"]), Is.EqualTo(new[] { "event", "command", "interaction" }));
        Assert.That((DateTimeOffset)lines[0]["received_at"]!, Is.EqualTo(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)));
        Assert.That(((string?)lines[0]["payload"]!["event_id"], (string?)lines[0]["payload"]!["event"]!["type"]), Is.EqualTo(("Ev7", "app_mention")));
        Assert.That((string?)lines[1]["payload"]!["command"], Is.EqualTo("/deploy"));
        Assert.That((string?)lines[2]["payload"]!["actions"]![0]!["action_id"], Is.EqualTo("roll_back"));
    }

    [Test]
    public async Task A_delivery_with_two_handlers_is_one_line()
    {
        await RecordAsync([Sent.Actions(("button", "roll_back", "b"), ("button", "roll_back", "c"))]);
        Assert.That(Lines(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_delivery_without_a_handler_is_not_recorded()
    {
        await RecordAsync([Sent.Event("reaction_added"), Sent.Command("/deploy")]);
        Assert.That(Lines().Select(l => (string?)l["kind"]), Is.EqualTo(new[] { "command" }));
    }

    [Test]
    public async Task A_repetition_has_its_number()
    {
        await using (var app = Record())
        {
            await app.AcknowledgeAsync(Sent.Event("app_mention"), retry: 2);
            await app.DrainAsync();
        }

        Assert.That((int)Lines()[0]["retry_num"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_is_appended_to_after_half_a_line()
    {
        await File.WriteAllTextAsync(path, """{"kind":"ev""");
        await RecordAsync([Sent.Command("/deploy")]);
        Assert.That(await File.ReadAllLinesAsync(path), Has.Length.EqualTo(2).And.ItemAt(0).EqualTo("""{"kind":"ev"""));
        Assert.That((string?)JsonNode.Parse((await File.ReadAllLinesAsync(path))[1])!["kind"], Is.EqualTo("command"));
    }

    [Test]
    public async Task A_new_file_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no such rights.");
            return;
        }

        await RecordAsync([Sent.Command("/deploy")]);
        Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task The_recording_ends_at_its_size_and_the_deliveries_go_on()
    {
        await using (var app = Record(o => o.MaxBytes = 1024))
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.That(await app.AcknowledgeAsync(Sent.Command("/deploy")), Is.EqualTo(""), $"delivery {i}");
            }

            await Eventually(() => app.Problems.Contains("Deliveries are no longer recorded: with the next line, the recording would have more than 1024 bytes"));
        }

        Assert.That(new FileInfo(path).Length, Is.InRange(500, 1024));
        Assert.That(Lines(), Has.Count.InRange(1, 19));
    }

    [Test]
    public async Task A_file_that_cannot_be_opened_fails_no_delivery()
    {
        var app = Host(b => b.RecordDeliveries(Path.Combine(path, "missing", "x.ndjson")));
        await using (app)
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.That(await app.AcknowledgeAsync(Sent.Command("/deploy")), Is.EqualTo(""));
            }

            await Eventually(() => app.Problems.Count > 0);
        }

        Assert.That(app.Problems.Count(p => p.StartsWith("Deliveries are no longer recorded: the stream failed. DirectoryNotFoundException", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(app.Problems[^1], Is.EqualTo("The recording of deliveries lacks 3 of them"));
    }

    [Test]
    public async Task A_stream_that_hangs_delays_no_delivery()
    {
        using var output = new HangingStream();
        await using var app = Host(b => b.RecordDeliveries(output));
        for (var i = 0; i < 1100; i++)
        {
            await app.AcknowledgeAsync(Sent.Command("/deploy"));
        }

        Assert.That(app.Problems, Is.EqualTo(new[]
        {
            "Command /deploy was not recorded: the stream takes lines more slowly than they come, or has ended; further ones are counted until the recording ends",
        }));
        output.Release();
    }

    [Test]
    public async Task An_app_can_have_several_recordings_and_streams_stay_open()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        await using (var app = Host(b => b.RecordDeliveries(first).RecordDeliveries(second, o => o.KeepTexts = true)))
        {
            await app.AcknowledgeAsync(Sent.Command("/deploy"));
        }

        string?[] texts = [.. new[] { first, second }.Select(s => (string?)JsonNode.Parse(s.ToArray())!["payload"]!["text"])];
        Assert.That(texts, Is.EqualTo(new[] { "xxxx", "text" }));
        Assert.That((first.CanWrite, second.CanWrite), Is.EqualTo((true, true)));
    }

    [Test]
    public void Bad_arguments_are_refused_at_once()
    {
        using var readOnly = new MemoryStream([], writable: false);
        Assert.Multiple(() =>
        {
            Assert.That(() => Host(b => b.RecordDeliveries("")), Throws.ArgumentException);
            Assert.That(() => Host(b => b.RecordDeliveries(readOnly)), Throws.ArgumentException.With.Message.Contains("cannot be written"));
            Assert.That(() => Host(b => b.RecordDeliveries(path, o => o.MaxBytes = 1023)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public async Task A_recording_is_replayed_by_the_fake()
    {
        await using var slack = await FakeSlack.StartAsync();
        await RecordAsync([Sent.Event("app_mention", id: "Ev7"), Sent.Command("/deploy", "https://hooks.slack.com/commands/T1/2/abcdefghijklmnop")]);
        var received = new List<(string Type, string? Id, string? Channel, bool HasUrl)>();
        await using var app = new AppHost(
            [Handle.Event("app_mention", Note), Handle.Command("/deploy", Reply)],
            build: b => b.UseSocketMode(o => o.AppToken = FakeSlack.AppToken),
            slack: slack.BaseAddress);
        await app.StartAsync();
        await slack.SocketMode.WaitForConnectionsAsync();

        foreach (var delivery in await slack.SocketMode.ReplayAsync(path))
        {
            await delivery.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await app.StopAsync();
        Assert.That(received, Is.EquivalentTo(new[] { ("app_mention", "Ev0FAKE000001", "C1", false), ("/deploy", (string?)null, "C1", true) }));

        Task Note(SlackInvocation i)
        {
            lock (received)
            {
                var delivery = i.Context().Delivery;
                received.Add((delivery.Type, delivery.EventId, delivery.ChannelId, i.Context().Respond.IsAvailable));
            }

            return Task.CompletedTask;
        }

        async Task<CommandReply> Reply(SlackInvocation i)
        {
            await Note(i);
            return CommandReply.Nothing;
        }
    }

    // The event is acknowledged after it is recorded, so that deliveries are recorded in the order in which they are sent.
    private static AppHost Host(Action<SlackAppBuilder> build) => new(
        [
            Handle.Event("app_mention", Nothing, Ack.Returned),
            Handle.Command("/deploy", _ => Task.FromResult(CommandReply.Nothing)),
            Handle.Action("roll_back", Nothing),
        ],
        build: build);

    private static async Task Eventually(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.That(i, Is.LessThan(2000), "20 s have passed");
            await Task.Delay(10);
        }
    }

    private AppHost Record(Action<DeliveryRecordingOptions>? configure = null) => Host(b => b.RecordDeliveries(path, configure));

    private async Task RecordAsync(IEnumerable<JsonObject> payloads)
    {
        await using var app = Record();
        foreach (var payload in payloads)
        {
            Assert.That(await app.AcknowledgeAsync(payload), Is.Not.Null);
        }

        await app.DrainAsync();
    }

    private List<JsonNode> Lines() => [.. File.ReadLines(path).Select(l => JsonNode.Parse(l)!)];

    private sealed class HangingStream : MemoryStream
    {
        private readonly TaskCompletionSource released = new();

        public void Release() => released.SetResult();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await released.Task;
    }
}
