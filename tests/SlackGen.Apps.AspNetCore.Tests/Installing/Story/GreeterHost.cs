using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Installing.Story;

/// <summary>One process of the bot. What outlives it is in a folder: the database and the keys of data protection.</summary>
internal sealed class GreeterHost : IAsyncDisposable
{
    /// <summary>The text that the bot says.</summary>
    public const string Greeting = "Hello!";

    private readonly WebApplication app;

    private GreeterHost(WebApplication app, LogSink log) => (this.app, Log) = (app, log);

    /// <summary>Gets the log, without that of the server, which has the URLs of requests.</summary>
    public LogSink Log { get; }

    /// <summary>Starts a process.</summary>
    /// <param name="slack">The Slack that it calls.</param>
    /// <param name="identity">The app.</param>
    /// <param name="address">Its own address.</param>
    /// <param name="folder">The folder of what outlives it.</param>
    /// <param name="time">The clock.</param>
    public static async Task<GreeterHost> StartAsync(FakeSlack slack, FakeAppIdentity identity, Uri address, string folder, TimeProvider time)
    {
        var log = new LogSink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft", LogLevel.None);
        builder.Services.AddDbContext<GreeterContext>(o => o.UseSqlite(string.Create(CultureInfo.InvariantCulture, $"Data Source={Path.Combine(folder, "bot.db")};Pooling=False")));
        builder.Services.AddDataProtection().SetApplicationName("greeter").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));

        builder.Services.AddSingleton(new Greeting(Greeting));

        // Rate limits wait on the real clock, which nobody has to advance.
        builder.Services.AddSlack<SlackClient>(o => (o.BaseAddress, o.TimeProvider, o.RateLimiter) = (slack.BaseAddress, time, new SlackRateLimiter()));
        builder.Services.AddSlackApp<Greeter>(o => (o.SigningSecret, o.TimeProvider) = (FakeSlack.SigningSecret, time))
            .UseInstallations(o => (o.AppId, o.ClientId, o.ClientSecret) = (identity.AppId, identity.ClientId, identity.ClientSecret))
            .UseEntityFramework<GreeterContext>();
        builder.Services.Configure<SlackInstallOptions>(o => o.BotScopes = ["app_mentions:read", "chat:write"]);
        var app = builder.Build();
        app.MapSlack("/slack/events");
        app.MapSlackInstall(InstallHost.InstallPath, InstallHost.RedirectPath);
        var host = new GreeterHost(app, log);
        try
        {
            await host.InDatabaseAsync(context => context.Database.EnsureCreatedAsync());
            await app.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns the installations by workspace, as they are stored.</summary>
    public Task<Dictionary<string, SlackInstallationEntity>> ReadRowsAsync() => InDatabaseAsync(context => context.Set<SlackInstallationEntity>().AsNoTracking().ToDictionaryAsync(r => r.TeamId));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task<T> InDatabaseAsync<T>(Func<GreeterContext, Task<T>> use)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<GreeterContext>());
    }
}
