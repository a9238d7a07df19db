using System.ComponentModel;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>The base of responses that are files. The bytes are read as they arrive: dispose the response after reading them.</summary>
public abstract class SlackFileResponse : SlackResponse, IDisposable
{
    private HttpResponseMessage? message;
    private CallState? call;
    private DecodeOptions decoding = DecodeOptions.Default;
    private int maxLineBytes = SlackClientOptions.DefaultMaxResponseBytes;

    /// <summary>
    /// Gets or sets the stream of the file's bytes, as Slack sent them. Reading throws a <see cref="SlackException"/> if the connection breaks or no byte
    /// arrives for <see cref="SlackClientOptions.AttemptTimeout"/>.
    /// </summary>
    public Stream Content { get; set; } = Stream.Null;

    /// <summary>Gets or sets the media type, such as <c>application/gzip</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Reads a file with one JSON object per line. A file that is compressed with gzip is decompressed. Blank lines are skipped.</summary>
    /// <exception cref="SlackException">
    /// The file broke off, stopped arriving or is damaged, or a line is not the expected JSON. The message says which.
    /// </exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async IAsyncEnumerable<T> ReadLinesAsync<T, TCodec>([EnumeratorCancellation] CancellationToken cancellationToken)
        where TCodec : ISlackCodec<T>
    {
        var number = 1;
        using var lines = new LineReader(await WrapFailuresAsync(UnpackAsync(cancellationToken), number, cancellationToken).ConfigureAwait(false), maxLineBytes);
        for (; await WrapFailuresAsync(lines.ReadAsync(cancellationToken), number, cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return Decode<T, TCodec>(line.Span, number, cancellationToken);
            }
        }
    }

    // The first bytes decide, not the content type: a proxy or the HTTP client may have decompressed the file already.
    private async ValueTask<Stream> UnpackAsync(CancellationToken cancellationToken)
    {
        var ahead = new ReadAheadStream(Content);
        var head = await ahead.PeekAsync(2, cancellationToken).ConfigureAwait(false);
        return head.Span is [0x1F, 0x8B] ? new GZipStream(ahead, CompressionMode.Decompress) : ahead;
    }

    private async ValueTask<T> WrapFailuresAsync<T>(ValueTask<T> step, int number, CancellationToken cancellationToken)
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

        throw new SlackException($"Line {number} of the file is not an object.", call?.Method.Name);
    }

    /// <summary>Releases the connection.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the connection.</summary>
    /// <param name="disposing">True if <see cref="Dispose()"/> is the caller.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Content.Dispose();
            message?.Dispose();
        }
    }

    /// <summary>Takes ownership of an HTTP response and of its connection.</summary>
    /// <param name="state">The call.</param>
    /// <param name="httpResponse">The HTTP response.</param>
    /// <param name="content">The body of the response.</param>
    /// <param name="options">The options for decoding lines.</param>
    /// <param name="maxBytes">The length of the longest line, in bytes.</param>
    internal void Accept(CallState state, HttpResponseMessage httpResponse, Stream content, DecodeOptions options, int maxBytes)
    {
        (call, message, decoding, maxLineBytes) = (state, httpResponse, options, maxBytes);
        ContentType = httpResponse.Content.Headers.ContentType?.MediaType;
        Content = content;
    }
}
