using System.Globalization;
using System.Text;

namespace SlackGen.TestSupport;

/// <summary>A request as it arrived.</summary>
/// <param name="Line">The request line, <c>POST /api/auth.test HTTP/1.1</c>.</param>
/// <param name="Headers">The headers as they were written.</param>
/// <param name="Body">The bytes after the headers.</param>
public sealed record WireRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>Gets the request line and the headers, a line each.</summary>
    public IEnumerable<string> Head => Headers.Select(h => $"{h.Key}: {h.Value}").Prepend(Line);

    /// <summary>Gets everything but the header that carries the token.</summary>
    public string WithoutAuthorization => string.Join('\n', Head.Where(h => !h.StartsWith("Authorization: ", StringComparison.Ordinal))) + "\n" + BodyText;

    /// <summary>Reads a request.</summary>
    /// <exception cref="EndOfStreamException">The client broke off.</exception>
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

        // Unread bytes of a request would turn the close into a reset.
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
