using System.Globalization;
using SlackGen;
using SlackGen.RateLimiting;
using SlackGen.RateLimiting.Tests;

// One process of several that share a budget. Arguments: kind of store, connection, schema or prefix, processes, permits, per seconds, callers.
// It writes "ready", then after a line on standard input one line for each permit: the time in microseconds since 1970. "pause 2.5" on standard input
// tells the limiter of a 429; the end of standard input ends the process.
var number = CultureInfo.InvariantCulture;
using var store = OpenStore.Open(Enum.Parse<StoreKind>(args[0]), args[1], args[2]);
using var limiter = new SharedSlackRateLimiter(store.Store, new SharedSlackRateLimiterOptions
{
    Processes = int.Parse(args[3], number),
    StoreTimeout = TimeSpan.FromSeconds(5),
    RetryStoreAfter = TimeSpan.FromSeconds(0.25),
});
var method = new SlackMethod("some.method") { Rate = new SlackRate(int.Parse(args[4], number), int.Parse(args[5], number)) };
var call = new SlackCall(method, "T1", null);
var output = Console.Out;
for (var attempts = 1; ; attempts++)
{
    try
    {
        await store.Store.PingAsync(call.Partition, CancellationToken.None);
        break;
    }
    catch (Exception) when (attempts < 100)
    {
        // A connection takes its time on a busy machine.
        await Task.Delay(100);
    }
}

output.WriteLine("ready");
Console.ReadLine();

for (var i = 0; i < int.Parse(args[6], number); i++)
{
    _ = CallAsync();
}

while (Console.ReadLine() is { } line)
{
    if (line.Split(' ') is ["pause", var seconds])
    {
        limiter.Pause(call, TimeSpan.FromSeconds(double.Parse(seconds, number)));
    }
}

async Task CallAsync()
{
    while (true)
    {
        using var lease = await limiter.AcquireAsync(call);
        lock (output)
        {
            output.WriteLine((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / 10);
        }
    }
}
