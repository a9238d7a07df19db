using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Changes profiles, with the events of it.</summary>
internal static class UserProfile
{
    public const string StatusText = "status_text";
    public const string StatusEmoji = "status_emoji";
    public const string StatusExpiration = "status_expiration";

    // Slack shows it with a status text that came without an emoji.
    private const string DefaultEmoji = ":speech_balloon:";

    /// <summary>Returns the given name and the family name as far as a full name shows them.</summary>
    public static (string First, string Last) Split(string realName) =>
        realName.LastIndexOf(' ') is > 0 and var space ? (realName[..space], realName[(space + 1)..]) : (realName, "");

    /// <summary>Sets fields of a profile. They have been checked.</summary>
    public static void Set(WorkspaceState state, UserEntity user, JsonObject fields)
    {
        foreach (var (name, value) in fields)
        {
            switch (name)
            {
                case "real_name":
                    user.RealName = Text(value);
                    break;
                case "first_name":
                    user.RealName = $"{Text(value)} {Split(user.RealName).Last}".Trim();
                    break;
                case "last_name":
                    user.RealName = $"{Split(user.RealName).First} {Text(value)}".Trim();
                    break;
                case "display_name":
                    user.DisplayName = Text(value);
                    break;
                case "email":
                    user.Email = Text(value);
                    break;
                default:
                    user.Profile[name] = value?.DeepClone();
                    break;
            }
        }

        CompleteStatus(user, fields);
        user.Updated = state.Now.ToUnixTimeSeconds();
        Raise(state, user, "user_change");
        Raise(state, user, "user_profile_changed");
        if (fields.ContainsKey(StatusText) || fields.ContainsKey(StatusEmoji) || fields.ContainsKey(StatusExpiration))
        {
            Raise(state, user, "user_status_changed");
        }
    }

    /// <summary>Empties the status of a profile if it has expired.</summary>
    public static void ClearExpiredStatus(WorkspaceState state, JsonObject profile)
    {
        if ((long?)profile[StatusExpiration] is { } expiration and not 0 && expiration <= state.Now.ToUnixTimeSeconds())
        {
            profile[StatusText] = "";
            profile[StatusEmoji] = "";
            profile[StatusExpiration] = 0L;
        }
    }

    /// <summary>Raises an event that has the whole user, such as <c>team_join</c>.</summary>
    public static void Raise(WorkspaceState state, UserEntity user, string type) => state.Raise(new JsonObject
    {
        ["type"] = type,
        ["user"] = UserJson.Create(state, user, withLocale: true),
        ["cache_ts"] = state.Now.ToUnixTimeSeconds(),
    });

    private static void CompleteStatus(UserEntity user, JsonObject fields)
    {
        var (text, emoji) = (Text(user.Profile[StatusText]), Text(user.Profile[StatusEmoji]));
        if (text.Length > 0 && emoji.Length == 0)
        {
            user.Profile[StatusEmoji] = DefaultEmoji;
        }

        // A new status never inherits the expiration of the one before.
        if (!fields.ContainsKey(StatusExpiration) && (fields.ContainsKey(StatusText) || fields.ContainsKey(StatusEmoji)))
        {
            user.Profile[StatusExpiration] = 0L;
        }
    }

    private static string Text(JsonNode? value) => value?.ToString() ?? "";
}
