using System.Globalization;
using System.Text;

namespace SlackGen.Client.Tests.Wire;

/// <summary>A request as it arrived.</summary>
/// <param name="Line">The request line, <c>GET /api/auth.test HTTP/1.1</c>.</param>
/// <param name="Headers">The headers as they were written.</param>
/// <param name="Body">The bytes after the headers.</param>
internal sealed record WireRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>Everything but the header that carries the token.</summary>
    public string WithoutAuthorization => string.Join('\n', Headers.Where(h => h.Key != "Authorization").Select(h => $"{h.Key}: {h.Value}").Prepend(Line)) + "\n" + BodyText;

    public static async Task<WireRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var received = new MemoryStream();
        var head = -1;
        while (head < 0)
        {
            await ReadMoreAsync(stream, received, cancellationToken);
            head = received.ToArray().AsSpan().IndexOf("\r\n\r\n"u8);
        }

        var lines = Encoding.UTF8.GetString(received.ToArray(), 0, head).Split("\r\n");
        var headers = lines.Skip(1).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        while (received.Length < head + 4 + length)
        {
            await ReadMoreAsync(stream, received, cancellationToken);
        }

        return new WireRequest(lines[0], headers, received.ToArray()[(head + 4)..]);
    }

    private static async Task ReadMoreAsync(Stream stream, MemoryStream received, CancellationToken cancellationToken)
    {
        var buffer = new byte[16384];
        var read = await stream.ReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            throw new EndOfStreamException("The client broke off.");
        }

        received.Write(buffer, 0, read);
    }
}
