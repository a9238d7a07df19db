using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>A streaming message at Slack: its start, its pieces and its end are calls of the generated methods.</summary>
internal sealed class MessageStream<TChunk, TAppend, TCompletion, TResponse> : SlackMessageStream<TChunk, TCompletion, TResponse>
    where TChunk : class, ISlackModel
    where TAppend : SlackResponse, new()
    where TCompletion : SlackRequest
    where TResponse : SlackResponse, new()
{
    // Disposal waits as long for the last piece, and once more for the end of the message; a third of that is for the end without text.
    private static readonly TimeSpan DisposalStep = TimeSpan.FromSeconds(15);

    // The error of a message that has ended already.
    private const string HasEnded = "message_not_in_streaming_state";

    private const int Completed = 1;
    private const int Disposed = 2;

    private readonly SlackConnection connection;
    private readonly SlackMethod stopMethod;
    private readonly string? token;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly StreamSender sender;
    private IReadOnlyList<ISlackModel> refused = [];
    private IReadOnlyList<ISlackModel> unclear = [];
    private int state;

    private MessageStream(
        SlackConnection connection, SlackMethod appendMethod, SlackMethod stopMethod, string? token, string channel, SlackTimestamp ts, int maxLength)
    {
        (this.connection, this.stopMethod, this.token, Channel, Ts) = (connection, stopMethod, token, channel, ts);
        var options = connection.Transport.Options;
        time = options.TimeProvider;
        logger = GuardedLogger.Create(options.LoggerFactory);

        // The pace that a budget allows for good. The limiter keeps the budget if several streams share it.
        var rate = options.Tiers.TryGetValue(appendMethod.Name, out var own) ? own : appendMethod.DefaultRate;
        sender = new StreamSender(
            (pieces, cancellationToken) => connection.CallAsync<TAppend>(appendMethod, new StreamPiece(channel, ts, pieces) { Token = token }, cancellationToken),
            TimeSpan.FromSeconds((double)rate.PerSeconds / rate.Permits),
            maxLength,
            time);
    }

    public override string Channel { get; }

    public override SlackTimestamp Ts { get; }

    /// <summary>Starts a message.</summary>
    public static async Task<SlackMessageStream<TChunk, TCompletion, TResponse>> StartAsync<TStart>(
        SlackConnection connection,
        SlackMethod startMethod,
        SlackMethod appendMethod,
        SlackMethod stopMethod,
        SlackRequest request,
        Func<TStart, (string Channel, SlackTimestamp Ts)> nameMessage,
        int maxLength,
        CancellationToken cancellationToken)
        where TStart : SlackResponse, new()
    {
        var started = await connection.CallAsync<TStart>(startMethod, request, cancellationToken).ConfigureAwait(false);
        var (channel, ts) = nameMessage(started);
        return string.IsNullOrEmpty(channel) || ts == default
            ? throw new SlackException($"{startMethod.Name} returned no channel or no ts, without which the message cannot be continued.", startMethod.Name)
            : new MessageStream<TChunk, TAppend, TCompletion, TResponse>(connection, appendMethod, stopMethod, request.Token, channel, ts, maxLength);
    }

    public override Task AppendAsync(string markdown, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return sender.AddAsync(buffer => buffer.Add(markdown), cancellationToken);
    }

    public override Task AppendAsync(TChunk chunk, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return sender.AddAsync(buffer => buffer.Add(chunk), cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken = default) => sender.FlushAsync(cancellationToken);

    public override async Task<TResponse> CompleteAsync(TCompletion? completion = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        completion?.Validate();
        var rest = await sender.CompleteAsync(cancellationToken).ConfigureAwait(false);

        var piece = new StreamPiece(Channel, Ts, rest, completion) { Token = completion?.Token ?? token };
        TResponse response;
        try
        {
            response = await connection.CallAsync<TResponse>(stopMethod, piece, cancellationToken).ConfigureAwait(false);
        }
        catch (SlackException e) when (e.Fault != SlackFault.Unclear)
        {
            // Slack has added nothing, for example because of the blocks: disposal ends the message with the rest.
            refused = rest;
            throw;
        }
        catch
        {
            // The rest may have been added: disposal ends the message without it.
            unclear = rest;
            throw;
        }

        Interlocked.CompareExchange(ref state, Completed, 0);
        return response;
    }

    public override async ValueTask DisposeAsync()
    {
        var before = Interlocked.Exchange(ref state, Disposed);
        if (before == Disposed)
        {
            return;
        }

        using var ending = sender;
        if (before == Completed)
        {
            return;
        }

        var (failure, rest) = await sender.AbandonAsync(DisposalStep).ConfigureAwait(false);
        if (failure is not null || unclear.Count > 0)
        {
            LogMissing([.. unclear, .. rest]);
            rest = [];
        }

        if (failure is not SlackApiException { Code: HasEnded })
        {
            await EndMessageAsync([.. refused, .. rest]).ConfigureAwait(false);
        }
    }

    private async Task EndMessageAsync(IReadOnlyList<ISlackModel> rest)
    {
        var limit = DisposalStep;
        if (rest.Count > 0)
        {
            limit /= 3;
            if (await TryStopAsync(rest, limit * 2).ConfigureAwait(false))
            {
                return;
            }

            LogMissing(rest);
        }

        await TryStopAsync([], limit).ConfigureAwait(false);
    }

    // The transport logs the failure. Without a piece, a repeated call has no effect: Slack refuses it if the message has ended.
    private async Task<bool> TryStopAsync(IReadOnlyList<ISlackModel> pieces, TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        try
        {
            var piece = new StreamPiece(Channel, Ts, pieces) { Token = token, Idempotent = pieces.Count == 0 ? true : null };
            await connection.CallAsync<TResponse>(stopMethod, piece, timeout.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void LogMissing(IReadOnlyList<ISlackModel> pieces) =>
        SlackLog.StreamCutOff(logger, stopMethod.Name, pieces.OfType<StreamText>().Sum(t => t.Text.Length), pieces.Count(p => p is not StreamText));
}
