namespace SlackGen;

/// <summary>
/// A message whose text arrives bit by bit. Text is collected and sent in the background, in order, as often as the rate tier allows. Dispose the stream: that
/// ends the message, also after a failure. One caller at a time adds to a stream; the order of concurrent calls is not defined.
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
    /// <param name="cancellationToken">The token that cancels the wait. The text is not added then.</param>
    /// <exception cref="SlackException">An earlier piece could not be sent. It is not sent again, because Slack may have added it, and the stream takes no more.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public abstract Task AppendAsync(string markdown, CancellationToken cancellationToken = default);

    /// <summary>Adds a chunk to the message, such as a task or blocks, after the text that was added before.</summary>
    /// <param name="chunk">The chunk, which must not change afterwards.</param>
    /// <param name="cancellationToken">The token that cancels the wait. The chunk is not added then.</param>
    /// <exception cref="SlackException">An earlier piece could not be sent. It is not sent again, because Slack may have added it, and the stream takes no more.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public abstract Task AppendAsync(TChunk chunk, CancellationToken cancellationToken = default);

    /// <summary>Adds the pieces of a source to the end of the message, such as the tokens of a language model.</summary>
    /// <param name="pieces">The source. Its exceptions are thrown, and what it returned before remains in the message.</param>
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

    /// <summary>Sends what is buffered, including the last character, and waits until Slack has it: before a pause of the source.</summary>
    /// <param name="cancellationToken">The token that cancels the wait. What is buffered is sent all the same.</param>
    /// <exception cref="SlackException">A piece could not be sent.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed.</exception>
    public abstract Task FlushAsync(CancellationToken cancellationToken = default);

    /// <summary>Sends what is buffered and ends the message. A stream can be completed once.</summary>
    /// <param name="completion">What the complete message has besides its text, such as blocks below it.</param>
    /// <param name="cancellationToken">The token that cancels the call. The message is ended when the stream is disposed then.</param>
    /// <returns>A task whose result is the response with the complete message.</returns>
    /// <exception cref="ArgumentException">The arguments cannot be combined. Nothing is sent.</exception>
    /// <exception cref="SlackException">A piece could not be sent, or the message could not be ended.</exception>
    /// <exception cref="InvalidOperationException">The stream was completed or disposed before.</exception>
    public abstract Task<TResponse> CompleteAsync(TCompletion? completion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the message if it was not completed, with the text that is still buffered; after a failure of an earlier piece, without it. It takes at most 30
    /// seconds and throws no exception: what could not be sent is logged.
    /// </summary>
    public abstract ValueTask DisposeAsync();
}
