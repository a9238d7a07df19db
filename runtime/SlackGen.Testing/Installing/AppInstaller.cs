using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Installs the app in workspaces, and removes it. The caller holds the gate of the tokens.</summary>
/// <param name="app">The app.</param>
/// <param name="workspaces">The workspaces.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class AppInstaller(FakeAppIdentity app, WorkspaceTable workspaces, TokenBook tokens)
{
    /// <summary>Verifies that a workspace is not one of an organization that has the app as a whole.</summary>
    /// <exception cref="WorkspaceErrorException"><c>cannot_install_an_org_installed_app</c>.</exception>
    public void VerifyNotOrganizationWide(Account account)
    {
        if (account is { Organization: null, Workspace.Organization: { } organization } && tokens.Of(organization.Id).Count > 0)
        {
            throw new WorkspaceErrorException("cannot_install_an_org_installed_app");
        }
    }

    /// <summary>Grants what a person has approved, and issues tokens.</summary>
    /// <param name="approval">What was approved.</param>
    /// <param name="kind">The kind of token.</param>
    /// <param name="isSignIn">Whether the person only signs in, which installs nothing.</param>
    public IssuedGrant Grant(Approval approval, TokenKind kind, bool isSignIn)
    {
        var place = new InstallationPlace(approval.Account.Workspace, approval.Account.Organization);
        var isBot = kind == TokenKind.Bot;
        var grant = tokens.GetOrAdd(place, kind, isBot ? place.Workspace.State.App.BotUserId : approval.Account.UserId, isSignIn);
        grant.Scopes.AddRange((isBot ? approval.Request.BotScopes : approval.Request.UserScopes).Except(grant.Scopes, StringComparer.Ordinal).ToList());
        grant.IsPublic |= approval.Request is { IsDesktop: true, CodeChallenge: not null };
        if (!isSignIn)
        {
            foreach (var workspace in place.Workspaces(workspaces))
            {
                Authorize(workspace.State, grant);
            }
        }

        // A program with a scheme of its own always gets tokens that expire.
        var rotates = app.HasRotation || approval.Request.RedirectUrl.Scheme is not ("http" or "https");
        return new IssuedGrant(grant, tokens.Issue(grant, rotates));
    }

    /// <summary>Creates the incoming webhook of an installation.</summary>
    /// <returns>The webhook; null if the app asked for none.</returns>
    public static JsonObject? CreateWebhook(Approval approval)
    {
        if (approval.ChannelId is not { } channelId)
        {
            return null;
        }

        var state = approval.Account.Workspace.State;
        lock (state.Gate)
        {
            var webhook = state.Webhooks.Add(state, channelId);
            return new JsonObject
            {
                ["channel"] = "#" + state.Channels[channelId].Name,
                ["channel_id"] = channelId,
                ["configuration_url"] = $"https://{state.App.TeamDomain}.slack.com/services/{webhook.Id}",
                ["url"] = new Uri(state.Address!, WebhookHandler.PathOf(state, webhook)).AbsoluteUri,
            };
        }
    }

    /// <summary>Takes a bot or a person away from the app, and tells the app.</summary>
    /// <param name="affected">The workspaces.</param>
    /// <param name="userIds">The IDs of the bot users and people whose tokens have ended; null for all, which uninstalls the app.</param>
    /// <returns>The events on their way, in order.</returns>
    public static IReadOnlyList<Task<FakeDelivery?>> Remove(IReadOnlyList<Workspace> affected, IReadOnlyCollection<string>? userIds)
    {
        var events = new List<Task<FakeDelivery?>>();
        foreach (var workspace in affected)
        {
            lock (workspace.State.Gate)
            {
                var leaving = workspace.State.Authorizations.Where(a => userIds?.Contains(a.UserId) != false).ToList();
                if (leaving.Count == 0)
                {
                    continue;
                }

                // The events still go to those who leave.
                events.AddRange(workspace.ChangeTracked(() => Raise(workspace.State, leaving)).Events);
                workspace.State.Authorizations.RemoveAll(leaving.Contains);
                if (leaving.Exists(a => a.IsBot))
                {
                    Deactivate(workspace.State);
                }
            }
        }

        return events;
    }

    private static bool Raise(WorkspaceState state, List<AppAuthorization> leaving)
    {
        var revoked = new JsonObject();
        foreach (var (name, isBot) in new[] { ("oauth", false), ("bot", true) })
        {
            if (leaving.Exists(a => a.IsBot == isBot))
            {
                revoked[name] = new JsonArray([.. leaving.Where(a => a.IsBot == isBot).Select(a => JsonValue.Create(a.UserId))]);
            }
        }

        state.Raise(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = revoked });
        if (leaving.Count == state.Authorizations.Count)
        {
            state.Raise(new JsonObject { ["type"] = "app_uninstalled" });
        }

        return true;
    }

    private static void Authorize(WorkspaceState state, TokenGrant grant)
    {
        lock (state.Gate)
        {
            var isBot = grant.Kind == TokenKind.Bot;
            if (!state.Users.TryGetValue(grant.UserId, out var user))
            {
                return;
            }

            var before = state.Authorizations.Find(a => a.UserId == user.Id);
            var after = new AppAuthorization(
                user.Id,
                isBot,
                [.. (before?.Scopes ?? []).Union(grant.Scopes, StringComparer.Ordinal)],
                before?.IsOrganizationWide == true || grant.Place.Organization is not null);
            if (before is not null)
            {
                state.Authorizations.Remove(before);
            }

            state.Authorizations.Insert(isBot ? 0 : state.Authorizations.Count, after);
            if (isBot)
            {
                user.IsDeleted = false;
            }
        }
    }

    // The bot user of an app without a bot token is deactivated, and a member of nothing.
    private static void Deactivate(WorkspaceState state)
    {
        state.Bot.IsDeleted = true;
        foreach (var channel in state.Channels.Values)
        {
            channel.Members.Remove(state.Bot.Id);
        }
    }
}
