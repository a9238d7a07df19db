using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes what Sign in with Slack says about a person, as far as the scopes allow.</summary>
internal static class PersonClaims
{
    private const string Prefix = "https://slack.com/";

    private static readonly int[] TeamImageSizes = [34, 44, 68, 88, 102, 132, 230];

    /// <summary>Writes the claims. The caller holds the gate of the state.</summary>
    public static JsonObject Create(WorkspaceState state, UserEntity user, FakeToken token)
    {
        var claims = new JsonObject
        {
            ["sub"] = user.Id,
            [Prefix + "user_id"] = user.Id,
            [Prefix + "team_id"] = state.App.TeamId,
        };
        if (state.Organization is { } organization)
        {
            claims[Prefix + "enterprise_id"] = organization.Id;
        }

        if (token.HasScope("email") && user.Email is { } email)
        {
            claims["email"] = email;
            claims["email_verified"] = true;
            claims["date_email_verified"] = user.Updated;
        }

        if (token.HasScope("profile"))
        {
            AddProfile(claims, state, user);
        }

        return claims;
    }

    private static void AddProfile(JsonObject claims, WorkspaceState state, UserEntity user)
    {
        var (first, last) = UserProfile.Split(user.RealName);
        claims["name"] = user.RealName;
        claims["given_name"] = first;
        claims["family_name"] = last;
        claims["locale"] = ChannelJson.Locale;
        claims[Prefix + "team_name"] = state.TeamName;
        claims[Prefix + "team_domain"] = state.App.TeamDomain;
        if (state.Organization is { } organization)
        {
            claims[Prefix + "enterprise_name"] = organization.Name;
            claims[Prefix + "enterprise_domain"] = organization.Domain;
        }

        foreach (var (name, value) in UserJson.CreateProfile(state, user))
        {
            if (name.StartsWith("image_", StringComparison.Ordinal) && value is not null)
            {
                claims[$"{Prefix}user_{name}"] = value.DeepClone();
                claims["picture"] = value.DeepClone();
            }
        }

        foreach (var size in TeamImageSizes)
        {
            claims[$"{Prefix}team_image_{size}"] = $"https://{state.App.TeamDomain}.slack.com/icons/{size}.png";
        }

        claims[Prefix + "team_image_default"] = true;
    }
}
