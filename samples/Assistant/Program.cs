using Assistant;
using Microsoft.Extensions.AI;
using SlackGen.Apps;

// With tokens, the assistant runs against Slack. Without, it shows what it does against a fake Slack on this machine.
var appToken = Environment.GetEnvironmentVariable("SLACK_APP_TOKEN") ?? "";
var botToken = Environment.GetEnvironmentVariable("SLACK_BOT_TOKEN") ?? "";
if (appToken.Length > 0 != botToken.Length > 0)
{
    Console.Error.WriteLine($"{(appToken.Length > 0 ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN")} is not set. The assistant needs both tokens to talk to Slack, and neither to talk to a fake.");
    return 1;
}

if (appToken.Length > 0)
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.Services.AddSingleton<IChatClient, ScriptedChatClient>();
    builder.Services.AddSlack<SlackClient>(o => o.Token = botToken);
    builder.Services.AddSlackApp<AssistantApp>().UseSocketMode(o => o.AppToken = appToken);
    await builder.Build().RunAsync();
    return 0;
}

Console.WriteLine("SLACK_APP_TOKEN and SLACK_BOT_TOKEN are not set, so the assistant talks to a fake Slack on this machine.");
using var model = new ScriptedChatClient();
await using var host = await AssistantHost.StartAsync(model);
await Story.TellAsync(host, Console.Out);
return 0;
