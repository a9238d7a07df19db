using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace SlackGen;

/// <summary>Sends a streaming message: one call at a time, which takes what was added meanwhile.</summary>
internal sealed class MessageStream<TChunk, TAppend, TCompletion, TResponse> : SlackMessageStream<TChunk, TCompletion, TResponse>
    where TChunk : class, ISlackModel
    where TAppend : SlackResponse, new()
    where TCompletion : SlackRequest
    where TResponse : SlackResponse, new()
{
    // Disposal waits as long for the last piece, and once more for the end of the message.
    private static readonly TimeSpan DisposalStep = TimeSpan.FromSeconds(15);

    // The error of a message that has ended already.
    private const string HasEnded = "message_not_in_streaming_state";

    private readonly SlackConnection connection;
    private readonly SlackMethod appendMethod;
    private readonly SlackMethod stopMethod;
    private readonly string? token;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly TimeSpan interval;

    private readonly object gate = new();
    private readonly StreamBuffer buffer;
    private readonly CancellationTokenSource abandoned = new();
    private State state;
    private bool isFlushing;
    private Task? sender;
    private long? lastSent;
    private IReadOnlyList<ISlackModel> lastPieces = [];
    private Exception? failure;

    // Completed when the sender must not pause any longer, and when a call has ended.
    private TaskCompletionSource hurry = NewSignal();
    private TaskCompletionSource progress = NewSignal();

    private MessageStream(
        SlackConnection connection, SlackMethod appendMethod, SlackMethod stopMethod, string? token, string channel, SlackTimestamp ts, int maxLength)
    {
        (this.connection, this.appendMethod, this.stopMethod, this.token, Channel, Ts) = (connection, appendMethod, stopMethod, token, channel, ts);
        var options = connection.Transport.Options;
        time = options.TimeProvider;
        logger = GuardedLogger.Create(options.LoggerFactory);
        buffer = new StreamBuffer(maxLength);

        // The pace that a budget allows for good. The limiter keeps the budget if several streams share it.
        var rate = options.Tiers.TryGetValue(appendMethod.Name, out var own) ? own : appendMethod.DefaultRate;
        interval = TimeSpan.FromSeconds((double)rate.PerSeconds / rate.Permits);
    }

    private enum State
    {
        Open,
        Ending,
        Ended,
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
        return AddAsync(() => buffer.Add(markdown), cancellationToken);
    }

    public override Task AppendAsync(TChunk chunk, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        return AddAsync(() => buffer.Add(chunk), cancellationToken);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            Task sent;
            lock (gate)
            {
                ThrowIfUnusable();
                if (buffer.IsEmpty && sender is null)
                {
                    return;
                }

                isFlushing = true;
                hurry.TrySetResult();
                EnsureSending();
                sent = progress.Task;
            }

            await sent.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<TResponse> CompleteAsync(TCompletion? completion = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        completion?.Validate();
        Task sending;
        lock (gate)
        {
            ThrowIfUnusable();
            sending = EndSending();
        }

        await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ISlackModel> rest;
        lock (gate)
        {
            ThrowIfFailed();
            rest = buffer.Take(isEnd: true);
        }

        // If this fails, the rest may have been added, so disposal ends the message without it.
        var piece = new StreamPiece(Channel, Ts, rest, completion) { Token = completion?.Token ?? token };
        var response = await connection.CallAsync<TResponse>(stopMethod, piece, cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            state = State.Ended;
        }

        return response;
    }

    public override async ValueTask DisposeAsync()
    {
        Task sending;
        lock (gate)
        {
            if (state == State.Ended)
            {
                return;
            }

            sending = EndSending();
            state = State.Ended;
        }

        await WaitForSenderAsync(sending).ConfigureAwait(false);
        IReadOnlyList<ISlackModel> rest = [];
        lock (gate)
        {
            if (failure is null)
            {
                rest = buffer.Take(isEnd: true);
            }
            else
            {
                LogMissing([.. lastPieces, .. buffer.Take(isEnd: true)]);
            }
        }

        if (failure is not SlackApiException { Code: HasEnded })
        {
            await EndMessageAsync(rest).ConfigureAwait(false);
        }

        abandoned.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AddAsync(Action add, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            Task sent;
            lock (gate)
            {
                ThrowIfUnusable();
                if (!buffer.IsFull)
                {
                    add();
                    if (IsUrgent)
                    {
                        hurry.TrySetResult();
                    }

                    EnsureSending();
                    return;
                }

                sent = progress.Task;
            }

            await sent.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsUrgent => isFlushing || buffer.IsFull || state != State.Open;

    private void ThrowIfUnusable()
    {
        if (state != State.Open)
        {
            throw new InvalidOperationException("The streaming message was completed or disposed, and takes nothing more.");
        }

        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void EnsureSending()
    {
        if (sender is null && !buffer.IsEmpty)
        {
            sender = Task.Run(SendAllAsync);
        }
    }

    // From now on, the sender leaves the last piece to the call that ends the message.
    private Task EndSending()
    {
        state = State.Ending;
        hurry.TrySetResult();
        if (failure is null && !buffer.FitsOneCall)
        {
            EnsureSending();
        }

        return sender ?? Task.CompletedTask;
    }

    // Ends when there is nothing to send. It throws nothing: the next call of the stream throws its failure.
    private async Task SendAllAsync()
    {
        try
        {
            while (true)
            {
                await PauseAsync().ConfigureAwait(false);
                IReadOnlyList<ISlackModel> pieces;
                lock (gate)
                {
                    pieces = state != State.Open && buffer.FitsOneCall ? [] : buffer.Take(isFlushing);
                    if (pieces.Count == 0)
                    {
                        isFlushing = false;
                        EndSender();
                        return;
                    }

                    (lastSent, lastPieces, hurry) = (time.GetTimestamp(), pieces, NewSignal());
                }

                await connection.CallAsync<TAppend>(appendMethod, new StreamPiece(Channel, Ts, pieces) { Token = token }, abandoned.Token).ConfigureAwait(false);
                lock (gate)
                {
                    Report();
                }
            }
        }
        catch (Exception e)
        {
            lock (gate)
            {
                failure = e;
                EndSender();
            }
        }
    }

    private void EndSender()
    {
        sender = null;
        Report();
    }

    private void Report()
    {
        progress.TrySetResult();
        progress = NewSignal();
    }

    private async Task PauseAsync()
    {
        TimeSpan rest;
        Task urgent;
        lock (gate)
        {
            rest = lastSent is { } last && !IsUrgent ? interval - time.GetElapsedTime(last) : TimeSpan.Zero;
            urgent = hurry.Task;
        }

        if (rest > TimeSpan.Zero)
        {
            await Task.WhenAny(urgent, Task.Delay(rest, time, abandoned.Token)).ConfigureAwait(false);
        }
    }

    private async Task WaitForSenderAsync(Task sending)
    {
        try
        {
            await sending.WaitAsync(DisposalStep, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
    }

    private async Task EndMessageAsync(IReadOnlyList<ISlackModel> rest)
    {
        using var limit = new CancellationTokenSource(DisposalStep, time);
        if (rest.Count > 0)
        {
            if (await TryStopAsync(rest, limit.Token).ConfigureAwait(false))
            {
                return;
            }

            LogMissing(rest);
        }

        await TryStopAsync([], limit.Token).ConfigureAwait(false);
    }

    // The transport logs the failure. Without a piece, a repeated call has no effect: Slack refuses it if the message has ended.
    private async Task<bool> TryStopAsync(IReadOnlyList<ISlackModel> pieces, CancellationToken cancellationToken)
    {
        try
        {
            var piece = new StreamPiece(Channel, Ts, pieces) { Token = token, Idempotent = pieces.Count == 0 ? true : null };
            await connection.CallAsync<TResponse>(stopMethod, piece, cancellationToken).ConfigureAwait(false);
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
