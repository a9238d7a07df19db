using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Reads the installations from the response to the exchange of a code.</summary>
internal static class InstallationResponse
{
    /// <summary>Returns the installations: one for the bot token, one for the user token, or both.</summary>
    /// <param name="json">The response of <c>oauth.v2.access</c>.</param>
    /// <param name="requestedAt">The time of the request, from which lifetimes count.</param>
    /// <param name="readLifetime">Returns the lifetime of the token in a part of the response.</param>
    /// <exception cref="SlackException">The response lacks a token, the ID of the app, or the place where it is installed.</exception>
    public static IReadOnlyList<SlackInstallation> Read(JsonElement json, DateTimeOffset requestedAt, Func<JsonElement, TimeSpan> readLifetime)
    {
        var (app, team, enterprise) = (SlackReader.Text(json, "app_id"), Object(json, "team"), Object(json, "enterprise"));
        var isEnterpriseInstall = json.TryGetProperty("is_enterprise_install", out var flag) && flag.ValueKind == JsonValueKind.True;
        var (enterpriseId, teamId) = (Text(enterprise, "id"), isEnterpriseInstall ? null : Text(team, "id"));
        if (app.Length == 0 || (teamId ?? enterpriseId) is null)
        {
            throw Lacks("app_id, team.id or enterprise.id");
        }

        var (user, webhook) = (Object(json, "authed_user"), Object(json, "incoming_webhook"));
        var userId = Text(user, "id");
        var installations = new List<SlackInstallation>(2);
        if (Text(json, "access_token") is { } token)
        {
            // An app without a bot may get the user token here.
            var owner = Text(json, "token_type") == "user" ? userId ?? Text(json, "user_id") ?? throw Lacks("authed_user.id") : null;
            installations.Add(Create(json, token, owner));
        }

        if (Text(user, "access_token") is { } userToken)
        {
            installations.Add(Create(user, userToken, userId ?? throw Lacks("authed_user.id")));
        }

        if (installations.Count == 0)
        {
            throw Lacks("access_token");
        }

        installations[0] = installations[0] with { WebhookUrl = Text(webhook, "url"), WebhookChannelId = Text(webhook, "channel_id") };
        return installations;

        SlackInstallation Create(JsonElement part, string access, string? owner)
        {
            var refresh = Text(part, "refresh_token");
            return new SlackInstallation
            {
                Key = new SlackInstallationKey(app, enterpriseId, teamId, owner),
                Token = access,
                RefreshToken = refresh,
                ExpiresAt = refresh is null ? null : requestedAt + readLifetime(part),
                Scopes = SlackReader.Words(Text(part, "scope") ?? ""),
                Name = Text(teamId is null ? enterprise : team, "name"),
                BotUserId = owner is null ? Text(json, "bot_user_id") : null,
                InstalledBy = userId,
                InstalledAt = requestedAt,
            };
        }
    }

    private static JsonElement Object(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && SlackReader.Text(json, name) is { Length: > 0 } text ? text : null;

    private static SlackException Lacks(string fields) => new($"The response of oauth.v2.access lacks {fields}.", TokenExchange.Access.Name);
}
