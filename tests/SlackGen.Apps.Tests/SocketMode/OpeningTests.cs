using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>The opening of connections, and its failures.</summary>
[Category("Slow")]
public sealed class OpeningTests : SocketModeFixture
{
    [Test]
    public async Task Two_connections_are_opened_apart_and_the_app_is_healthy()
    {
        await StartAsync(options => options.Connections = 2);
        Assert.That((Server.Openings, Status), Is.EqualTo((1, HealthStatus.Degraded)));

        await AdvanceUntilAsync(() => Transport.Pool.Live == 2, TimeSpan.FromSeconds(5));

        Assert.That((Server.Openings, Status), Is.EqualTo((2, HealthStatus.Healthy)));
        Assert.That(Report.Data, Contains.Item(KeyValuePair.Create<string, object>("live", 2)));
    }

    [TestCase("invalid_auth", "App-Level Tokens")]
    [TestCase("not_authed", "App-Level Tokens")]
    [TestCase("not_allowed_token_type", "not an app-level token")]
    [TestCase("missing_scope", "connections:write")]
    [TestCase("account_inactive", "revoked or deactivated")]
    [TestCase("token_revoked", "revoked or deactivated")]
    [TestCase("forbidden_team", "administrator")]
    public void A_lasting_refusal_fails_the_start_with_its_cause_and_its_fix(string code, string fix)
    {
        Server.Open = _ => SocketServer.Json($$"""{"ok":false,"error":"{{code}}"}""");
        Create();

        Assert.That(() => Transport.StartAsync(CancellationToken.None), Throws.TypeOf<SlackException>().With.Message.Contains(code).And.Message.Contains(fix));
        Assert.That((Server.Openings, Status), Is.EqualTo((1, HealthStatus.Unhealthy)));
    }

    [TestCase("internal_error")]
    [TestCase("service_unavailable")]
    [TestCase("an_error_of_next_year")]
    public async Task A_passing_error_does_not_fail_the_start_and_heals(string code)
    {
        Server.Open = number => number < 3 ? SocketServer.Json($$"""{"ok":false,"error":"{{code}}"}""") : null;
        Create();

        await Transport.StartAsync(CancellationToken.None);
        Assert.That((Status, Report.Description), Is.EqualTo((HealthStatus.Unhealthy, $"0 of 1 connections are live. apps.connections.open failed: {code}.")));
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromMinutes(2));

