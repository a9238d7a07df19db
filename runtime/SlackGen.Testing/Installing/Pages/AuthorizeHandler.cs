using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackGen.Testing;

/// <summary>Serves the authorize pages. A page keeps nothing: its form repeats the URL, which is checked again.</summary>
/// <param name="app">The app.</param>
/// <param name="scopes">The documented scopes.</param>
/// <param name="workspaces">The workspaces.</param>
/// <param name="codes">The codes of approvals.</param>
internal sealed class AuthorizeHandler(FakeAppIdentity app, KnownScopes scopes, WorkspaceTable workspaces, CodeBook codes)
{
    private const string Webhook = "incoming-webhook";
    private const string BotPrefix = "bot:";
    private const string UserPrefix = "user:";
    private const int MaxFormBytes = 64 * 1024;

    private readonly AuthorizationReader reader = new(app, scopes, workspaces);

    /// <summary>Returns the page that a request is for; null for any other path.</summary>
    public static AuthorizationFlow? FlowOf(HttpRequest request) => request.Path.Value switch
    {
        "/oauth/v2/authorize" => AuthorizationFlow.Install,
        "/oauth/v2_user/authorize" => AuthorizationFlow.UserAccess,
        "/openid/connect/authorize" => AuthorizationFlow.SignIn,
        _ => null,
    };

    public async Task HandleAsync(HttpContext http, AuthorizationFlow flow) =>
        await (await RespondAsync(http.Request, flow).ConfigureAwait(false)).WriteAsync(http.Response).ConfigureAwait(false);

    private async Task<FakeResponse> RespondAsync(HttpRequest request, AuthorizationFlow flow)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            return FakeResponse.MethodNotAllowed();
        }

        var (asked, mistake) = reader.Read(flow, request.Query);
        if (asked is null)
        {
            return AuthorizePage.Error(mistake!);
        }

        var accounts = Account.Of(asked, workspaces, app);
        if (accounts.Count == 0)
        {
            return AuthorizePage.Error(new AuthorizationMistake("no_account", "No workspace has a person who may approve this app."));
        }

        return HttpMethods.IsGet(request.Method)
            ? AuthorizePage.Ask(request.Path + request.QueryString, Question(asked, accounts))
            : await DecideAsync(request, asked, accounts).ConfigureAwait(false);
    }

    private async Task<FakeResponse> DecideAsync(HttpRequest request, AuthorizationRequest asked, IReadOnlyList<Account> accounts)
    {
        if (!request.HasFormContentType || request.ContentLength is null or > MaxFormBytes)
        {
            return AuthorizePage.Error(new AuthorizationMistake("invalid_form_data", "The page posts its own form."));
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        switch (form[AuthorizePage.DecisionField].ToString())
        {
            case AuthorizePage.Cancel:
                return Return(asked, "error", "access_denied");
            case AuthorizePage.Allow when accounts.FirstOrDefault(a => a.Value == form[AuthorizePage.AccountField]) is { } account:
                return Approve(asked, account, form);
            default:
                return AuthorizePage.Error(new AuthorizationMistake("invalid_form_data", "The form has no decision, or an account that the page does not offer."));
        }
    }

    private FakeResponse Approve(AuthorizationRequest asked, Account account, IFormCollection form)
    {
        var granted = form[AuthorizePage.OptionalField];
        var bot = asked.BotScopes.Where(s => !IsOptional(app.Manifest?.OptionalBotScopes, s) || granted.Contains(BotPrefix + s)).ToList();
        var user = asked.UserScopes.Where(s => !IsOptional(app.Manifest?.OptionalUserScopes, s) || granted.Contains(UserPrefix + s)).ToList();
        string? channel = null;
        if (bot.Contains(Webhook))
        {
            var prefix = account.Workspace.TeamId + ":";
            channel = form[AuthorizePage.ChannelField].ToString() is { } chosen && chosen.StartsWith(prefix, StringComparison.Ordinal)
                ? ChannelsOf(account.Workspace).Select(c => c.Id).FirstOrDefault(id => id == chosen[prefix.Length..])
                : null;
            channel ??= ChannelsOf(account.Workspace).FirstOrDefault().Id;
            if (channel is null)
            {
                return AuthorizePage.Error(new AuthorizationMistake("channel_not_found", $"{account.Workspace.Name} has no channel for the incoming webhook."));
            }
        }

        return Return(asked, "code", codes.Create(new Approval(asked with { BotScopes = bot, UserScopes = user }, account, channel)));
    }

    private static FakeResponse Return(AuthorizationRequest asked, string name, string value)
    {
        var query = new Dictionary<string, string?> { [name] = value };
        if (asked.State is { } state)
        {
            query["state"] = state;
        }

        return new FakeResponse(Array.Empty<byte>(), "text/plain; charset=utf-8")
        {
            Status = StatusCodes.Status302Found,
            Headers = [("Location", QueryHelpers.AddQueryString(asked.RedirectUrl.AbsoluteUri, query)), ("Cache-Control", "no-store")],
        };
    }

    private AuthorizeQuestion Question(AuthorizationRequest asked, IReadOnlyList<Account> accounts) => new(
        asked.Flow,
        app.Name,
        asked.RedirectUrl.IsDefaultPort || asked.RedirectUrl.Port < 0 ? $"{asked.RedirectUrl.Scheme}://{asked.RedirectUrl.Host}" : asked.RedirectUrl.GetLeftPart(UriPartial.Authority),
        [.. asked.BotScopes.Select(s => Requested(s, app.Manifest?.OptionalBotScopes, BotPrefix))],
        [.. asked.UserScopes.Select(s => Requested(s, app.Manifest?.OptionalUserScopes, UserPrefix))],
        [.. accounts.Select(a => new OfferedAccount(a.Place, a.Value, "@" + a.Workspace.User(a.UserId).Name))],
        asked.BotScopes.Contains(Webhook)
            ? [.. accounts.Select(a => a.Workspace).Distinct().SelectMany(w => ChannelsOf(w).Select(c => ($"{w.TeamId}:{c.Id}", $"{w.Name} #{c.Name}")))]
            : []);

    private RequestedScope Requested(string scope, IReadOnlyList<string>? optional, string prefix) =>
        new(scope, scopes.Describe(scope), IsOptional(optional, scope) ? prefix + scope : null);

    private static bool IsOptional(IReadOnlyList<string>? optional, string scope) => optional?.Contains(scope) == true;

    private static List<(string Id, string Name)> ChannelsOf(Workspace workspace)
    {
        lock (workspace.State.Gate)
        {
            return [.. workspace.State.Channels.Values.Where(c => c is { Kind: WorkspaceChannelKind.Public, IsArchived: false }).Select(c => (c.Id, c.Name))];
        }
    }
}
