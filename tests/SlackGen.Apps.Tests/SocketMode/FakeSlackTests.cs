using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SlackGen.Testing;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>Whole apps over Socket Mode against the fake Slack.</summary>
[Category("Slow")]
public sealed class FakeSlackTests
{
    private const string Token = "xapp-1-A1-2-5ec2e7";

    private readonly FakeTimeProvider slackClock = new();
    private FakeSlack slack = null!;

    [SetUp]
    public async Task SetUp() => slack = await FakeSlack.StartAsync(options =>
    {
        options.TimeProvider = slackClock;
        options.AddToken(Token, TokenKind.App, "connections:write").AddToken("xoxb-1-token");
    });

    [TearDown]
    public async Task TearDown() => await slack.DisposeAsync();

    [Test]
    public async Task An_event_whose_connection_is_killed_before_the_acknowledgement_is_handled_once()
    {
        var (runs, release) = (0, new TaskCompletionSource());
        await using var host = Host([Handle.Event("app_mention", async _ =>
        {
            Interlocked.Increment(ref runs);
            await release.Task;
        }, Ack.Returned)]);
        await host.StartAsync();
        var connection = (await slack.SocketMode.WaitForConnectionsAsync())[0];

        var delivery = await slack.SocketMode.SendEventAsync(new { type = "app_mention", channel = "C1", user = "U1" });
        Eventually.Becomes(() => runs, 1);
        await connection.AbortAsync();
        await AdvanceUntilAsync(host, () => slack.SocketMode.Connections.Any(c => c != connection));
        await AdvanceUntilAsync(host, () => delivery.Attempts.Count >= 2);
        release.SetResult();
        await AdvanceUntilAsync(host, () => delivery.IsAcknowledged);

        Assert.That(runs, Is.EqualTo(1));
        Assert.That(slack.SocketMode.ProtocolErrors, Is.Empty);
        await host.StopAsync();
    }

    [Test]
    public async Task A_warning_in_a_stream_of_events_loses_none_and_doubles_none()
    {
        var handled = new ConcurrentBag<string>();
        await using var host = Host([Handle.Event("app_mention", invocation =>
        {
            handled.Add(invocation.Context().Delivery.EventId!);
            return Task.CompletedTask;
        })]);
        await host.StartAsync();
        var old = (await slack.SocketMode.WaitForConnectionsAsync())[0];
        var deliveries = new List<FakeDelivery>();

        for (var i = 0; i < 200; i++)
        {
            deliveries.Add(await slack.SocketMode.SendEventAsync(new { type = "app_mention", channel = $"C{i % 5}", user = "U1" }));
            if (i == 50)
            {
                await old.SendWarningAsync();
            }

            Advance(host, TimeSpan.FromMilliseconds(50));
            await Task.Delay(1);
        }

        await AdvanceUntilAsync(host, () => deliveries.TrueForAll(delivery => delivery.IsAcknowledged));
        await host.DrainAsync();
        Assert.That(handled, Is.EquivalentTo(deliveries.Select(delivery => delivery.Id)));
        Assert.That(host.Services.GetRequiredKeyedService<SocketModeTransport>("").Pool.TotalGap, Is.EqualTo(TimeSpan.Zero));
        Assert.That((slack.SocketMode.OpenedConnections.Count, old.IsOpen), Is.EqualTo((2, false)));
        await host.StopAsync();
    }

    [Test]
    public async Task The_reply_to_a_command_is_its_acknowledgement()
    {
        await using var host = Host([Handle.Command("/deploy", _ => Task.FromResult<CommandReply>("Deployed."))]);
        await host.StartAsync();

        var delivery = await slack.SocketMode.SendCommandAsync("/deploy", "now");
        await delivery.Acknowledged.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That((string?)delivery.Acknowledgement!["text"], Is.EqualTo("Deployed."));
        await host.StopAsync();
    }

    [Test]
    public async Task What_runs_at_the_stop_is_finished_and_acknowledged()
    {
        var (running, release, finished) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        await using var host = Host([Handle.Event("app_mention", async _ =>
        {
            running.SetResult();
            await release.Task;
            finished++;
        }, Ack.Returned)]);
        await host.StartAsync();
        await slack.SocketMode.WaitForConnectionsAsync();
        var delivery = await slack.SocketMode.SendEventAsync(new { type = "app_mention", channel = "C1", user = "U1" });
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var stopping = host.StopAsync();
        release.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.That((finished, delivery.IsAcknowledged), Is.EqualTo((1, true)));
        Assert.That(slack.SocketMode.Connections, Is.Empty);
        Assert.That(slack.SocketMode.OpenedConnections[0].ClientCloseStatus, Is.EqualTo(1000));
    }

