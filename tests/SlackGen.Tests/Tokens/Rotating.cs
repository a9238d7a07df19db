using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>A token that lives 12 hours, and the script of how <c>oauth.v2.access</c> responds when it is refreshed.</summary>
internal sealed class Rotating
{
    public const string First = "xoxe.xoxb-first";

    public static readonly TimeSpan Life = TimeSpan.FromHours(12);
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    public Rotating(
        Response[] responses,
        Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null,
        Func<CancellationToken, ValueTask<SlackRotatingToken?>>? load = null,
        int maxRetries = 0,
        ManualTimeProvider? clock = null,
        ILoggerFactory? logs = null)
    {
        Clock = clock ?? new ManualTimeProvider { SkipsPauses = true };
        Stub = new StubHandler(Clock, responses);
        var options = new SlackClientOptions
        {
            BaseAddress = new Uri("https://slack.test/api/"),
            TimeProvider = Clock,
            LoggerFactory = logs ?? Logs,
            HttpClient = new HttpClient(Stub) { Timeout = Timeout.InfiniteTimeSpan },
        };
        options.Retry.MaxRetries = maxRetries;
        Rotation = new SlackTokenRotation(Pair(First, Secret.RefreshToken, Clock.GetUtcNow() + Life), "client", Secret.ClientSecret, options, store, load);
    }

    public ManualTimeProvider Clock { get; }

    public StubHandler Stub { get; }

    public RecordingLogs Logs { get; } = new();

    public SlackTokenRotation Rotation { get; }

    /// <summary>A refresh that runs, or the last one that ran.</summary>
    public Task Run => (Task?)typeof(SlackTokenRotation).GetField("run", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(Rotation) ?? Task.CompletedTask;

    public static Rotating Expired(
        Response[] responses,
        Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null,
        Func<CancellationToken, ValueTask<SlackRotatingToken?>>? load = null)
    {
        var rotating = new Rotating(responses, store, load);
        rotating.Clock.Advance(TimeSpan.FromHours(13));
        return rotating;
    }

    /// <summary>A token that works, and is to be refreshed.</summary>
    public static Rotating Due(
        Response[] responses,
        Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null,
        Func<CancellationToken, ValueTask<SlackRotatingToken?>>? load = null)
    {
        var rotating = new Rotating(responses, store, load);
        rotating.Clock.Advance(Life - Margin);
        return rotating;
    }

    public static SlackRotatingToken Pair(string access, string refresh, DateTimeOffset expiresAt) => new(access, refresh, expiresAt);

    public static Response Sells(string access, string refresh, string expiresIn = "43200") =>
        Responses.Json(200, string.Create(CultureInfo.InvariantCulture, $$"""{"ok":true,"access_token":"{{access}}","refresh_token":"{{refresh}}","expires_in":{{expiresIn}}}"""));

    public Task<string> GetAsync(CancellationToken cancellationToken = default) => Rotation.GetTokenAsync(cancellationToken).AsTask();

    /// <summary>Gets a token, and waits until the refresh that this started has ended.</summary>
    public async Task<string> GetAndSettleAsync()
    {
        var token = await GetAsync();
        await Run;
        return token;
    }
}
