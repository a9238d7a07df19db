using System.Net;
using System.Web;

namespace SlackGen.AspNetCore.Authentication.Tests.Support;

/// <summary>A person with a browser of their own.</summary>
/// <param name="host">The program.</param>
internal sealed class Visitor(SignInHost host) : IDisposable
{
    private const int MaxCookieBytes = 64 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer { MaxCookieSize = MaxCookieBytes } })
    {
        BaseAddress = host.Address,
        Timeout = Limit,
    };

    /// <summary>Opens a page that only users see, and returns the URL of Slack to which it leads.</summary>
    public async Task<Uri> BeginAsync()
    {
        using var response = await http.GetAsync("/me");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return response.Headers.Location!;
    }

    /// <summary>Clicks Allow on Slack's page, and returns the URL of the program to which it leads.</summary>
    public Task<Uri> AllowAsync(Uri authorize, string? team = null, string? user = null) =>
        host.Slack.Apps.ApproveAsync(authorize, new FakeApproval { PlaceId = team, UserId = user });

    /// <summary>Returns to the program.</summary>
    public async Task<HttpResponseMessage> ReturnAsync(Uri callback) => await http.GetAsync(callback);

    /// <summary>Signs in from the page to its end.</summary>
    /// <param name="team">The workspace; null for the one that Slack offers first.</param>
    /// <param name="change">Changes the URL of Slack's page.</param>
    /// <param name="user">The person; null for the one whom Slack offers first.</param>
    /// <returns>The URL to which the program redirects in the end; null if it failed.</returns>
    public async Task<string?> SignInAsync(string? team = null, Func<Uri, Uri>? change = null, string? user = null)
    {
        var authorize = await BeginAsync();
        using var response = await ReturnAsync(await AllowAsync(change?.Invoke(authorize) ?? authorize, team, user));
        return response.StatusCode == HttpStatusCode.Redirect ? response.Headers.Location!.OriginalString : null;
    }

    /// <summary>Signs in, and opens the page.</summary>
    public async Task SeeAsync(string? team = null, string? user = null)
    {
        Assert.That(await SignInAsync(team, user: user), Is.EqualTo(new Uri(host.Address, "/me").AbsoluteUri).Or.EqualTo("/me"), host.Failure?.ToString());
        using var response = await http.GetAsync("/me");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Returns the query parameters of a URL.</summary>
    public static IReadOnlyDictionary<string, string> Query(Uri url)
    {
        var query = HttpUtility.ParseQueryString(url.Query);
        return query.AllKeys.ToDictionary(k => k!, k => query[k]!);
    }

    /// <summary>Returns a URL with another value of a query parameter; null removes it.</summary>
    public static Uri With(Uri url, string name, string? value)
    {
        var query = HttpUtility.ParseQueryString(url.Query);
        query.Remove(name);
        if (value is not null)
        {
            query[name] = value;
        }

        return new UriBuilder(url) { Query = query.ToString() }.Uri;
    }

    public void Dispose() => http.Dispose();
}
