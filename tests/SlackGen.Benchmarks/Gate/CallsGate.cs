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
    private const int WarmUpRounds = 20;
    private const int Rounds = 121;

    private const string UniqueId = "025169F6-E37A-4E62-BB54-7F93A0FC4C1F";
    private const string JoinUrl = "https://example.com/calls/1234567890";

    private static readonly byte[] Body = System.Text.Encoding.UTF8.GetBytes($$"""{"external_unique_id":"{{UniqueId}}","join_url":"{{JoinUrl}}"}""");
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    public static async Task RunAsync(Verdicts verdicts)
    {
        await using var server = await LoopbackServer.StartAsync(PayloadWriter.CallsAdd);
        using var http = NewHttpClient();
        using var own = NewHttpClient();
        var slack = NewClient(server, null);
        var slackOverOwn = NewClient(server, own);
        var address = new Uri(server.Address, "calls.add");
        var token = new AuthenticationHeaderValue("Bearer", "xoxb-benchmark");

        Task Bare() => BareAsync(http, address, token);
        Task Client() => AddAsync(slack);
        Task ClientOverOwn() => AddAsync(slackOverOwn);

        // Until tiered compilation has done its work on all three.
        for (var i = 0; i < WarmUpRounds; i++)
        {
            await RoundAsync(Bare);
            await RoundAsync(Client);
            await RoundAsync(ClientOverOwn);
        }

        var shares = new List<double>();
        var sharesOverOwn = new List<double>();
        var extra = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var bare = await RoundAsync(Bare);
            var client = await RoundAsync(Client);
            var clientOverOwn = await RoundAsync(ClientOverOwn);
            shares.Add(bare.Seconds / client.Seconds);
            sharesOverOwn.Add(bare.Seconds / clientOverOwn.Seconds);
            extra.Add((client.Bytes - bare.Bytes) / (double)CallsPerRound);
        }

        var note = string.Create(CultureInfo.InvariantCulture, $"over an HttpClient of the caller's {Paired.Median(sharesOverOwn):0.000}");
        verdicts.AtLeast(string.Create(CultureInfo.InvariantCulture, $"calls by {Callers} callers, share of a bare HttpClient"), Paired.Median(shares), 0.88, note);
        verdicts.AtMost("bytes allocated by a call above a bare HttpClient", Paired.Median(extra), 1024);
    }

    private static HttpClient NewHttpClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    // Limiter, retries and telemetry are on, as they are by default; only the budget is large enough not to stand in the way.
    private static SlackClient NewClient(LoopbackServer server, HttpClient? http)
    {
        var options = new SlackClientOptions { Token = "xoxb-benchmark", BaseAddress = server.Address, HttpClient = http };
        options.Tiers["calls.add"] = new SlackRate(65_536, 1);
        return new SlackClient(options);
    }

    private static Task AddAsync(SlackClient slack) => slack.Calls.AddAsync(new() { ExternalUniqueId = UniqueId, JoinUrl = JoinUrl });

    private static async Task BareAsync(HttpClient http, Uri address, AuthenticationHeaderValue token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(Body);
        request.Content.Headers.ContentType = Json;
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
