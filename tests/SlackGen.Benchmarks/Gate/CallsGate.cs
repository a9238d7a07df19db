using System.Globalization;
using System.Net.Http.Headers;
using SlackGen.Benchmarks.Calls;
using SlackGen.Benchmarks.Payloads;

namespace SlackGen.Benchmarks.Gate;

/// <summary>What a call costs above a bare HttpClient that discards the body, with limiter, retries and telemetry on.</summary>
internal static class CallsGate
{
    private const int Callers = 32;
    private const int CallsPerRound = 8000;
    private const int Rounds = 11;

    public static async Task RunAsync(Verdicts verdicts)
    {
        await using var server = await LoopbackServer.StartAsync(PayloadWriter.CallsAdd);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        // No HttpClient of its own: what users get by default, with the runtime's own timeouts.
        var options = new SlackClientOptions { Token = "xoxb-benchmark", BaseAddress = server.Address };
        options.Tiers["users.info"] = new SlackRate(65_536, 1);
        var slack = new SlackClient(options);
        var address = new Uri(server.Address, "users.info?user=U1H77");
        var token = new AuthenticationHeaderValue("Bearer", "xoxb-benchmark");

        Task Bare() => BareAsync(http, address, token);
        Task Client() => slack.Users.InfoAsync(new() { User = "U1H77" });
        await RoundAsync(Bare);
        await RoundAsync(Client);
        await RoundAsync(Bare);
        await RoundAsync(Client);
        var shares = new List<double>();
        var extra = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var bare = await RoundAsync(Bare);
            var client = await RoundAsync(Client);
            shares.Add(bare.Seconds / client.Seconds);
            extra.Add((client.Bytes - bare.Bytes) / (double)CallsPerRound);
        }

        verdicts.AtLeast(string.Create(CultureInfo.InvariantCulture, $"calls by {Callers} callers, share of a bare HttpClient"), Paired.Median(shares), 0.88);
        verdicts.AtMost("bytes allocated by a call above a bare HttpClient", Paired.Median(extra), 2048);
    }

    private static async Task BareAsync(HttpClient http, Uri address, AuthenticationHeaderValue token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = token;
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await answer.Content.CopyToAsync(Stream.Null);
    }

    private static async Task<(double Seconds, long Bytes)> RoundAsync(Func<Task> call)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var left = CallsPerRound;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call();
            }
        })));
        return (watch.Elapsed.TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
