using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace SlackGen;

/// <summary>Builds the pipeline that sends calls again.</summary>
internal static class RetryPolicy
{
    private static readonly ResiliencePropertyKey<CallState> StateKey = new("SlackGen.CallState");

    public static ResiliencePipeline Build(SlackRetryOptions options, RetryBudget budget, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = args => new ValueTask<bool>(
                    args.Outcome.Exception is SlackException e
                    && State(args.Context).MayRetry(e, args.AttemptNumber, options)
                    && budget.TryTake(State(args.Context), e)),
                DelayGenerator = args => new ValueTask<TimeSpan?>(State(args.Context).NextDelay),
                OnRetry = args =>
                {
                    var state = State(args.Context);
                    SlackTelemetry.CountRetry(state.Method);
                    SlackLog.Retrying(logger, state.Method.Name, args.RetryDelay.TotalMilliseconds, args.AttemptNumber + 2, CallState.Describe(args.Outcome.Exception!));
                    return default;
                },
            });
        }

        return builder.Build();
    }

    /// <summary>
    /// Goes on after a first attempt that failed. The first attempt is made outside, so that a call that succeeds at once, as nearly all do, pays nothing here.
    /// </summary>
    public static async ValueTask<SlackResponse> ContinueAsync(
        this ResiliencePipeline pipeline,
        CallState state,
        SlackException failure,
        Func<CallState, CancellationToken, ValueTask<SlackResponse>> attempt,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(StateKey, state);
        var first = ExceptionDispatchInfo.Capture(failure);
        try
        {
            return await pipeline.ExecuteAsync(
                async (context, run) =>
                {
                    Interlocked.Exchange(ref first, null)?.Throw();
                    return await attempt(run, context.CancellationToken).ConfigureAwait(false);
                },
                context,
                state).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallState State(ResilienceContext context) => context.Properties.GetValue(StateKey, null!);
}
