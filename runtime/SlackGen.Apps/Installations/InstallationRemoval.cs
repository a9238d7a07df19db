using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>An event's list of what is no longer installed: the users whose tokens were revoked, or everything in a workspace or organization.</summary>
/// <param name="EnterpriseId">The ID of the organization; null for none.</param>
/// <param name="TeamId">The ID of the workspace; null for the whole organization.</param>
/// <param name="HappenedAt">The time of the event. Installations that are newer stay: Slack repeats an event for minutes, in which the app may be installed again.</param>
/// <param name="Users">The users whose tokens were revoked; null for everything.</param>
/// <param name="IncludesBot">Whether the token of the bot was revoked.</param>
internal sealed record InstallationRemoval(
    string? EnterpriseId, string? TeamId, DateTimeOffset HappenedAt, IReadOnlyCollection<string>? Users, bool IncludesBot)
{
    /// <summary>Returns whether a delivery is an event that removes installations.</summary>
    public static bool IsOne(SlackDelivery delivery) => delivery is { IsEvent: true, Type: "app_uninstalled" or "tokens_revoked" };

    /// <summary>Reads a delivery; null if it names neither a workspace nor an organization.</summary>
    public static InstallationRemoval? Read(SlackDelivery delivery)
    {
        if (InstallationTarget.Create(delivery) is not { } target)
        {
            return null;
        }

        // The delivery was read before, so it is JSON.
        using var payload = JsonDocument.Parse(delivery.Payload);
        var happenedAt = payload.RootElement.TryGetProperty("event_time", out var time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var seconds)
            && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : delivery.ReceivedAt;
        if (delivery.Type == "app_uninstalled")
        {
            return new(target.EnterpriseId, target.TeamId, happenedAt, null, IncludesBot: true);
        }

        var tokens = payload.RootElement.GetProperty("event").TryGetProperty("tokens", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        return new(target.EnterpriseId, target.TeamId, happenedAt, Ids(tokens, "oauth").ToHashSet(StringComparer.Ordinal), Ids(tokens, "bot").Any());
    }

    /// <summary>Returns the query for what is removed, apart from the time.</summary>
    /// <param name="appId">The ID of the app.</param>
    public SlackInstallationQuery CreateQuery(string appId) => TeamId is null
        ? SlackInstallationQuery.InOrganization(appId, EnterpriseId!, Users, IncludesBot)
        : SlackInstallationQuery.InWorkspace(appId, TeamId, Users, IncludesBot);

    private static IEnumerable<string> Ids(JsonElement tokens, string name) =>
        tokens.ValueKind == JsonValueKind.Object && tokens.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)
            : [];
}
