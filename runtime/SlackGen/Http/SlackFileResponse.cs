using System.ComponentModel;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>The answer of a method that sends a file. Its bytes are read as they arrive: dispose the answer when they have been read.</summary>
public abstract class SlackFileResponse : SlackResponse, IDisposable
{
    private HttpResponseMessage? message;
    private CallState? call;
    private DecodeOptions decoding = DecodeOptions.Default;
    private int maxLineBytes = SlackClientOptions.DefaultMaxResponseBytes;

    /// <summary>
    /// Gets or sets the file's bytes as Slack sent them. Reading throws a <see cref="SlackException"/> where the connection breaks or where no byte comes for
    /// <see cref="SlackClientOptions.AttemptTimeout"/>.
    /// </summary>
    public Stream Content { get; set; } = Stream.Null;

    /// <summary>The media type, such as <c>application/gzip</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Reads a file of one JSON object per line, unpacking it where it is compressed with gzip. A blank line is passed over.</summary>
    /// <exception cref="SlackException">The file broke off, stopped arriving or is damaged, or a line is not the JSON that was expected; the message says which.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async IAsyncEnumerable<T> ReadLinesAsync<T, TCodec>([EnumeratorCancellation] CancellationToken cancellationToken)
        where TCodec : ISlackCodec<T>
    {
        var number = 1;
        using var lines = new LineReader(await ReadingAsync(UnpackAsync(cancellationToken), number, cancellationToken).ConfigureAwait(false), maxLineBytes);
        for (; await ReadingAsync(lines.ReadAsync(cancellationToken), number, cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return Decode<T, TCodec>(line.Span, number, cancellationToken);
            }
        }
    }

    // The first bytes tell for certain; the content type does not, for a proxy or the HTTP client may have unpacked the file already.
    private async ValueTask<Stream> UnpackAsync(CancellationToken cancellationToken)
    {
        var ahead = new ReadAheadStream(Content);
        var head = await ahead.PeekAsync(2, cancellationToken).ConfigureAwait(false);
        return head.Span is [0x1F, 0x8B] ? new GZipStream(ahead, CompressionMode.Decompress) : ahead;
    }

    private async ValueTask<T> ReadingAsync<T>(ValueTask<T> step, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await step.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException or ObjectDisposedException or SlackException)
        {
            throw Unreadable(number, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreadable(number, e);
        }
    }

    private SlackException Unreadable(int number, Exception e)
    {
        var scrubber = call?.Scrubber ?? SecretScrubber.Common;
        return new SlackException($"The file cannot be read from line {number} on: {scrubber.Clean(e.Message)}", call?.Method.Name, innerException: scrubber.Clean(e));
    }

    private T Decode<T, TCodec>(ReadOnlySpan<byte> line, int number, CancellationToken cancellationToken)
        where TCodec : ISlackCodec<T>
    {
        try
        {
            var reader = new SlackReader(ByteOrderMark.Trim(line), decoding, null, cancellationToken);
            if (TCodec.TryRead(ref reader, out var value))
            {
                reader.End();
                return value;
            }
        }
        catch (SlackJsonException e)
        {
            var scrubber = call?.Scrubber ?? SecretScrubber.Common;
            throw new SlackException($"Line {number} of the file cannot be read: {scrubber.Clean(e.Message)}", call?.Method.Name, innerException: scrubber.Clean(e));
        }

        throw new SlackException($"Line {number} of the file holds no object.", call?.Method.Name);
    }

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        Content.Dispose();
        message?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes a response over, with the connection that its body comes from.</summary>
    /// <param name="state">The call.</param>
    /// <param name="answer">The response.</param>
    /// <param name="content">Its body.</param>
    /// <param name="options">How lines are decoded.</param>
    /// <param name="maxBytes">The longest line.</param>
    internal void Accept(CallState state, HttpResponseMessage answer, Stream content, DecodeOptions options, int maxBytes)
    {
        (call, message, decoding, maxLineBytes) = (state, answer, options, maxBytes);
        ContentType = answer.Content.Headers.ContentType?.MediaType;
        Content = content;
    }
}
