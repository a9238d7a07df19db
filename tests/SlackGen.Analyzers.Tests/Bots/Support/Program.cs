using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Support;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(new SupportOptions(
    Environment.GetEnvironmentVariable("SUPPORT_CHANNEL") ?? "#support",
    FallbackUser: "U012AB3CD",
    Environment.GetEnvironmentVariable("SLACK_USER_TOKEN") ?? ""));
builder.Services.AddSingleton<ITicketDesk, TicketDesk>();
builder.Services.AddSlack<SlackClient>();
builder.Services.AddSlackApp<SupportApp>().UseSocketMode();
await builder.Build().RunAsync();
