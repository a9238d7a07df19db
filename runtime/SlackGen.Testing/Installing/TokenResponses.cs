using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes the responses that hand out tokens.</summary>
/// <param name="app">The app.</param>
/// <param name="idTokens">Signs ID tokens.</param>
/// <param name="granted">The scopes of tokens.</param>
internal sealed class TokenResponses(FakeAppIdentity app, IdTokens idTokens, GrantedScopes granted)
{
    /// <summary>Writes the response of an installation.</summary>
    /// <param name="approval">What was approved.</param>
    /// <param name="bot">The tokens of the bot; null for none.</param>
    /// <param name="user">The tokens of the person; null for none.</param>
    /// <param name="webhook">The incoming webhook; null for none.</param>
    public JsonObject Installed(Approval approval, IssuedGrant? bot, IssuedGrant? user, JsonObject? webhook)
    {
        var response = bot is null ? [] : TokensOf(bot);
        if (bot is not null)
        {
            response["bot_user_id"] = bot.Grant.UserId;
        }

        AddPlace(response, new InstallationPlace(approval.Account.Workspace, approval.Account.Organization));
        var person = user is null ? [] : TokensOf(user);
        person["id"] = approval.Account.UserId;
        response["authed_user"] = person;
        if (webhook is not null)
        {
            response["incoming_webhook"] = webhook;
        }

        return response;
    }

    /// <summary>Writes the response with the tokens of one grant.</summary>
    public JsonObject Single(IssuedGrant issued)
    {
        var response = TokensOf(issued);
        if (issued.Grant.Kind == TokenKind.Bot)
        {
            response["bot_user_id"] = issued.Grant.UserId;
        }
        else
        {
            response["user_id"] = issued.Grant.UserId;
        }

        AddPlace(response, issued.Grant.Place);
        return response;
    }

    /// <summary>Writes the response of Sign in with Slack.</summary>
    /// <param name="issued">The tokens.</param>
    /// <param name="nonce">The value that comes back in the ID token; null for none.</param>
    public JsonObject SignedIn(IssuedGrant issued, string? nonce)
    {
        var response = TokensOf(issued);
        response.Remove("scope");
        response["token_type"] = "Bearer";
        response["id_token"] = idTokens.Create(issued, nonce);
        return response;
    }

    private JsonObject TokensOf(IssuedGrant issued)
    {
        var response = new JsonObject
        {
            ["access_token"] = issued.Tokens.Access.Text,
            ["token_type"] = issued.Grant.Kind == TokenKind.Bot ? "bot" : "user",
            ["scope"] = granted.GetOrAdd(issued.Tokens.Access),
        };
        if (issued.Tokens.Refresh is { } refresh)
        {
            response["expires_in"] = TokenBook.LifetimeSeconds;
            response["refresh_token"] = refresh;
        }

        return response;
    }

    private void AddPlace(JsonObject response, InstallationPlace place)
    {
        response["app_id"] = app.AppId;
        response["team"] = place.Organization is null ? new JsonObject { ["id"] = place.Workspace.TeamId, ["name"] = place.Workspace.Name } : null;
        response["enterprise"] = place.Workspace.Organization is { } organization ? new JsonObject { ["id"] = organization.Id, ["name"] = organization.Name } : null;
        response["is_enterprise_install"] = place.Organization is not null;
    }
}
