using System.Net;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests.Installing;

/// <summary>One machine of an app that users install, and the Slack that it exchanges codes with.</summary>
internal sealed class InstallHost : IAsyncDisposable
{
    public const string InstallPath = "/slack/install", RedirectPath = "/slack/oauth_redirect";

    private readonly SlackHost host;
    private readonly HttpClient slackHttp;
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    private InstallHost(SlackHost host, HttpClient slackHttp, OAuthSlack slack, ISlackInstallationStore store) =>
        (this.host, this.slackHttp, Slack, Store) = (host, slackHttp, slack, store);

    public Uri Address => host.Address;

    public OAuthSlack Slack { get; }

    public ISlackInstallationStore Store { get; }

    public SlackHost Host => host;

    /// <summary>Gets the log, without that of the server, which has the URLs of requests.</summary>
    public string Log => host.Log.Text;

    /// <summary>Starts a machine.</summary>
    /// <param name="configure">Sets the options of the installation.</param>
    /// <param name="keys">The keys of data protection; null for keys of its own.</param>
    /// <param name="store">The store; null for one of its own.</param>
    /// <param name="map">Adds the endpoints; null for the usual ones.</param>
    public static async Task<InstallHost> StartAsync(
        Action<SlackInstallOptions>? configure = null, IDataProtectionProvider? keys = null, ISlackInstallationStore? store = null, Action<WebApplication>? map = null)
    {
        var slack = new OAuthSlack(TimeProvider.System);
        var http = new HttpClient(slack, disposeHandler: false);
        store ??= new InMemorySlackInstallationStore();
        var host = await SlackHost.StartWithoutStubAsync(
            services =>
            {
                services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.None));
                services.AddSingleton(store);
                services.AddSingleton(keys ?? new EphemeralDataProtectionProvider());
                services.AddSlack<SlackClient>(o => (o.HttpClient, o.Retry.MaxRetries) = (http, 0));
                services.AddSingleton(new Script());
                services.AddSlackApp<ScriptedApp>().UseInstallations(o => (o.AppId, o.ClientId, o.ClientSecret) = ("A1", OAuthSlack.ClientId, OAuthSlack.ClientSecret));
                services.Configure<SlackInstallOptions>("", o =>
                {
                    (o.BotScopes, o.UserScopes) = (["chat:write", "commands"], ["search:read"]);
                    configure?.Invoke(o);
                });
            },
            map ?? (app => app.MapSlackInstall(InstallPath, RedirectPath)));
        return new InstallHost(host, http, slack, store);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params IEnumerable<string> cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        if (cookies.Any())
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies));
        }

        return await http.SendAsync(request);
    }

    /// <summary>Begins an installation in a tab.</summary>
    public async Task<Tab> BeginAsync(string query = "")
    {
        using var response = await GetAsync(InstallPath + query);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var parameters = HttpUtility.ParseQueryString(response.Headers.Location!.Query);
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        return new Tab(response.Headers.Location!, parameters.AllKeys.ToDictionary(k => k!, k => parameters[k]!), cookie);
    }

    /// <summary>Comes back from Slack with a code.</summary>
    public Task<HttpResponseMessage> CompleteAsync(Tab tab, string code, params IEnumerable<string> cookies) =>
        GetAsync($"{RedirectPath}?code={code}&state={Uri.EscapeDataString(tab.State)}", [.. cookies, tab.Cookie]);

    /// <summary>Adds a code for a workspace with a bot.</summary>
    public void AddCode(string code, string team = "T1", Action<IReadOnlyDictionary<string, string>>? exchanged = null) => Slack.AddCode(code, fields =>
    {
        exchanged?.Invoke(fields);
        return $$"""{"ok":true,"app_id":"A1","access_token":"xoxb-token-of-{{team}}","token_type":"bot","scope":"chat:write","team":{"id":"{{team}}","name":"Team <{{team}}>"},"enterprise":null,"authed_user":{"id":"U7"}}""";
    });

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await host.DisposeAsync();
        slackHttp.Dispose();
    }

    /// <summary>A tab of a browser that was sent to Slack.</summary>
    /// <param name="Page">The URL of Slack's page.</param>
    /// <param name="Parameters">Its query parameters.</param>
    /// <param name="SetCookie">The header with which the cookie was set.</param>
    public sealed record Tab(Uri Page, IReadOnlyDictionary<string, string> Parameters, string SetCookie)
    {
        public string State => Parameters["state"];

        public string Cookie => SetCookie.Split(';')[0];
    }
}
