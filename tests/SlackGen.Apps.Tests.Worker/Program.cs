using SlackGen.Apps;
using SlackGen.Apps.Tests.Worker;

// An app in a process of its own: the address and the tokens of its Slack, and the transport. It prints its own address, and runs until it is told to stop.
var (slack, botToken, appToken, signingSecret, transport) = (args[0], args[1], args[2], args[3], args[4]);
var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (botToken, new Uri(slack)));
var app = builder.Services.AddSlackApp<SlowApp>(o => o.SigningSecret = signingSecret);
if (transport == "SocketMode")
{
    app.UseSocketMode(o => o.AppToken = appToken);
}

var web = builder.Build();
web.MapSlack("/slack/events");
await web.StartAsync();
Console.WriteLine(web.Urls.First());
await web.WaitForShutdownAsync();
