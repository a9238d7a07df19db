using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The bot user or person for whom an installed app receives the events of a workspace.</summary>
/// <param name="UserId">The ID of the app's bot user, or of a person who has given the app a user token.</param>
/// <param name="IsBot">Whether this is the bot user.</param>
/// <param name="Scopes">The scopes of the token.</param>
/// <param name="IsOrganizationWide">Whether the app is installed in the whole organization.</param>
internal sealed record AppAuthorization(string UserId, bool IsBot, IReadOnlyList<string> Scopes, bool IsOrganizationWide = false)
{
    /// <summary>Returns the authorizations of an app that is installed from the start. Without a manifest, its bot alone receives events.</summary>
    public static IEnumerable<AppAuthorization> BuiltIn(FakeAppIdentity app)
    {
        yield return new AppAuthorization(app.BotUserId, IsBot: true, app.Manifest?.BotScopes ?? []);
        if (app.Manifest is { } manifest)
        {
            yield return new AppAuthorization(app.UserId, IsBot: false, manifest.UserScopes);
        }
    }

    /// <summary>Writes an item of <c>authorizations</c>.</summary>
    public JsonObject ToJson(FakeAppIdentity app, WorkspaceOrganization? organization) => new()
    {
        ["enterprise_id"] = organization?.Id,
        ["team_id"] = IsOrganizationWide ? null : app.TeamId,
        ["user_id"] = UserId,
        ["is_bot"] = IsBot,
        ["is_enterprise_install"] = IsOrganizationWide,
    };
}
