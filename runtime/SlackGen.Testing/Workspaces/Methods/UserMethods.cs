using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that find users and their presence, <c>users.info</c>.</summary>
internal static class UserMethods
{
    private const int MaxLimit = 1000;
    private const string Away = "away";
    private const string InvalidArguments = "invalid_arguments";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("users.info", Info),
        new("users.list", List),
        new("users.lookupByEmail", LookUpByEmail),
        new("users.getPresence", GetPresence),
        new("users.setPresence", SetPresence),
        new("users.setActive", _ => []),
        new("users.identity", Identity),
        new("bots.info", BotInfo),
    ];

    /// <summary>Returns whether the caller may see addresses.</summary>
    public static bool SeesEmail(this WorkspaceCall call) => call.Token.HasScope("users:read.email");

    private static JsonObject Info(WorkspaceCall call) => new() { ["user"] = Json(call, call.User()) };

    private static JsonObject List(WorkspaceCall call)
    {
        var users = call.State.Users.Values.OrderBy(u => u.Id, StringComparer.Ordinal);
        var page = CursorBook.Page(call, users, u => u.Id, defaultLimit: null, MaxLimit, limitError: InvalidArguments);
        return new JsonObject
        {
            ["members"] = new JsonArray([.. page.Items.Select(u => Json(call, u))]),
            ["cache_ts"] = call.State.Now.ToUnixTimeSeconds(),
            ["response_metadata"] = page.ToMetadata(),
        };
    }

    private static JsonObject LookUpByEmail(WorkspaceCall call)
    {
        var email = call.Text("email");
        var user = call.State.Users.Values.FirstOrDefault(u => !u.IsDeleted && string.Equals(u.Email, email, StringComparison.OrdinalIgnoreCase));
        return user is null ? throw new WorkspaceErrorException("users_not_found") : new JsonObject { ["user"] = Json(call, user) };
    }

    private static JsonObject GetPresence(WorkspaceCall call)
    {
        var user = call.Text("user") is null ? call.Actor : call.User(error: InvalidArguments);
        var isActive = !user.IsAway && !user.IsDeleted;
        var response = new JsonObject { ["presence"] = isActive ? "active" : Away };
        if (user == call.Actor)
        {
            response["online"] = true;
            response["auto_away"] = false;
            response["manual_away"] = user.IsAway;
            response["connection_count"] = 1;
            response["last_activity"] = call.State.Now.ToUnixTimeSeconds();
        }

        return response;
    }

    private static JsonObject SetPresence(WorkspaceCall call)
    {
        call.Actor.IsAway = call.Text("presence") switch
        {
            Away => true,
            "auto" => false,
            _ => throw new WorkspaceErrorException("invalid_presence"),
        };
        return [];
    }

    private static JsonObject Identity(WorkspaceCall call) => new()
    {
        ["user"] = UserJson.CreateIdentity(call.Actor, call.Token.HasScope("identity.email"), call.Token.HasScope("identity.avatar")),
        ["team"] = new JsonObject { ["id"] = call.State.App.TeamId, ["name"] = call.State.TeamName },
    };

    private static JsonObject BotInfo(WorkspaceCall call)
    {
        var id = call.Text("bot") ?? throw new WorkspaceErrorException("missing_argument");
        var bot = call.State.Users.Values.FirstOrDefault(u => u.BotId == id);
        return bot is null ? throw new WorkspaceErrorException("bot_not_found") : new JsonObject { ["bot"] = UserJson.CreateBot(bot) };
    }

    private static JsonObject Json(WorkspaceCall call, UserEntity user) =>
        UserJson.Create(call.State, user, call.SeesEmail(), call.Flag("include_locale"));
}
