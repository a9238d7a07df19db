using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackGen.AspNetCore.Authentication.Tests.Support;

/// <summary>A program whose users sign in with Slack, and the Slack that it trusts. Both listen on 127.0.0.1.</summary>
internal sealed class SignInHost : IAsyncDisposable
{
    public const string FirstTeam = "T0FAKETEAM", Acme = "T0ACME";

    private readonly WebApplication app;

    private SignInHost(WebApplication app, FakeSlack slack, FakeAppIdentity identity, LogSink log) => (this.app, Slack, Identity, Log) = (app, slack, identity, log);

    public FakeSlack Slack { get; }

    public FakeAppIdentity Identity { get; }

    /// <summary>Gets the log at the level Debug, without the URLs of requests, which the server logs.</summary>
    public LogSink Log { get; }

    public Uri Address => new(app.Urls.Single());

    /// <summary>Gets the failure of the last request to the callback; null if it succeeded.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Gets the user of the last request to <c>/me</c>.</summary>
    public ClaimsPrincipal User { get; private set; } = new();

    /// <summary>Gets the tokens that the last request to <c>/me</c> found with the user.</summary>
    public IReadOnlyList<AuthenticationToken> Tokens { get; private set; } = [];

    /// <summary>Starts both.</summary>
    /// <param name="configure">Sets the options of Sign in with Slack.</param>
    /// <param name="configureOpenIdConnect">Sets what the framework's options have beside.</param>
    /// <param name="time">The clock of the fake; null for the real one.</param>
    public static async Task<SignInHost> StartAsync(
        Action<SlackAuthenticationOptions>? configure = null, Action<OpenIdConnectOptions>? configureOpenIdConnect = null, TimeProvider? time = null)
    {
        FakeAppIdentity? identity = null;
        var slack = await FakeSlack.StartAsync(o =>
        {
            (identity, o.TimeProvider) = (o.App, time ?? TimeProvider.System);
            o.Workspace = Workspace.Sample();
            o.AddWorkspace(Workspace.Sample(), Acme, "acme");
        });
        var log = new LogSink();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.None);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthorization();
        builder.Services
            .AddAuthentication(o => (o.DefaultScheme, o.DefaultChallengeScheme) = (CookieAuthenticationDefaults.AuthenticationScheme, SlackAuthenticationDefaults.AuthenticationScheme))
            .AddCookie()
            .AddSlack(o =>
            {
                (o.ClientId, o.ClientSecret, o.BaseAddress) = (identity!.ClientId, identity.ClientSecret, slack.BaseAddress);
                configure?.Invoke(o);
            });
        builder.Services.Configure(SlackAuthenticationDefaults.AuthenticationScheme, configureOpenIdConnect ?? (_ => { }));
        var app = builder.Build();
        var host = new SignInHost(app, slack, identity!, log);
        app.Use(host.CatchAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/me", host.ShowAsync).RequireAuthorization();
        try
        {
            await app.StartAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Visitor Visit() => new(this);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Slack.DisposeAsync();
    }

    // Without a program's own event, a failure is an exception, which the server turns into status 500.
    private async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            Failure = null;
            await next(context);
        }
        catch (AuthenticationFailureException e)
        {
            Failure = e;
            context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
        }
    }

    private async Task ShowAsync(HttpContext context)
    {
        User = context.User;
        Tokens = [.. (await context.AuthenticateAsync()).Properties!.GetTokens()];
    }
}
