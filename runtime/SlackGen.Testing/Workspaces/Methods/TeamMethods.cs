using System.Text.Json.Nodes;
using static SlackGen.Testing.ConversationAccess;

namespace SlackGen.Testing;

/// <summary>Implements the methods of the workspace itself: <c>team.info</c>, <c>auth.test</c> and <c>emoji.list</c>.</summary>
internal static class TeamMethods
{
    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("team.info", Info),
        new("auth.test", Test),
        new("emoji.list", ListEmoji),
    ];

    private static JsonObject Info(WorkspaceCall call)
    {
        var app = call.State.App;
        Require(call.Text("team") is null || call.Text("team") == app.TeamId, "team_not_found");
        Require(call.Text("team") is not null || call.List("domain") is [], "team_not_on_enterprise");
        var team = new JsonObject
        {
            ["id"] = app.TeamId,
            ["name"] = call.State.TeamName,
            ["domain"] = app.TeamDomain,
            ["url"] = Url(app),
            ["email_domain"] = "",
            ["icon"] = new JsonObject { ["image_default"] = true },
        };
        if (call.State.Organization is { } organization)
        {
            team["enterprise_id"] = organization.Id;
            team["enterprise_name"] = organization.Name;
            team["enterprise_domain"] = organization.Domain;
        }

        return new JsonObject { ["team"] = team };
    }

    private static JsonObject Test(WorkspaceCall call)
    {
        var app = call.State.App;
        Require(call.Token.Kind != TokenKind.Configuration, "not_allowed_token_type");
        if (call.Token.Kind == TokenKind.App)
        {
            return new JsonObject { ["app_id"] = app.AppId, ["app_name"] = app.BotName };
        }

        var response = new JsonObject();
        if (call.Token.Organization is { } whole)
        {
            response["url"] = $"https://{whole.Domain}.enterprise.slack.com/";
        }
        else
        {
            response["url"] = Url(app);
            response["team"] = call.State.TeamName;
            response["team_id"] = app.TeamId;
        }

        response["user"] = call.Actor.Name;
        response["user_id"] = call.Actor.Id;
        if (call.IsBot)
        {
            response["bot_id"] = call.Actor.BotId;
        }

        if (call.State.Organization is { } organization)
        {
            response["enterprise_id"] = organization.Id;
        }

        if (call.Token.ExpiresAt is { } end)
        {
            response["expires_in"] = (long)(end - call.State.Now).TotalSeconds;
        }

        response["is_enterprise_install"] = call.Token.Organization is not null;
        return response;
    }

    private static JsonObject ListEmoji(WorkspaceCall call)
    {
        var emoji = new JsonObject();
        foreach (var (name, value) in call.State.Emoji.Emoji)
        {
            emoji[name] = value;
        }

        return new JsonObject { ["emoji"] = emoji, ["cache_ts"] = call.State.Emoji.Changed };
    }

    private static string Url(FakeAppIdentity app) => $"https://{app.TeamDomain}.slack.com/";
}
