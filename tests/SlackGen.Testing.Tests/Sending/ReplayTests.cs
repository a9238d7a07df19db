using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>Recorded deliveries are delivered again.</summary>
public sealed class ReplayTests : SendingTests
{
    // The clock of the fake is at 2026-11-29T12:00:00Z, 1795953600.
    private const string Recording = """
        {"received_at":"2026-03-04T05:06:07.5+00:00","kind":"event","retry_num":0,"payload":{"token":"(redacted)","team_id":"T1","api_app_id":"A1","event":{"type":"app_mention","user":"U1","ts":"1772600767.000100","channel":"C1","event_ts":"1772600767.000100"},"type":"event_callback","event_id":"Ev1","event_time":1772600767}}
        {"received_at":"2026-03-04T05:06:17.5+00:00","kind":"event","retry_num":0,"payload":{"token":"(redacted)","event":{"type":"message","user":"U1","thread_ts":"1772600767.000100","ts":"1772600777.000200","channel":"C1","event_ts":"1772600777.000200"},"type":"event_callback","event_id":"Ev2","event_time":1772600777}}

        {"received_at":"2026-03-04T05:06:18.5+00:00","kind":"command","retry_num":0,"payload":{"token":"(redacted)","command":"/deploy","text":"4.12","user_id":"U2","channel_id":"C2","trigger_id":"(redacted)","response_url":"(redacted)"}}
        {"received_at":"2026-03-04T05:06:19.5+00:00","kind":"interaction","retry_num":0,"payload":{"type":"view_submission","token":"(redacted)","trigger_id":"(redacted)","user":{"id":"U2"},"view":{"id":"V1","callback_id":"form"},"response_urls":[{"block_id":"b","response_url":"(redacted)","channel_id":"C1"}]}}
        {"received_at":"2026-03-04T05:06:20.5+00:00","kind":"event","retry_num":1,"payload":{"event":{"type":"app_mention","ts":"1772600767.000100"},"type":"event_callback","event_id":"Ev1"}}
        """;

    private AppSide app = null!;

    [TearDown]
    public async Task StopApp() => await app.DisposeAsync();

    [TestCase("socket")]
    [TestCase("http")]
    public async Task Lines_are_delivered_in_order_with_new_times_IDs_and_secrets(string transport)
    {
        app = await AppSide.StartAsync(Slack, transport);
        var received = ReceiveAsync(5);
        var deliveries = await app.Transport.ReplayAsync(Stream(Recording)).Soon();
        var payloads = await received.Soon();
        var url = await PostAsync(deliveries[2].ResponseUrl!);

        Assert.Multiple(() =>
        {
            Assert.That(deliveries.Select(d => d.Type), Is.EqualTo(new[] { "app_mention", "message", "/deploy", "view_submission", "app_mention" }));
            Assert.That(payloads.Select(p => p.ToJsonString()), Is.EquivalentTo(deliveries.Select(d => d.Payload.ToJsonString())));

            // The last line is of 05:06:20.5 and happens at 12:00:00, in whole seconds.
            var (mention, message) = (deliveries[0].Payload, deliveries[1].Payload);
            Assert.That((string?)mention["event"]!["ts"], Is.EqualTo("1795953586.000100"));
            Assert.That((long)mention["event_time"]!, Is.EqualTo(1795953586));
            Assert.That((string?)message["event"]!["thread_ts"], Is.EqualTo("1795953586.000100"));
            Assert.That((string?)message["event"]!["ts"], Is.EqualTo("1795953596.000200"));

            Assert.That(deliveries[4].Id, Is.EqualTo(deliveries[0].Id).And.Not.EqualTo("Ev1"));
            Assert.That(deliveries[1].Id, Is.Not.EqualTo(deliveries[0].Id));
            Assert.That((string?)mention["team_id"], Is.EqualTo("T1"));

            Assert.That(deliveries[2].TriggerId, Does.StartWith("1795953600."));
            Assert.That((string?)deliveries[2].Payload["text"], Is.EqualTo("4.12"));
            Assert.That(url, Is.EqualTo("ok"));
            Assert.That(deliveries[2].ResponseMessages, Has.Count.EqualTo(1));
            Assert.That((string?)deliveries[3].Payload["response_urls"]![0]!["response_url"], Does.StartWith(new Uri(Slack.BaseAddress, "/actions/").AbsoluteUri));
            Assert.That(string.Concat(payloads.Select(p => p.ToJsonString())), Does.Not.Contain("redacted"));
        });
    }

