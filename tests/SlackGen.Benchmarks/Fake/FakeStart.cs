using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using SlackGen.Benchmarks.Gate;
using SlackGen.Testing;

namespace SlackGen.Benchmarks.Fake;

/// <summary>The times from the start of a fake to its first response.</summary>
/// <param name="ColdMilliseconds">The time of the first fake of a process.</param>
/// <param name="WarmMilliseconds">The median of later ones.</param>
internal sealed record FakeStart(double ColdMilliseconds, double WarmMilliseconds)
{
    public const string Listening = "over TCP";
    public const string InProcess = "in process";

    private const int Starts = 50;

    /// <summary>Measures in this process and prints the result as JSON.</summary>
    /// <param name="way">The way in which the client reaches the fake.</param>
    public static async Task MeasureAsync(string way)
    {
        var cold = await StartAsync(way);
        var warm = new double[Starts];
        for (var i = 0; i < Starts; i++)
        {
            warm[i] = await StartAsync(way);
        }

        Console.WriteLine(JsonSerializer.Serialize(new FakeStart(cold, Summary.MedianOf(warm))));
    }

    private static async Task<double> StartAsync(string way)
    {
        var watch = Stopwatch.StartNew();
        await using var slack = await FakeSlack.StartAsync(o => o.IsInProcess = way == InProcess);
        using var http = slack.IsInProcess ? new HttpClient(slack.CreateHandler()) : new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(slack.BaseAddress, "users.info?user=U1"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.BotToken);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return body.StartsWith("{\"ok\":true", StringComparison.Ordinal) ? elapsed : throw new InvalidOperationException($"The call failed: {body}");
    }
}
