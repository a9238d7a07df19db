using Quickstart;
using SlackGen;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};

try
{
    if (Environment.GetEnvironmentVariable("SLACK_TOKEN") is { Length: > 0 } token)
    {
        await RealTour.RunAsync(token, interrupted.Token);
    }
    else
    {
        await FakeTour.RunAsync(interrupted.Token);
    }

    return 0;
}
catch (SlackException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