    [TestCase("socket", "timeout")]
    [TestCase("http", "http_timeout")]
    public async Task A_repetition_comes_again_as_one(string transport, string reason)
    {
        app = await AppSide.StartAsync(Slack, transport);
        var line = """{"received_at":"2026-03-04T05:06:07Z","kind":"event","retry_num":3,"payload":{"event":{"type":"app_mention"},"type":"event_callback","event_id":"Ev1"}}""";
        var replay = app.Transport.ReplayAsync(Stream(line));

        var received = await app.ReceiveAsync().Soon();

        Assert.That((received.RetryNumber, received.RetryReason), Is.EqualTo(((int?)3, reason)));
        var delivery = (await replay.Soon()).Single();
        Advance(3);
        await delivery.Completed.Soon();
        Assert.That(delivery.Attempts.Select(a => (a.Number, a.IsAcknowledged)), Is.EqualTo(new[] { (3, false) }), "It is the last attempt.");
    }

    [Test]
    public async Task An_event_written_by_hand_needs_no_type_around_it()
    {
        app = await AppSide.StartAsync(Slack, "socket");
        var replay = app.Transport.ReplayAsync(Stream("""{"received_at":"2026-03-04T05:06:07Z","kind":"event","payload":{"event":{"type":"app_mention"}}}"""));

        await (await app.ReceiveAsync().Soon()).AcknowledgeAsync(null);

        Assert.That((await replay.Soon()).Select(d => d.Type), Is.EqualTo(new[] { "app_mention" }));
    }

    [Test]
    public async Task Triggers_are_those_of_the_people_of_the_recording()
    {
        await using var slack = await FakeSlack.StartAsync(o => o.Workspace = Workspace.Sample());
        app = await AppSide.StartAsync(slack, "http");
        var recording = """
            {"received_at":"2026-03-04T05:06:07Z","kind":"command","payload":{"command":"/deploy","user_id":"U2","trigger_id":"(redacted)"}}
            {"received_at":"2026-03-04T05:06:07Z","kind":"interaction","payload":{"type":"shortcut","user":{"id":"U3"},"trigger_id":"(redacted)"}}
            {"received_at":"2026-03-04T05:06:07Z","kind":"interaction","payload":{"type":"block_actions","user":{"id":"U3"},"interactivity":{"interactor":{"id":"U1"},"interactivity_pointer":"(redacted)"}}}
            """;

        var deliveries = await app.Transport.ReplayAsync(Stream(recording)).Soon();

        using var caller = new Caller(slack, FakeSlack.BotToken);
        var triggers = new[] { deliveries[0].TriggerId, deliveries[1].TriggerId, (string?)deliveries[2].Payload["interactivity"]!["interactivity_pointer"] };
        foreach (var trigger in triggers)
        {
            await caller.PostAsync("views.open", $$$"""{"trigger_id":"{{{trigger}}}","view":{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[]}}""");
        }

        Assert.That(new[] { "U1", "U2", "U3" }.Select(u => slack.Workspace!.User(u).Views.Count), Is.EqualTo(new[] { 1, 1, 1 }));
    }

    [Test]
    public async Task Event_IDs_are_kept_on_demand()
    {
        app = await AppSide.StartAsync(Slack, "socket");
        var deliveries = await app.Transport.ReplayAsync(Stream(Recording), new ReplayOptions { KeepEventIds = true }).Soon();
        Assert.That(deliveries.Where(d => d.Kind == FakeDeliveryKind.Event).Select(d => d.Id), Is.EqualTo(new[] { "Ev1", "Ev2", "Ev1" }));
    }

