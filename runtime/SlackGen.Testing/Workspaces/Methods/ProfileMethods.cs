using System.Globalization;
using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements <c>users.profile.*</c> and <c>team.profile.get</c>.</summary>
internal static class ProfileMethods
{
    private const int MaxStatusText = 100;
    private const string Email = "email";
    private const string NotAdmin = "not_admin";
    private const string InvalidProfile = "invalid_profile";

    private static readonly string[] Names = ["real_name", "display_name", "first_name", "last_name"];

    // Slack ignores fields that nobody can set, such as the pictures.
    private static readonly string[] Settable =
    [
        .. Names, Email, "title", "phone", "skype", "pronouns", "start_date", UserProfile.StatusText, UserProfile.StatusEmoji, UserProfile.StatusExpiration,
    ];

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("users.profile.get", Get),
        new("users.profile.set", Set),
        new("team.profile.get", GetFields),
    ];

    private static JsonObject Get(WorkspaceCall call)
    {
        var user = call.Text("user") is null ? call.Actor : call.User();
        return new JsonObject { ["profile"] = UserJson.CreateProfile(call.State, user, call.SeesEmail()) };
    }

    // The workspace has no fields of its own.
    private static JsonObject GetFields(WorkspaceCall call) =>
        new() { ["profile"] = new JsonObject { ["fields"] = new JsonArray(), ["sections"] = new JsonArray() } };

    private static JsonObject Set(WorkspaceCall call)
    {
        var user = call.Text("user") is null ? call.Actor : call.User(error: "permission_denied");
        CheckRights(call, user);
        var fields = ReadFields(call);
        CheckFields(call, user, fields);
        UserProfile.Set(call.State, user, fields);
        return new JsonObject { ["profile"] = UserJson.CreateProfile(call.State, user, call.SeesEmail()), ["username"] = user.Name };
    }

    private static void CheckRights(WorkspaceCall call, UserEntity user)
    {
        Require(user == call.Actor || call.Actor.IsAdmin || call.Actor.IsOwner, NotAdmin);
        Require(!user.IsBot || call.Actor.IsOwner, "not_app_admin");
        Require(user == call.Actor || !(user.IsAdmin || user.IsOwner) || call.Actor.IsOwner, "cannot_update_admin_user");
    }

    private static JsonObject ReadFields(WorkspaceCall call)
    {
        var given = call.Copy("profile") switch
        {
            JsonObject profile => profile,
            null when call.Text("name") is { } name => new JsonObject { [name] = call.Text("value") ?? "" },
            _ => throw new WorkspaceErrorException(InvalidProfile),
        };

        // Values of custom fields need a definition, and there is none.
        Require(given["fields"] is not JsonObject { Count: > 0 }, "profile_set_failed");
        var fields = new JsonObject();
        foreach (var (name, value) in given.Where(f => Settable.Contains(f.Key)))
        {
            fields[name] = name == UserProfile.StatusExpiration ? ReadExpiration(value) : value?.ToString() ?? "";
        }

        return fields;
    }

    private static long ReadExpiration(JsonNode? value) => value?.ToString() switch
    {
        null or "" => 0,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => seconds,
        _ => throw new WorkspaceErrorException(InvalidProfile),
    };

    private static void CheckFields(WorkspaceCall call, UserEntity user, JsonObject fields)
    {
        foreach (var name in Names.Select(n => (string?)fields[n]).OfType<string>())
        {
            Require(!name.StartsWith('@'), "invalid_starts_with_at");
            Require(!name.Contains("://", StringComparison.Ordinal), "name_not_allowed");
        }

        if ((string?)fields[Email] is { } email)
        {
            Require(call.Actor.IsAdmin || call.Actor.IsOwner, NotAdmin);
            Require(!call.State.Users.Values.Any(u => u != user && string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase)), "email_taken");
        }

        var (text, emoji) = ((string?)fields[UserProfile.StatusText], (string?)fields[UserProfile.StatusEmoji]);
        Require(!(text?.Length > MaxStatusText), "too_long");
        var current = UserJson.CreateProfile(call.State, user);
        var clearsOne = (text is "" && emoji is null && (string?)current[UserProfile.StatusEmoji] is not "")
            || (emoji is "" && text is null && (string?)current[UserProfile.StatusText] is not "");
        Require(!clearsOne, "must_clear_both_status_text_and_status_emoji");
    }
}
