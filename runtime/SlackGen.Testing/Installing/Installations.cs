using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Slack's side of installations and of Sign in with Slack: pages, tokens and methods, of one fake.</summary>
internal sealed class Installations : IDisposable
{
    private readonly AuthorizeHandler pages;
    private readonly DiscoveryHandler discovery;
    private readonly IdTokens idTokens;
    private readonly WorkspaceTable workspaces;

    /// <param name="options">The options of the fake.</param>
    /// <param name="manifest">The manifest of methods.</param>
    /// <param name="workspaces">The workspaces.</param>
    /// <param name="granted">The scopes of tokens.</param>
    public Installations(FakeSlackOptions options, FakeManifest manifest, WorkspaceTable workspaces, GrantedScopes granted)
    {
        this.workspaces = workspaces;
        var app = options.App;
        Tokens = new TokenBook(options);
        idTokens = new IdTokens(app, options.TimeProvider);
        var codes = new CodeBook(options.TimeProvider, options.MaxRecorded);
        var installer = new AppInstaller(app, workspaces, Tokens);
        var responses = new TokenResponses(app, idTokens, granted);
        Removal = new RemovalMethods(options, workspaces, Tokens);
        Methods = new InstallMethods(
            app,
            new TokenExchange(codes, Tokens, installer, responses),
            new LongLivedExchange(workspaces, Tokens, responses),
            new UserInfoMethod(workspaces),
            Removal);
        pages = new AuthorizeHandler(app, new KnownScopes(manifest), workspaces, codes);
        discovery = new DiscoveryHandler(idTokens);
    }

    public TokenBook Tokens { get; }

    public InstallMethods Methods { get; }

    public RemovalMethods Removal { get; }

    /// <summary>Serves a page; null if the request is for none.</summary>
    public Task? TryHandleAsync(HttpContext http) => AuthorizeHandler.FlowOf(http.Request) is { } flow ? pages.HandleAsync(http, flow)
        : DiscoveryHandler.Handles(http) ? discovery.HandleAsync(http, workspaces.First.State.Address!)
        : null;

    public void Dispose() => idTokens.Dispose();
}
