using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Resilience.Tests.Support;

/// <summary>
/// A server that answers every request with bytes of the test's choice, HTTP or not, and closes the connection: at once, or at the first answer that is empty.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, byte[]> answer;
    private readonly bool keepsOpen;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task serving;
    private int requests;

    /// <param name="answer">Makes the answer of the head of a request.</param>
    /// <param name="keepsOpen">Whether the connection stays open after an answer that is not empty.</param>
    public RawServer(Func<string, byte[]> answer, bool keepsOpen = false)
    {
        (this.answer, this.keepsOpen) = (answer, keepsOpen);
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
        byte[] bytes;
        do
        {
            if (await RequestAsync(stream) is not { } request)
            {
                return;
            }

            Interlocked.Increment(ref requests);
            bytes = answer(request);
            await stream.WriteAsync(bytes);
        }
        while (keepsOpen && bytes.Length > 0);
    }

    private async Task<string?> RequestAsync(NetworkStream stream)
    {
        var (text, length) = (new StringBuilder(), -1);
        var buffer = new byte[8192];
        while (length < 0 || text.Length < length)
        {
            var read = await stream.ReadAsync(buffer, stopping.Token);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            length = length < 0 ? LengthOf(text.ToString()) : length;
        }

        return text.ToString();
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
