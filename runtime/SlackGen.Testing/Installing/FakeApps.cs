namespace SlackGen.Testing;

/// <summary>The acts of people on the app as a whole: they install it, refuse to, and remove it.</summary>
public sealed class FakeApps
{
    private readonly FakeSlack slack;
    private readonly WorkspaceTable workspaces;
    private readonly Installations installations;

    internal FakeApps(FakeSlack slack, WorkspaceTable workspaces, Installations installations) =>
        (this.slack, this.workspaces, this.installations) = (slack, workspaces, installations);

    /// <summary>Plays a person who installs the app from the app's own page: follows its redirect to Slack, clicks Allow, and returns to the app.</summary>
    /// <param name="installUrl">The URL of the app's page, <c>http://127.0.0.1:3000/slack/install</c>, which redirects to an authorize page of this fake.</param>
    /// <param name="approval">What the person chooses; null for what the page offers first.</param>
    /// <param name="app">The handler that reaches an app in this process, such as that of a <c>TestServer</c>. The caller disposes it. Null for TCP.</param>
    /// <param name="cancellationToken">Ends the installation.</param>
    /// <returns>The last page of the app.</returns>
    /// <exception cref="InvalidOperationException">
    /// Slack shows an error page, the page does not offer what the person chooses, or the app redirects more than 10 times or never to this fake.
    /// </exception>
    /// <exception cref="HttpRequestException">The app cannot be reached.</exception>
    /// <exception cref="TimeoutException">The app has not responded within 30 seconds.</exception>
    public Task<FakeInstallResult> InstallAsync(Uri installUrl, FakeApproval? approval = null, HttpMessageHandler? app = null, CancellationToken cancellationToken = default) =>
        VisitAsync(installUrl, approval ?? new FakeApproval(), app, cancellationToken);

    /// <summary>Plays a person who begins to install the app from the app's own page, clicks Cancel, and returns to the app.</summary>
    /// <param name="installUrl">The URL of the app's page.</param>
    /// <param name="app">The handler that reaches an app in this process; null for TCP.</param>
    /// <param name="cancellationToken">Ends the visit.</param>
    /// <returns>The last page of the app.</returns>
    /// <exception cref="InvalidOperationException">As for <see cref="InstallAsync"/>.</exception>
    /// <exception cref="HttpRequestException">The app cannot be reached.</exception>
    /// <exception cref="TimeoutException">The app has not responded within 30 seconds.</exception>
    public Task<FakeInstallResult> CancelInstallAsync(Uri installUrl, HttpMessageHandler? app = null, CancellationToken cancellationToken = default) =>
        VisitAsync(installUrl, null, app, cancellationToken);

    /// <summary>Plays a person who opens an authorize page and clicks Allow.</summary>
    /// <param name="authorizeUrl">The URL of the page with its query: <c>/oauth/v2/authorize</c>, <c>/oauth/v2_user/authorize</c> or <c>/openid/connect/authorize</c>.</param>
    /// <param name="approval">What the person chooses; null for what the page offers first.</param>
    /// <param name="cancellationToken">Ends the visit.</param>
    /// <returns>The URL of the app to which Slack redirects, with the code and the state.</returns>
    /// <exception cref="InvalidOperationException">Slack shows an error page, or the page does not offer what the person chooses.</exception>
    public Task<Uri> ApproveAsync(Uri authorizeUrl, FakeApproval? approval = null, CancellationToken cancellationToken = default) =>
        DecideAsync(authorizeUrl, approval ?? new FakeApproval(), cancellationToken);

    /// <summary>Plays a person who opens an authorize page and clicks Cancel.</summary>
    /// <param name="authorizeUrl">The URL of the page with its query.</param>
    /// <param name="cancellationToken">Ends the visit.</param>
    /// <returns>The URL of the app to which Slack redirects, with <c>error=access_denied</c> and the state.</returns>
    /// <exception cref="InvalidOperationException">Slack shows an error page.</exception>
    public Task<Uri> CancelAsync(Uri authorizeUrl, CancellationToken cancellationToken = default) => DecideAsync(authorizeUrl, null, cancellationToken);

    /// <summary>Plays an admin who removes the app from a workspace. All its tokens there end, and the app receives <c>tokens_revoked</c> and <c>app_uninstalled</c>.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The deliveries, once they are on the wire; empty if the app does not receive these events.</returns>
    /// <exception cref="ArgumentException">The workspace is not one of this fake.</exception>
    /// <exception cref="InvalidOperationException">The app is not installed there, or it is installed in the organization.</exception>
    /// <exception cref="TimeoutException">The events are not on the wire after 30 seconds.</exception>
    public Task<IReadOnlyList<FakeDelivery>> UninstallAsync(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!workspaces.All.Contains(workspace))
        {
            throw new ArgumentException("The workspace belongs to another fake.", nameof(workspace));
        }

        return workspace.Organization is { } organization && installations.Tokens.Of(organization.Id).Count > 0
            ? throw new InvalidOperationException($"The app is installed in the organization {organization.Name}. Uninstall it from there.")
            : UninstallAsync(new InstallationPlace(workspace, null));
    }

    /// <summary>Plays an admin who removes the app from an organization.</summary>
    /// <param name="organization">The organization.</param>
    /// <returns>The deliveries, once they are on the wire.</returns>
    /// <exception cref="ArgumentException">No workspace of this fake belongs to the organization.</exception>
    /// <exception cref="InvalidOperationException">The app is not installed there.</exception>
    /// <exception cref="TimeoutException">The events are not on the wire after 30 seconds.</exception>
    public Task<IReadOnlyList<FakeDelivery>> UninstallAsync(WorkspaceOrganization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        var first = workspaces.Of(organization.Id) is [var found, ..]
            ? found
            : throw new ArgumentException($"No workspace belongs to the organization {organization.Name} ({organization.Id}).", nameof(organization));
        return installations.Tokens.Of(organization.Id).Count == 0
            ? throw new InvalidOperationException($"The app is not installed in the organization {organization.Name}.")
            : UninstallAsync(new InstallationPlace(first, organization));
    }

    private async Task<IReadOnlyList<FakeDelivery>> UninstallAsync(InstallationPlace place)
    {
        lock (place.Workspace.State.Gate)
        {
            if (place.Workspace.State.Authorizations.Count == 0)
            {
                throw new InvalidOperationException($"The app is not installed in the workspace {place.Workspace.State.TeamName}.");
            }
        }

        try
        {
            var deliveries = await Task.WhenAll(installations.Removal.Uninstall(place)).WaitAsync(ChangeSignal.LongestWait).ConfigureAwait(false);
            return [.. deliveries.OfType<FakeDelivery>()];
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(FormattableString.Invariant(
                $"The events of the removal are not on the wire after {ChangeSignal.LongestWait.TotalSeconds:0} s of real time: the app does not take those before them. The app is removed."));
        }
    }

    private async Task<FakeInstallResult> VisitAsync(Uri installUrl, FakeApproval? approval, HttpMessageHandler? app, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(installUrl);
        using var browser = new FakeBrowser(slack, app);
        var authorize = await browser.FollowToSlackAsync(installUrl, cancellationToken).ConfigureAwait(false);
        return await browser.FollowAsync(await browser.DecideAsync(authorize, approval, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Uri> DecideAsync(Uri authorizeUrl, FakeApproval? approval, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authorizeUrl);
        using var browser = new FakeBrowser(slack, app: null);
        return await browser.DecideAsync(new Uri(slack.BaseAddress, authorizeUrl), approval, cancellationToken).ConfigureAwait(false);
    }
}
