using System.Net;
using System.Text.RegularExpressions;

namespace SlackGen.Testing;

/// <summary>A browser without script: it keeps cookies, follows redirects and submits the form of an authorize page.</summary>
internal sealed partial class FakeBrowser : IDisposable
{
    private const int MaxRedirects = 10;
    private const int MaxPageBytes = 1024 * 1024;

    private readonly FakeSlack slack;
    private readonly HttpClient toSlack;
    private readonly HttpClient toApp;
    private readonly CookieContainer cookies = new();

    /// <param name="slack">The fake.</param>
    /// <param name="app">The handler that reaches the app; null for TCP.</param>
    public FakeBrowser(FakeSlack slack, HttpMessageHandler? app)
    {
        this.slack = slack;
        toSlack = Client(slack.CreateHandler(), isOwn: true);
        toApp = Client(app ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }, isOwn: app is null);
    }

    /// <summary>Follows the app's redirects until they lead to the fake.</summary>
    /// <returns>The URL of the authorize page.</returns>
    public async Task<Uri> FollowToSlackAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops <= MaxRedirects; hops++)
        {
            if (IsSlack(url))
            {
                return url;
            }

            using var response = await GetAsync(url, cancellationToken).ConfigureAwait(false);
            url = Target(url, response) ?? throw new InvalidOperationException(
                $"{WithoutQuery(url)} responds with status {(int)response.StatusCode} and does not redirect to the fake at {slack.BaseAddress}. Set the app's base address to it.");
        }

        throw TooMany(url);
    }

    /// <summary>Follows redirects to a page.</summary>
    public async Task<FakeInstallResult> FollowAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops <= MaxRedirects; hops++)
        {
            using var response = await GetAsync(url, cancellationToken).ConfigureAwait(false);
            if (Target(url, response) is not { } next)
            {
                return new FakeInstallResult(WithoutQuery(url), (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            }

            url = next;
        }

        throw TooMany(url);
    }

    /// <summary>Opens an authorize page and submits its form.</summary>
    /// <param name="url">The URL of the page.</param>
    /// <param name="approval">What the person chooses; null to click Cancel.</param>
    /// <param name="cancellationToken">Ends the visit.</param>
    /// <returns>The URL to which the page redirects.</returns>
    public async Task<Uri> DecideAsync(Uri url, FakeApproval? approval, CancellationToken cancellationToken)
    {
        using var page = await SendAsync(toSlack, new HttpRequestMessage(HttpMethod.Get, url), cancellationToken).ConfigureAwait(false);
        var html = await page.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (page.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"Slack shows an error: {ErrorOf(html)}");
        }

        var fields = new List<KeyValuePair<string, string>>
        {
            new(AuthorizePage.DecisionField, approval is null ? AuthorizePage.Cancel : AuthorizePage.Allow),
            new(AuthorizePage.AccountField, Choose(html, approval ?? new FakeApproval())),
        };
        fields.AddRange(Optional().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["value"].Value))
            .Where(v => approval?.RefusedScopes.Contains(v[(v.IndexOf(':', StringComparison.Ordinal) + 1)..]) != true)
            .Select(v => KeyValuePair.Create(AuthorizePage.OptionalField, v)));
        if (approval?.ChannelId is { } channel)
        {
            var value = Options(html, AuthorizePage.ChannelField).Find(o => o.EndsWith(":" + channel, StringComparison.Ordinal));
            fields.Add(new(AuthorizePage.ChannelField, value ?? throw new InvalidOperationException($"The page offers no channel {channel} for an incoming webhook.")));
        }

        // The action repeats the URL of the page.
        using var decided = await SendAsync(toSlack, new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields) }, cancellationToken).ConfigureAwait(false);
        return Target(url, decided)
            ?? throw new InvalidOperationException($"Slack shows an error: {ErrorOf(await decided.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))}");
    }

    public void Dispose()
    {
        toSlack.Dispose();
        toApp.Dispose();
    }

    private static HttpClient Client(HttpMessageHandler handler, bool isOwn) =>
        new(handler, disposeHandler: isOwn) { Timeout = ChangeSignal.LongestWait, MaxResponseContentBufferSize = MaxPageBytes };

    private static string Choose(string html, FakeApproval approval)
    {
        var offered = Options(html, AuthorizePage.AccountField);
        return offered.Find(o => o.Split(':') is [var place, var user] && (approval.PlaceId ?? place) == place && (approval.UserId ?? user) == user)
            ?? throw new InvalidOperationException(
                $"The page does not offer {approval.UserId ?? "anybody"} in {approval.PlaceId ?? "any workspace"}. It offers {string.Join(", ", offered)}.");
    }

    private static List<string> Options(string html, string field) => Select().Matches(html).FirstOrDefault(m => m.Groups["name"].Value == field) is { } select
        ? [.. Option().Matches(select.Value).Select(m => WebUtility.HtmlDecode(m.Groups["value"].Value))]
        : [];

    private static string ErrorOf(string html) => string.Join(" ", Text().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["text"].Value)));

    private static Uri? Target(Uri url, HttpResponseMessage response) =>
        (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location ? new Uri(url, location) : null;

    private static Uri WithoutQuery(Uri url) => new(url.GetLeftPart(UriPartial.Path));

    private static InvalidOperationException TooMany(Uri url) => new($"There are more than {MaxRedirects} redirects. The last one leads to {WithoutQuery(url)}.");

    private bool IsSlack(Uri url) => url.GetLeftPart(UriPartial.Authority) == slack.BaseAddress.GetLeftPart(UriPartial.Authority);

    private async Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (cookies.GetCookieHeader(url) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await SendAsync(IsSlack(url) ? toSlack : toApp, request, cancellationToken).ConfigureAwait(false);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            cookies.SetCookies(url, cookie);
        }

        return response;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                return await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException(FormattableString.Invariant($"{WithoutQuery(request.RequestUri!)} has not responded within {ChangeSignal.LongestWait.TotalSeconds:0} s."));
            }
        }
    }

    [GeneratedRegex("""<select name="(?<name>[a-z_]+)">.*?</select>""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Select();

    [GeneratedRegex("""<option value="(?<value>[^"]*)">""", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex("""name="optional_scope" value="(?<value>[^"]*)" checked""", RegexOptions.CultureInvariant)]
    private static partial Regex Optional();

    [GeneratedRegex("<p(?: [^>]*)?>(?<text>[^<]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Text();
}
