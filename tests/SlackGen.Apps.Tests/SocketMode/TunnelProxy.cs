using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Apps.Tests.SocketMode;

/// <summary>An HTTP proxy that knows CONNECT alone, as WebSockets need it.</summary>
internal sealed class TunnelProxy : IWebProxy, IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();

    public TunnelProxy()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets the first lines of the requests, <c>CONNECT 127.0.0.1:80 HTTP/1.1</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Gets or sets the status line and headers of the next responses.</summary>
    public string Response { get; set; } = "HTTP/1.1 200 Connection established\r\n\r\n";

    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => new($"http://{listener.LocalEndpoint}");

    // The default would go around a proxy for this machine.
    public bool IsBypassed(Uri host) => false;

    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            var stream = near.GetStream();
            var request = await WireRequest.ReadAsync(stream, stopping.Token);
            Requests.Enqueue(request.Line);
            var response = Response;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(response), stopping.Token);
            if (!response.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                return;
            }

            await far.ConnectAsync(IPEndPoint.Parse(request.Line.Split(' ')[1]), stopping.Token);
            await Task.WhenAny(stream.CopyToAsync(far.GetStream(), stopping.Token), far.GetStream().CopyToAsync(stream, stopping.Token));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // One end is gone, so the other one goes too.
        }
    }
}
