using System.Diagnostics;
using Bot;

// With tokens, the bot runs against Slack, over Socket Mode. Without, it shows what it does against a fake Slack on this machine, over both transports.
var appToken = Environment.GetEnvironmentVariable("SLACK_APP_TOKEN") ?? "";
var botToken = Environment.GetEnvironmentVariable("SLACK_BOT_TOKEN") ?? "";
if (appToken.Length > 0 != botToken.Length > 0)
{
    Console.Error.WriteLine($"{(appToken.Length > 0 ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN")} is not set. The bot needs both tokens to talk to Slack, and neither to talk to a fake.");
    return 1;
}

if (appToken.Length > 0)
{
    // Socket Mode needs no web server.
    var builder = Host.CreateApplicationBuilder(args);
    builder.Services.AddSingleton<Releases>();
    builder.Services.AddSlack<SlackClient>(o => o.Token = botToken);
    builder.Services.AddSlackApp<DeployApp>().UseSocketMode(o => o.AppToken = appToken);
    await builder.Build().RunAsync();
    return 0;
}

Console.WriteLine("SLACK_APP_TOKEN and SLACK_BOT_TOKEN are not set, so the bot talks to a fake Slack on this machine.");
foreach (var useSocketMode in new[] { true, false })
{
    Console.WriteLine();
    Console.WriteLine(useSocketMode ? "Over Socket Mode" : "Over HTTP");
    await using var host = await BotHost.StartAsync(useSocketMode);
    var began = Stopwatch.GetTimestamp();
    await Story.TellAsync(host.Workspace, Console.Out);
    Console.WriteLine($"  told in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
}

return 0;