        Assert.That(Server.Openings, Is.EqualTo(3));
    }

    [TestCase("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n", "HTTP 408")]
    [TestCase("HTTP/1.1 409 Conflict\r\nContent-Length: 0\r\n\r\n", "HTTP 409")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nLogin", "HTTP 200")]
    [TestCase("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "HTTP 302")]
    [TestCase("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "HTTP 502")]
    [TestCase("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n", "handshake failed")]
    [TestCase("SSH-2.0-OpenSSH\r\n", "handshake failed")]
    public async Task A_handshake_that_is_refused_is_tried_again(string response, string reason)
    {
        Server.Handshake = number => number < 3 ? response : null;
        Create();

        await Transport.StartAsync(CancellationToken.None);
        Assert.That(Report.Description, Does.Contain(reason));
        await AdvanceUntilAsync(() => Status == HealthStatus.Healthy, TimeSpan.FromMinutes(2));

        // Each handshake needs a ticket of its own.
        Assert.That(Server.Openings, Is.EqualTo(3));
    }

    [Test]
    public async Task A_429_is_kept()
    {
        Server.Open = number => number == 1 ? SocketServer.Json("""{"ok":false,"error":"ratelimited"}""", "429 Too Many Requests", "Retry-After: 40\r\n") : null;
        Create();

        await Transport.StartAsync(CancellationToken.None);
        var waited = await AdvanceUntilAsync(() => Server.Openings == 2, TimeSpan.FromSeconds(60));

        Assert.That(waited.TotalSeconds, Is.GreaterThanOrEqualTo(40).And.LessThan(45));
    }

    [Test]
    public async Task Without_hello_the_attempt_ends()
    {
        Server.Greeting = number => number == 1 ? [] : [SocketServer.Hello()];
        Create(options => options.HandshakeTimeout = TimeSpan.FromSeconds(15));

        var starting = Transport.StartAsync(CancellationToken.None);
        await Server.NextAsync();
        await Server.Sockets[0].PingAsync();
        Time.Advance(TimeSpan.FromSeconds(15));
        await starting;

        Assert.That(Report.Description, Does.Contain("no hello within 15 s"));
        await Server.Sockets[0].Closed;
    }

    [TestCase("""{"ok":true}""")]
    [TestCase("""{"ok":true,"url":"http://127.0.0.1/"}""")]
    [TestCase("""{"ok":true,"url":"ws://wss-primary.slack.com/?ticket=0c0ffee0-5ec2-e7ed-7icke7-f00dbabe"}""")]
    [TestCase("""{"ok":true,"url":7}""")]
    public async Task A_ticket_is_not_sent_unencrypted_or_to_what_is_not_a_WebSocket(string response)
    {
        Server.Open = number => number == 1 ? SocketServer.Json(response) : null;
        Create();

        await Transport.StartAsync(CancellationToken.None);

        Assert.That(Report.Description, Does.Contain("has no URL of a WebSocket"));
    }

    [Test]
    public async Task Too_many_connections_lower_their_number_until_there_is_room()
    {
        Server.Greeting = number => number is 2 or 3 ? [SocketServer.Disconnect("too_many_websockets")] : [SocketServer.Hello()];
        await StartAsync(options => options.Connections = 2);

        await AdvanceUntilAsync(() => Server.Openings == 2, TimeSpan.FromSeconds(5));
        Eventually.Becomes(() => (Status, Report.Description), (HealthStatus.Healthy, "1 of 1 connections are live."));
        Assert.That(Log.Entries.Count(entry => entry.Level == LogLevel.Warning), Is.EqualTo(1));

        for (var second = 0; second < 150 && Transport.Pool.Live < 2; second += 5)
        {
            await Server.Sockets[0].PingAsync();
            Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20);
        }

        Assert.That((Transport.Pool.Live, Transport.Pool.Wanted, Server.Openings), Is.EqualTo((2, 2, 4)));
        Assert.That(Log.Entries.Count(entry => entry.Level == LogLevel.Warning), Is.EqualTo(1));
    }

    [Test]
    public async Task A_switch_that_is_off_is_said_once_tried_once_a_minute_and_heals()
    {
        Server.Greeting = number => number is 1 or 4 ? [SocketServer.Hello()] : [SocketServer.Disconnect("link_disabled")];
        var socket = await StartAsync();

        await socket.SendAsync(SocketServer.Disconnect("link_disabled"));
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        Assert.That(Report.Description, Does.Contain("Socket Mode is switched off"));
        var waited = await AdvanceUntilAsync(() => Server.Openings == 4, TimeSpan.FromMinutes(4), step: 1);
        Eventually.Becomes(() => Status, HealthStatus.Healthy);

        Assert.That(waited.TotalSeconds, Is.GreaterThanOrEqualTo(180).And.LessThan(200));
        Assert.That(Log.Entries.Count(entry => entry.Level == LogLevel.Error), Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_is_revoked_later_is_said_once_tried_once_a_minute_and_heals()
    {
        Server.Open = number => number is 2 or 3 ? SocketServer.Json("""{"ok":false,"error":"token_revoked"}""") : null;
        var socket = await StartAsync();

        socket.Drop();
        Eventually.Becomes(() => Status, HealthStatus.Unhealthy);
        await AdvanceUntilAsync(() => Server.Openings == 4, TimeSpan.FromMinutes(4), step: 1);
        Eventually.Becomes(() => Status, HealthStatus.Healthy);

        Assert.That(Log.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Text), Has.One.Contains("token_revoked"));
    }

    [Test]
    public async Task Ten_minutes_of_closes_after_hello_cause_at_most_20_openings()
    {
        await StartAsync(options => options.Connections = 2);
        _ = CloseAllAsync();
        var end = Time.GetUtcNow() + TimeSpan.FromMinutes(10);

        await AdvanceUntilAsync(() => Time.GetUtcNow() >= end, TimeSpan.FromMinutes(11), step: 0.5);

        Assert.That(Server.Openings, Is.InRange(8, 20));

        async Task CloseAllAsync()
        {
            await Server.Sockets[0].CloseAsync(1001);
            while (true)
            {
                await (await Server.NextAsync()).CloseAsync(1001);
            }
        }
    }

    [Test]
    public async Task The_network_settings_of_the_handler_are_used()
    {
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        };
        Create(handler: handler);

        await Transport.StartAsync(CancellationToken.None);

        Assert.That((connections, Status), Is.EqualTo((1, HealthStatus.Healthy)));
    }
}