    [Test]
    public async Task The_recorded_pauses_pass_on_the_clock_of_the_fake()
    {
        app = await AppSide.StartAsync(Slack, "socket");
        var replay = app.Transport.ReplayAsync(Stream(Recording), new ReplayOptions { KeepPace = true });
        var first = await app.ReceiveAsync().Soon();
        Assert.That((string?)first.Payload["event"]!["ts"], Is.EqualTo("1795953599.000100"));
        Assert.That(Slack.Deliveries, Has.Count.EqualTo(1));

        // The event that nobody acknowledges is repeated after 3 s; the second line is due 10 s after the first.
        await first.AcknowledgeAsync(null);
        await Slack.Deliveries[0].Acknowledged.Soon();
        Advance(9);
        Assert.That((replay.IsCompleted, Slack.Deliveries.Count), Is.EqualTo((false, 1)));
        Advance(1);
        Assert.That((string?)(await app.ReceiveAsync().Soon()).Payload["event"]!["type"], Is.EqualTo("message"));
        for (var i = 0; i < 100 && !replay.IsCompleted; i++)
        {
            Advance(1);
            await Task.WhenAny(replay, Task.Delay(20));
        }

        Assert.That((await replay.Soon()).Select(d => d.Type), Is.EqualTo(new[] { "app_mention", "message", "/deploy", "view_submission", "app_mention" }));
    }

    [TestCase("""{"kind":"event"oops""", "line 2: the line is not JSON (byte 15).")]
    [TestCase("[]", "line 2: the line is JSON, but not an object.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"letter","payload":{}}""", "line 2: 'kind' is not event, command or interaction.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"event"}""", "line 2: 'payload' is missing or not an object.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"event","payload":{"event":{}}}""", "line 2: the payload has no 'event.type'.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"command","payload":{"text":"x"}}""", "line 2: the payload has no 'command'.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"interaction","payload":{}}""", "line 2: the payload has no 'type'.")]
    [TestCase("""{"received_at":"yesterday","kind":"interaction","payload":{"type":"shortcut"}}""", "line 2: 'received_at' is not a time such as 2026-03-04T05:06:07Z.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"event","retry_num":-1,"payload":{"event":{"type":"x"}}}""", "line 2: 'retry_num' is not a number from 0.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"event","retry_num":"1","payload":{"event":{"type":"x"}}}""", "line 2: 'retry_num' is not a number from 0.")]
    [TestCase("""{"kind":"event","kind":"event","payload":{}}""", "line 2: an object has a field twice.")]
    [TestCase("""{"received_at":"2026-03-04T05:06:07Z","kind":"command","payload":{"command":"/a","text":{"x":1,"x":2}}}""", "line 2: an object has a field twice.")]
    public async Task A_bad_line_is_located_and_nothing_is_delivered(string line, string message)
    {
        app = await AppSide.StartAsync(Slack, "socket");
        Assert.That(
            async () => await app.Transport.ReplayAsync(Stream(Recording.Split('\n')[0] + "\n" + line)).Soon(),
            Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("The recording, " + message));
        Assert.That(Slack.Deliveries, Is.Empty);
    }

    [Test]
    public async Task A_file_is_named_in_errors()
    {
        app = await AppSide.StartAsync(Slack, "socket");
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "bad.ndjson");
        await File.WriteAllTextAsync(path, "oops");
        Assert.That(async () => await app.Transport.ReplayAsync(path), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith("bad.ndjson, line 1: the line is not JSON"));
        await File.WriteAllTextAsync(path, "");
        Assert.That(await app.Transport.ReplayAsync(path), Is.Empty);
        File.Delete(path);
        Assert.That(async () => await app.Transport.ReplayAsync(path), Throws.InstanceOf<IOException>());
    }

    [Test]
    public async Task A_replay_can_be_cancelled_between_lines()
    {
        app = await AppSide.StartAsync(Slack, "socket");
        using var cancelled = new CancellationTokenSource();
        var replay = app.Transport.ReplayAsync(Stream(Recording), new ReplayOptions { KeepPace = true }, cancelled.Token);
        await app.ReceiveAsync().Soon();
        await cancelled.CancelAsync();
        Assert.That(async () => await replay.Soon(), Throws.InstanceOf<OperationCanceledException>());
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> PostAsync(Uri url)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsync(url, new StringContent("""{"text":"done"}""", Encoding.UTF8, "application/json"));
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<List<JsonObject>> ReceiveAsync(int count)
    {
        var payloads = new List<JsonObject>();
        while (payloads.Count < count)
        {
            var received = await app.ReceiveAsync();
            payloads.Add(received.Payload);
            await received.AcknowledgeAsync(null);
        }

        return payloads;
    }
}
