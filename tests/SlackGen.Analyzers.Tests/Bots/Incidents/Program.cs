using Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<IncidentStore>();
builder.Services.AddSingleton<IncidentMessages>();
builder.Services.AddSlack<SlackClient>();
builder.Services.AddSlackApp<IncidentApp>();
var app = builder.Build();
app.MapSlack("/slack/events");
await app.RunAsync();
