using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Soak;

/// <summary>Many users.info calls, each for a different user, to a fake Slack that damages every fifth response.</summary>
internal sealed class SoakRun
{
    public const int Callers = 64;
    public const int Calls = 10_000;

    private const int Rounds = 5;
    private const int WarmUpRounds = 2;

    private int succeeded;
    private int failed;
    private int mistaken;

    /// <summary>Gets the number of calls that received the response for their own user.</summary>
    public int Succeeded => succeeded;

    /// <summary>Gets the number of calls that ended with a <see cref="SlackException"/> after their last retry.</summary>
    public int Failed => failed;

    /// <summary>Gets the number of calls that received the response for another user.</summary>
    public int Mistaken => mistaken;

    /// <summary>Gets the users for whom the server sent more or fewer intact responses than their caller received.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Requests that met a fault.</summary>
    public int Faults { get; private set; }

    public int SocketsBefore { get; private set; }

    /// <summary>While client and fake were still there.</summary>
    public int SocketsAfterCalls { get; private set; }

    public long TimersBefore { get; private set; }

    /// <summary>Bytes in use once everything that is pooled is there.</summary>
    public long BytesAfterWarmUp { get; private set; }

    public long BytesAfterCalls { get; private set; }

    public static async Task<SoakRun> RunAsync()
    {
        var run = new SoakRun { SocketsBefore = OpenSockets.Count(), TimersBefore = Timer.ActiveCount };
        await using var slack = await StartSlackAsync();
        using var http = new HttpClient();
        var client = new SlackClient(new SlackClientOptions
        {
            Token = FakeSlack.DefaultToken,
            BaseAddress = slack.BaseAddress,
            HttpClient = http,
            Tiers = { ["users.info"] = new SlackRate(20_000, 1) },
            Retry = new SlackRetryOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxRetryAfter = TimeSpan.FromMilliseconds(10) },
        });
        for (var round = 0; round < Rounds; round++)
        {
            await run.RoundAsync(slack, client, round * (Calls / Rounds), Calls / Rounds);
            if (round == WarmUpRounds - 1)
            {
                run.BytesAfterWarmUp = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        run.BytesAfterCalls = GC.GetTotalMemory(forceFullCollection: true);
        run.SocketsAfterCalls = OpenSockets.Count();
        return run;
    }

    // A fault is drawn only when those before it have not struck: this makes four of 5 %.
    private static async Task<FakeSlack> StartSlackAsync()
    {
        var slack = await FakeSlack.StartAsync();
        slack.On("users.info")
            .Reply(request => new { user = new { id = (string?)request.Arguments["user"] } })
            .Fault(Fault.Status(503), probability: 0.05)
            .Fault(Fault.ResetBeforeHeaders, probability: 0.05 / 0.95)
            .Fault(Fault.TruncatedJson, probability: 0.05 / 0.9)
            .Fault(Fault.RateLimited(0), probability: 0.025 / 0.85)
            .Fault(Fault.RateLimited(1), probability: 0.025 / 0.825);
        return slack;
    }

    private async Task RoundAsync(FakeSlack slack, SlackClient client, int first, int count)
    {
        var gaveUp = new bool[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) < count)
            {
                gaveUp[number] = !await CallAsync(client, $"U{first + number}");
            }
        }));

        var requests = slack.Requests.ToLookup(r => (string)r.Arguments["user"]!);
        Faults += requests.Sum(r => r.Count(q => q.Fault is not null));
        for (var i = 0; i < count; i++)
        {
            var user = $"U{first + i}";
            if (requests[user].Count(r => r.Fault is null) != (gaveUp[i] ? 0 : 1))
            {
                Lost.Add(user);
            }
        }

        slack.ClearRequests();
    }

    private async Task<bool> CallAsync(SlackClient client, string user)
    {
        try
        {
            var response = await client.Users.InfoAsync(user);
            Interlocked.Increment(ref response.User?.Id == user ? ref succeeded : ref mistaken);
            return true;
        }
        catch (SlackException)
        {
            Interlocked.Increment(ref failed);
            return false;
        }
    }
}
