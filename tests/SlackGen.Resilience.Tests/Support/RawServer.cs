using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Resilience.Tests.Support;

/// <summary>A server that answers every request with bytes of the test's choice, HTTP or not, and closes the connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, byte[]> answer;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;
    private int requests;

    /// <param name="answer">Makes the answer of the head of a request.</param>
    public RawServer(Func<string, byte[]> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/");

    public int Requests => Volatile.Read(ref requests);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await serving;
        listener.Stop();
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var connection = await listener.AcceptTcpClientAsync(stopping.Token);
                await AnswerAsync(connection.GetStream());
            }
            catch (IOException)
            {
                // The client went first.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var (text, length) = (new StringBuilder(), -1);
        var buffer = new byte[8192];
        while (length < 0 || text.Length < length)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            length = length < 0 ? LengthOf(text.ToString()) : length;
        }

        Interlocked.Increment(ref requests);
        await stream.WriteAsync(answer(text.ToString()));
    }

    // Unread bytes of a request would turn the close into a reset.
    private static int LengthOf(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return -1;
        }

        var header = text[..end].Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return end + 4 + (header is null ? 0 : int.Parse(header["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
