namespace SlackGen.Tests.Support;

/// <summary>A connection to a script, with a clock on which nobody waits.</summary>
internal sealed class Call
{
    private readonly SlackConnection connection;

    public Call(Response[] responses, Action<SlackClientOptions>? configure = null, ManualTimeProvider? clock = null, string ownMethods = "")
    {
        Clock = clock ?? new ManualTimeProvider { SkipsPauses = true };
        Stub = new StubHandler(Clock, responses);
        var options = new SlackClientOptions
        {
            Token = Secret.Token,
            BaseAddress = new Uri("https://slack.test/api/"),
            TimeProvider = Clock,
            HttpClient = new HttpClient(Stub) { Timeout = Timeout.InfiniteTimeSpan },
        };
        configure?.Invoke(options);
        connection = new SlackConnection(options, ownMethods);
    }

    public ManualTimeProvider Clock { get; }

    public StubHandler Stub { get; }

    public SlackConnection Connection => connection;

    public static SlackMethod Get { get; } = new("users.info") { Tier = 4, Idempotent = true };

    public static SlackMethod Post { get; } = new("chat.postMessage") { Tier = 4 };

    public Task<SlackRawResponse> SendAsync(SlackMethod method, SlackRequest? request = null, CancellationToken cancellationToken = default) =>
        connection.CallAsync<SlackRawResponse>(method, request, cancellationToken);
}
