using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>Connections go through the proxy of the client's handler, with everything else as without one.</summary>
[Category("Slow")]
public sealed class ProxyTests : SocketModeFixture
{
    private TunnelProxy proxy = null!;

    [SetUp]
    public void StartProxy() => proxy = new TunnelProxy();

    [TearDown]
    public void StopProxy() => proxy.Dispose();

    [Test]
    public async Task An_envelope_and_its_acknowledgement_pass_the_tunnel([Values] bool isClientHandler)
    {
        var socket = await ConnectAsync(isClientHandler ? new HttpClientHandler { Proxy = proxy } : new SocketsHttpHandler { Proxy = proxy });

        await socket.SendAsync(SocketServer.Event("Ev1"));
        Eventually.Becomes(() => socket.Received.Count, 1);

        Assert.That(proxy.Requests, Is.EqualTo(new[] { $"CONNECT {Server.Address.Authority} HTTP/1.1" }));
        Assert.That(Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Silence_within_the_tunnel_is_replaced_within_30_seconds()
    {
        var socket = await ConnectAsync(new SocketsHttpHandler { Proxy = proxy });
        socket.IsSilent = true;

        var waited = await AdvanceUntilAsync(() => Server.Sockets.Count == 2, TimeSpan.FromSeconds(30));

        Assert.That(waited, Is.GreaterThan(TimeSpan.FromSeconds(20)));
        Assert.That(proxy.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_tunnel_that_is_refused_is_opened_again()
    {
        proxy.Response = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
        Create(handler: new SocketsHttpHandler { Proxy = proxy });
        var starting = Transport.StartAsync(CancellationToken.None);
        await AdvanceUntilAsync(() => !proxy.Requests.IsEmpty, TimeSpan.FromSeconds(10));
        proxy.Response = "HTTP/1.1 200 Connection established\r\n\r\n";

        await AdvanceUntilAsync(() => Server.Sockets.Count == 1, TimeSpan.FromMinutes(2));

        await starting.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(proxy.Requests, Has.Count.GreaterThanOrEqualTo(2));
    }

    private async Task<ServerSocket> ConnectAsync(HttpMessageHandler handler)
    {
        Create(handler: handler);
        await Transport.StartAsync(CancellationToken.None);
        return await Server.NextAsync();
    }
}
