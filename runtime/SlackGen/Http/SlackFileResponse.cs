using System.ComponentModel;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace SlackGen;

/// <summary>The answer of a method that sends a file. Its bytes are read as they arrive: dispose the answer when they have been read.</summary>
public abstract class SlackFileResponse : SlackResponse, IDisposable
{
    private HttpResponseMessage? message;

    /// <summary>The file's bytes as Slack sent them.</summary>
    public Stream Content { get; set; } = Stream.Null;

    /// <summary>The media type, such as <c>application/gzip</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Reads a file of one JSON object per line, unpacking it where it is compressed with gzip. A blank line is passed over.</summary>
    /// <exception cref="SlackException">A line is not the JSON that was expected; the message says which.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async IAsyncEnumerable<T> ReadLinesAsync<T, TCodec>([EnumeratorCancellation] CancellationToken cancellationToken)
        where TCodec : ISlackCodec<T>
    {
        var isPacked = ContentType is null || ContentType.Contains("zip", StringComparison.OrdinalIgnoreCase) || ContentType == "application/octet-stream";
        await using var plain = isPacked ? new GZipStream(Content, CompressionMode.Decompress, leaveOpen: true) : Content;
        using var lines = new StreamReader(plain, Encoding.UTF8);
        for (var number = 1; await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Decode<T, TCodec>(line, number);
            }
        }
    }

    private static T Decode<T, TCodec>(string line, int number)
        where TCodec : ISlackCodec<T>
    {
        try
        {
            var reader = new SlackReader(Encoding.UTF8.GetBytes(line), DecodeOptions.Default);
            if (TCodec.TryRead(ref reader, out var value))
            {
                reader.End();
                return value;
            }
        }
        catch (SlackJsonException e)
        {
            throw new SlackException($"Line {number} of the file cannot be read: {e.Message}", innerException: e);
        }

        throw new SlackException($"Line {number} of the file holds no object.");
    }

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        Content.Dispose();
        message?.Dispose();
        GC.SuppressFinalize(this);
    }

    internal async Task AcceptAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        message = answer;
        ContentType = answer.Content.Headers.ContentType?.MediaType;
        Content = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }
}