    [Test]
    public async Task A_click_at_the_stop_goes_to_no_connection_although_a_handler_still_runs()
    {
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var host = Host([Handle.Event("app_mention", async _ =>
        {
            running.SetResult();
            await release.Task;
        })]);
        await host.StartAsync();
        await slack.SocketMode.WaitForConnectionsAsync();
        await slack.SocketMode.SendEventAsync(new { type = "app_mention", channel = "C1", user = "U1" });
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var stopping = host.StopAsync();
        Eventually.Becomes(() => slack.SocketMode.Connections.Count, 0);
        Assert.That(stopping.IsCompleted, Is.False);
        release.SetResult();

        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(slack.SocketMode.OpenedConnections[0].ClientCloseStatus, Is.EqualTo(1000));
    }

    [Test]
    public async Task Handlers_around_the_primary_one_have_a_scope_as_long_as_the_transport()
    {
        var tracked = new ScopedService.Tracker();
        var host = Host([], client =>
        {
            client.Services.AddSingleton(tracked).AddScoped<ScopedService>().AddTransient<ScopedHandler>();
            client.AddHttpMessageHandler<ScopedHandler>();
        });

        await host.StartAsync();
        Assert.That((slack.SocketMode.Connections.Count, tracked.Disposed), Is.EqualTo((1, 0)));
        await host.StopAsync();
        await host.DisposeAsync();

        Assert.That(tracked.Disposed, Is.EqualTo(1));
    }

    [Test]
    public async Task A_switch_that_is_off_and_on_again_heals_by_itself()
    {
        await using var host = Host([]);
        await host.StartAsync();
        await slack.SocketMode.WaitForConnectionsAsync();

        await slack.SocketMode.DisableAsync();
        await AdvanceUntilAsync(host, () => slack.SocketMode.OpenedConnections.Count >= 3, seconds: 0.5);
        slack.SocketMode.Enable();
        await AdvanceUntilAsync(host, () => slack.SocketMode.Connections.Count == 1, seconds: 0.5);

        Assert.That(host.Problems.Count(problem => problem.Contains("Socket Mode is switched off", StringComparison.Ordinal)), Is.EqualTo(1));
        await host.StopAsync();
    }

    [Test]
    public async Task The_primary_handler_of_the_client_carries_the_connections()
    {
        var connections = new ConcurrentBag<string>();
        await using var host = Host([], client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                connections.Add(context.InitialRequestMessage.RequestUri!.Scheme);
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        }));

        await host.StartAsync();

        Assert.That(connections, Is.EquivalentTo(new[] { "http", "ws" }));
        Assert.That(host.Log.Text, Does.Not.Contain("ticket="), "the loggers of the HTTP client do not see the URL");
        await host.StopAsync();
    }

    [Test]
    public void Without_an_app_level_token_the_host_does_not_start()
    {
        var services = new ServiceCollection();
        TestApp.Use([]);
        services.AddSlackApp<TestApp>().UseSocketMode().UseSocketMode(options => options.AppToken = "xoxb-1-token");
        using var provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredService<IStartupValidator>().Validate(),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("AppToken is not an app-level token").And.Message.Not.Contains("xoxb-1-token"));
    }

    private void Advance(AppHost host, TimeSpan time)
    {
        host.Clock.Advance(time);
        slackClock.Advance(time);
    }

    private async Task AdvanceUntilAsync(AppHost host, Func<bool> condition, double seconds = 0.1)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
        {
            Advance(host, TimeSpan.FromSeconds(seconds));
            await Task.Delay(2);
        }

        Assert.That(condition(), Is.True);
    }

    private AppHost Host(IReadOnlyList<SlackHandler<TestApp>> handlers, Action<IHttpClientBuilder>? client = null) => new(
        handlers,
        null,
        builder =>
        {
            client?.Invoke(builder.Services.AddSlack<SlackClient>());
            builder.UseSocketMode(options => (options.AppToken, options.Connections, options.HandshakeTimeout) = (Token, 1, TimeSpan.FromMinutes(5)));
        },
        slack.BaseAddress);

    private sealed class ScopedService(ScopedService.Tracker tracker) : IDisposable
    {
        public void Dispose() => tracker.Disposed++;

        public sealed class Tracker
        {
            public int Disposed { get; set; }
        }
    }

    private sealed class ScopedHandler(ScopedService service) : DelegatingHandler
    {
        public ScopedService Service => service;
    }
}
