using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Testing.Tests;

public sealed class EventDeliveryTests
{
    private const string Manifest = """
        display_information:
          name: Deployer
        features:
          bot_user:
            display_name: Deploy Bot
        oauth_config:
          scopes:
            bot: [channels:history, app_mentions:read, reactions:read]
            user: [groups:history]
        settings:
          event_subscriptions:
            bot_events: [message.channels, message.im, app_mention]
            user_events: [message.groups]
        """;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero));
    private FakeSlack slack = null!;
    private ScriptedApp app = null!;

    private Workspace Workspace => slack.Workspace!;

    [SetUp]
    public async Task Start()
    {
        app = await ScriptedApp.StartAsync();
        slack = await FakeSlack.StartAsync(o =>
        {
            o.TimeProvider = clock;
            o.Workspace = Workspace.Sample();
            o.App.ReadManifest(Manifest);
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await slack.DisposeAsync();
        await app.DisposeAsync();
    }

    [Test]
    public async Task A_subscribed_event_arrives_for_the_bot()
    {
        slack.DeliverTo(app.Address);

        await Workspace.User("U2").SayAsync("C2", "It is up");
        await ArriveAsync();

        var callback = app.Requests.Single().Payload;
        Assert.That((string?)callback["event"]!["text"], Is.EqualTo("It is up"));
        Assert.That((string?)callback["authorizations"]![0]!["user_id"], Is.EqualTo("U0FAKEBOT"));
        Assert.That((bool?)callback["authorizations"]![0]!["is_bot"], Is.True);
    }

    [Test]
    public async Task An_event_of_the_user_arrives_for_the_user()
    {
        slack.DeliverTo(app.Address);

        await Workspace.User("U2").SayAsync("C3", "psst");
        await ArriveAsync();

        Assert.That((string?)app.Requests.Single().Payload["authorizations"]![0]!["user_id"], Is.EqualTo("U0FAKEUSER"));
    }

    [TestCase("reaction", UndeliveredReason.NotSubscribed)]
    [TestCase("direct", UndeliveredReason.MissingScope)]
    [TestCase("elsewhere", UndeliveredReason.NotVisible)]
    public async Task An_event_that_the_app_does_not_receive_has_its_reason(string what, UndeliveredReason reason)
    {
        slack.DeliverTo(app.Address);
        var person = Workspace.User("U2");
        switch (what)
        {
            case "reaction":
                await person.ReactAsync((await person.SayAsync("C2", "x")).Message!, "tada");
                break;
            case "direct":
                await person.SayAsync("@deploy_bot", "x");
                break;
            default:
                Workspace.AddChannel("elsewhere", ["U2"]);
                await person.SayAsync("#elsewhere", "x");
                break;
        }

        Assert.That(Workspace.UndeliveredEvents.Select(e => e.Reason), Does.Contain(reason), string.Join(", ", Workspace.UndeliveredEvents));
    }

    [Test]
    public async Task Without_an_app_events_are_not_delivered_and_that_is_visible()
    {
        var outcome = await Workspace.User("U2").SayAsync("C2", "Hello?");

        Assert.That(outcome.Deliveries, Is.Empty);
        Assert.That(slack.Deliveries, Is.Empty);
        Assert.That(Workspace.UndeliveredEvents.Single().Reason, Is.EqualTo(UndeliveredReason.NoApp));
        Assert.That(Workspace.UndeliveredEvents.Single().ToString(), Is.EqualTo("message: NoApp"));
    }

    [Test]
    public async Task Over_Socket_Mode_events_arrive_once_an_app_has_connected()
    {
        using var socket = await RawSocket.OpenAndGreetAsync(slack);

        await Workspace.User("U2").SayAsync("C2", "Hello");

        var envelope = await socket.ReceiveAsync();
        Assert.That((string?)envelope["payload"]!["event"]!["text"], Is.EqualTo("Hello"));
        await socket.AcknowledgeAsync(envelope);
        await ArriveAsync();
    }

    [Test]
    public async Task Request_URLs_precede_Socket_Mode()
    {
        using var socket = await RawSocket.OpenAndGreetAsync(slack);
        slack.DeliverTo(app.Address);

        await Workspace.User("U2").SayAsync("C2", "Hello");
        await ArriveAsync();

        Assert.That(app.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Events_arrive_in_the_order_of_the_changes()
    {
        slack.DeliverTo(app.Address);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await Workspace.User("U2").SayAsync("C2", "x");
            }
        })));
        await ArriveAsync();

        var sent = slack.Deliveries.Select(d => (string)d.Payload["event"]!["ts"]!).ToList();
        Assert.That(sent, Has.Count.EqualTo(100).And.Ordered);
    }

    [Test]
    public async Task Each_kind_of_delivery_goes_to_its_URL()
    {
        var transport = slack.DeliverTo(new FakeRequestUrls(app.Address)
        {
            Commands = new Uri(app.Address, "/commands"),
            CommandUrls = new Dictionary<string, Uri> { ["/special"] = new(app.Address, "/special") },
            Interactions = new Uri(app.Address, "/interactions"),
            Options = new Uri(app.Address, "/options"),
        });

        // One after the other: deliveries of different kinds may overtake each other.
        foreach (var send in new Func<Task<FakeDelivery>>[]
        {
            () => transport.SendEventAsync(new { type = "message" }),
            () => transport.SendCommandAsync("/deploy"),
            () => transport.SendCommandAsync("/special"),
            () => transport.SendInteractionAsync(new { type = "shortcut" }),
            () => transport.SendInteractionAsync(new { type = "block_suggestion" }),
        })
        {
            await (await send()).Acknowledged.Soon();
        }

        Assert.That(app.Requests.Select(r => r.Path), Is.EqualTo(new[] { "/slack/events", "/commands", "/special", "/interactions", "/options" }));
    }

    [Test]
    public void More_than_30000_events_within_an_hour_are_dropped_and_announced_once_a_minute()
    {
        var rate = new EventRate();
        var start = new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < EventRate.Limit; i++)
        {
            Assert.That(rate.Enter(start.AddSeconds(i / 600)).IsAllowed, Is.True);
        }

        Assert.Multiple(() =>
        {
            Assert.That(rate.Enter(start.AddMinutes(2)), Is.EqualTo((false, true)));
            Assert.That(rate.Enter(start.AddMinutes(2)), Is.EqualTo((false, false)));
            Assert.That(rate.Enter(start.AddMinutes(3)), Is.EqualTo((false, true)));
            Assert.That(rate.Enter(start.AddMinutes(61)), Is.EqualTo((true, false)));
        });
    }

    [Test]
    public async Task Events_above_the_limit_of_an_hour_are_not_delivered_and_the_app_is_told_once_a_minute()
    {
        await using var busy = await StartAsync(o => o.MaxEventsPerHour = 2);
        busy.DeliverTo(app.Address);
        var person = busy.Workspace!.User("U2");

        var outcomes = new List<ActOutcome>();
        for (var i = 0; i < 4; i++)
        {
            outcomes.Add(await person.SayAsync("C2", $"{i}"));
        }

        await busy.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();
        clock.Advance(TimeSpan.FromMinutes(61));
        var later = await person.SayAsync("C2", "later");
        await busy.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();

        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Select(o => o.Deliveries.Count), Is.EqualTo(new[] { 1, 1, 0, 0 }));
            Assert.That(later.Deliveries, Has.Count.EqualTo(1));
            Assert.That(busy.Workspace.UndeliveredEvents.Select(e => e.Reason), Is.EqualTo(new[] { UndeliveredReason.RateLimited, UndeliveredReason.RateLimited }));
            var notice = app.Of("app_rate_limited").Single();
            Assert.That((long?)notice["minute_rate_limited"], Is.EqualTo(new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()));
        });
    }

    [Test]
    public async Task Events_above_the_length_of_the_queue_are_not_delivered()
    {
        const int length = 50;
        await using var busy = await StartAsync(o => o.MaxRecorded = length);
        using var slow = new SlowApp();
        busy.DeliverTo(app.Address, handler: slow);
        var person = busy.Workspace!.User("U2");

        // One is on the wire, and as many wait as the queue holds.
        var first = person.SayAsync("C2", "0");
        await slow.Came.Task.Soon();
        var others = Enumerable.Range(1, length + 2).Select(i => person.SayAsync("C2", $"{i}")).ToList();
        slow.Go.SetResult();
        var outcomes = await Task.WhenAll(others.Prepend(first)).Soon();

        Assert.That(outcomes.Select(o => o.Deliveries.Count), Is.EqualTo(Enumerable.Repeat(1, length + 1).Concat([0, 0])));
        Assert.That(busy.Workspace.UndeliveredEvents.Select(e => e.Reason), Is.EqualTo(new[] { UndeliveredReason.QueueFull, UndeliveredReason.QueueFull }));
    }

    [Test]
    public async Task The_scopes_of_the_tokens_are_those_of_the_manifest()
    {
        using var bot = new Caller(slack, FakeSlack.BotToken);
        using var any = new Caller(slack, FakeSlack.DefaultToken);
        const string Message = """{"channel":"C2","text":"x"}""";

        var refused = await bot.PostAsync("chat.postMessage", Message);

        Assert.That((string?)refused["error"], Is.EqualTo("missing_scope"));
        Assert.That((string?)refused["provided"], Is.EqualTo("channels:history,app_mentions:read,reactions:read"));
        Assert.That((bool?)(await any.PostAsync("chat.postMessage", Message))["ok"], Is.True);
    }

    [Test]
    public void A_command_that_the_manifest_lacks_is_an_error() =>
        Assert.That(() => Workspace.User("U2").RunAsync("/deploy"), Throws.ArgumentException.With.Message.Contains("has no slash command '/deploy'"));

    [Test]
    public void Without_interactivity_nothing_is_clicked() =>
        Assert.That(() => Workspace.User("U2").RunShortcutAsync("x"), Throws.InvalidOperationException.With.Message.Contains("interactivity"));

    [Test]
    public void Without_a_Home_tab_none_is_opened() =>
        Assert.That(() => Workspace.User("U2").OpenHomeAsync(), Throws.InvalidOperationException.With.Message.Contains("home_tab_enabled"));

    private Task<FakeSlack> StartAsync(Action<FakeSlackOptions> configure) => FakeSlack.StartAsync(o =>
    {
        (o.TimeProvider, o.Workspace) = (clock, SlackGen.Testing.Workspace.Sample());
        o.App.ReadManifest(Manifest);
        configure(o);
    });

    private Task ArriveAsync() => slack.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();

    /// <summary>Responds once it may go.</summary>
    private sealed class SlowApp : HttpMessageHandler
    {
        public TaskCompletionSource Came { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Came.TrySetResult();
            await Go.Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
