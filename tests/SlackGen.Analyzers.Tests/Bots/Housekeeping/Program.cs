using Housekeeping;
using Housekeeping.Library;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<ChannelList>();
builder.Services.AddSingleton<Janitor>();
builder.Services.AddSlack<HousekeepingClient>();
builder.Services.AddSlackApp<HousekeepingApp>().UseSocketMode(); //! SLACKGEN228
await builder.Build().RunAsync();
