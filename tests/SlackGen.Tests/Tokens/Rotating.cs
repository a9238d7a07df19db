using System.Globalization;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>A token that lives 12 hours, and the script of what <c>oauth.v2.access</c> answers when the next one is bought.</summary>
internal sealed class Rotating
{
    private readonly SlackClientOptions options;

    public Rotating(Answer[] answers, Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null)
    {
        Stub = new StubHandler(Clock, answers);
        options = new SlackClientOptions
        {
            BaseAddress = new Uri("https://slack.test/api/"),
            TimeProvider = Clock,
            HttpClient = new HttpClient(Stub) { Timeout = Timeout.InfiniteTimeSpan },
        };
        options.Retry.MaxRetries = 0;
        Rotation = new SlackTokenRotation(
            new SlackRotatingToken("xoxe.xoxb-first", Secret.RefreshToken, Clock.GetUtcNow().AddHours(12)), "client", Secret.ClientSecret, options, store);
    }

    public ManualTimeProvider Clock { get; } = new() { SkipsPauses = true };

    public StubHandler Stub { get; }

    public SlackTokenRotation Rotation { get; }

    public static Answer Sells(string access, string refresh, string expiresIn = "43200") =>
        Answers.Json(200, string.Create(CultureInfo.InvariantCulture, $$"""{"ok":true,"access_token":"{{access}}","refresh_token":"{{refresh}}","expires_in":{{expiresIn}}}"""));

    public Task<string> GetAsync(CancellationToken cancellationToken = default) => Rotation.GetTokenAsync(cancellationToken).AsTask();
}
