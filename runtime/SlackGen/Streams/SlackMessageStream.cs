namespace SlackGen;

/// <summary>
/// A message whose text arrives bit by bit. Text is buffered and sent in the background, in order, as often as the rate tier allows. Dispose the stream, which ends
/// the message even after a failure. Add to a stream from one caller at a time: the order of concurrent calls is not defined.
/// </summary>
/// <typeparam name="TChunk">The type of chunks, such as tasks and blocks.</typeparam>
/// <typeparam name="TCompletion">The class of the arguments with which the message is completed.</typeparam>
/// <typeparam name="TResponse">The class of the response that has the complete message.</typeparam>
public abstract class SlackMessageStream<TChunk, TCompletion, TResponse> : IAsyncDisposable
    where TChunk : class, ISlackModel
    where TCompletion : SlackRequest
    where TResponse : SlackResponse
{
    /// <summary>Gets the ID of the channel in which the message appears.</summary>
    public abstract string Channel { get; }

    /// <summary>Gets the timestamp of the message.</summary>
    public abstract SlackTimestamp Ts { get; }

    /// <summary>
    /// Adds text to the end of the message. The call returns when the text is buffered; it waits only while the text of a whole call is pending. The last
    /// character of the text is held back until more follows, so that no emoji or accented letter is divided.
    /// </summary>
    /// <param name="markdown">The text in Markdown, which may end anywhere, even within markup.</param>
    /// <param name="cancellationToken">The token that cancels the wait. If it does, the text is not added.</param>
    /// <exception cref="SlackException">An earlier piece could not be sent. It is not sent again, because Slack may have added it, and the stream takes no more.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public abstract Task AppendAsync(string markdown, CancellationToken cancellationToken = default);

    /// <summary>Adds a chunk to the message, such as a task or blocks, after everything that was added before.</summary>
    /// <param name="chunk">The chunk, which must not change afterwards.</param>
    /// <param name="cancellationToken">The token that cancels the wait. If it does, the chunk is not added.</param>
    /// <exception cref="SlackException">An earlier piece could not be sent. It is not sent again, because Slack may have added it, and the stream takes no more.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public abstract Task AppendAsync(TChunk chunk, CancellationToken cancellationToken = default);

    /// <summary>Adds the pieces of a source to the end of the message, such as the tokens of a language model.</summary>
    /// <param name="pieces">The source. If it throws, the exception is rethrown, and the text that it returned before remains in the message.</param>
    /// <param name="cancellationToken">The token that cancels the source and the wait.</param>
    /// <exception cref="SlackException">A piece could not be sent.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public virtual async Task WriteAsync(IAsyncEnumerable<string> pieces, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        await foreach (var piece in pieces.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await AppendAsync(piece, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends everything that is buffered, including the last character, and waits until Slack has it. Call it before the source pauses.</summary>
    /// <param name="cancellationToken">The token that cancels the wait. The buffered text is sent anyway.</param>
    /// <exception cref="SlackException">A piece could not be sent.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public abstract Task FlushAsync(CancellationToken cancellationToken = default);

    /// <summary>Sends everything that is buffered and ends the message. A stream can be completed once.</summary>
    /// <param name="completion">The arguments of the complete message besides its text, such as blocks below it; null for none.</param>
    /// <param name="cancellationToken">The token that cancels the call. If it does, disposal ends the message.</param>
    /// <returns>A task whose result is the response with the complete message.</returns>
    /// <exception cref="ArgumentException">The arguments cannot be combined. Nothing is sent.</exception>
    /// <exception cref="SlackException">A piece could not be sent, or the message could not be ended.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed before.</exception>
    public abstract Task<TResponse> CompleteAsync(TCompletion? completion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the message if it was not completed. The text that is still buffered is sent, unless an earlier piece has failed. Disposal takes at most 30 seconds and
    /// throws no exception. A warning is logged about text that could not be sent.
    /// </summary>
    public abstract ValueTask DisposeAsync();
}
