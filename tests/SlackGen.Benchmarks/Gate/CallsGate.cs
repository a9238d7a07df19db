using System.Globalization;
using System.Net.Http.Headers;
using SlackGen.Benchmarks.Calls;
using SlackGen.Benchmarks.Payloads;

namespace SlackGen.Benchmarks.Gate;

/// <summary>Compares calls with a bare <see cref="HttpClient"/> that discards the body; the limiter, retries and telemetry are on.</summary>
internal static class CallsGate
{
    private const int Callers = 32;
    private const int CallsPerRound = 2000;
    private const int WarmUpRounds = 50;
    private const int Rounds = 31;
    private const string Pooled = "calls by 32 callers";
    private const string OwnClient = "calls by 32 callers over an HttpClient of the caller's";

    private const string UniqueId = "025169F6-E37A-4E62-BB54-7F93A0FC4C1F";
    private const string JoinUrl = "https://example.com/calls/1234567890";

    private static readonly byte[] Body = System.Text.Encoding.UTF8.GetBytes($$"""{"external_unique_id":"{{UniqueId}}","join_url":"{{JoinUrl}}"}""");
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    /// <summary>Gets the comparisons.</summary>
    public static IEnumerable<Comparison> Comparisons { get; } =
    [
        new("calls", Pooled, Collector.Default, () => MeasureAsync(ownClient: false)),
        new("calls", OwnClient, Collector.Default, () => MeasureAsync(ownClient: true)),
    ];

    /// <summary>Prints the verdicts.</summary>
    public static void Judge(Verdicts verdicts, IReadOnlyDictionary<string, IReadOnlyList<Measurement>> measurements)
    {
        Summary Share(string name) => Summary.Create(measurements[name].Select(m => 1 / m.Ratio));
        string Note(string name) => string.Create(
            CultureInfo.InvariantCulture, $"{Share(name).Spread}; {Summary.MedianOf(measurements[name].Select(m => m.Compiled)):0} methods compiled meanwhile");
        verdicts.AtLeast($"{Pooled}, share of a bare HttpClient", Share(Pooled).Median, 0.88, $"{Note(Pooled)}; goal 0.92");
        Verdicts.Show($"{OwnClient}, share of it", Share(OwnClient).Median, $"{Note(OwnClient)}; goal 0.9");
        verdicts.AtMost("bytes allocated by a call above a bare HttpClient", Summary.MedianOf(measurements[Pooled].Select(m => m.Bytes)), 1024);
    }

    private static async Task<Measurement> MeasureAsync(bool ownClient)
    {
        await using var server = await LoopbackServer.StartAsync(PayloadWriter.CallsAdd());
        using var http = NewHttpClient();
        using var own = NewHttpClient();
        var slack = NewClient(server, ownClient ? own : null);
        var address = new Uri(server.Address, "calls.add");
        var token = new AuthenticationHeaderValue("Bearer", "xoxb-benchmark");
        Task Bare() => RoundAsync(() => SendAsync(http, address, token));
        Task Client() => RoundAsync(() => AddAsync(slack));

        // Tiered compilation instruments and recompiles the server and the HTTP stack during the first 40 rounds.
        for (var i = 0; i < WarmUpRounds; i++)
        {
            await Bare();
            await Client();
        }

        return await Paired.MeasureAsync(Rounds, CallsPerRound, Bare, Client);
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

    private static async Task SendAsync(HttpClient http, Uri address, AuthenticationHeaderValue token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(Body);
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = token;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await response.Content.CopyToAsync(Stream.Null);
    }

    private static async Task RoundAsync(Func<Task> call)
    {
        var left = CallsPerRound;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call();
            }
        })));
    }
}
