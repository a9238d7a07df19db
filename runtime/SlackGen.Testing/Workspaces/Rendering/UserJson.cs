using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes users as Slack does.</summary>
internal static class UserJson
{
    private static readonly int[] ImageSizes = [24, 32, 48, 72, 192, 512];

    // Colors that Slack gives to names.
    private static readonly string[] Colors = ["9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c"];

    /// <summary>Returns the <c>user</c> object of <c>users.info</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="user">The user.</param>
    /// <param name="withEmail">Whether to show the address: the token has the scope <c>users:read.email</c>.</param>
    /// <param name="withLocale">Whether to show the language.</param>
    public static JsonObject Create(WorkspaceState state, UserEntity user, bool withEmail = true, bool withLocale = false)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(user.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var json = new JsonObject
        {
            ["id"] = user.Id,
            ["team_id"] = state.App.TeamId,
            ["name"] = user.Name,
            ["deleted"] = user.IsDeleted,
            ["color"] = Colors[user.Id.Sum(c => c) % Colors.Length],
            ["real_name"] = user.RealName,
            ["tz"] = user.TimeZone,
            ["tz_label"] = zone.StandardName,
            ["tz_offset"] = (int)zone.GetUtcOffset(state.Now).TotalSeconds,
            ["profile"] = CreateProfile(state, user, withEmail),
            ["is_admin"] = user.IsAdmin,
            ["is_owner"] = user.IsOwner,
            ["is_primary_owner"] = user.IsOwner && user == state.Users.Values.FirstOrDefault(u => u.IsOwner),
            ["is_restricted"] = user.IsRestricted,
            ["is_ultra_restricted"] = user.IsUltraRestricted,
            ["is_bot"] = user.IsBot,
            ["is_app_user"] = false,
            ["is_email_confirmed"] = !user.IsBot,
            ["who_can_share_contact_card"] = "EVERYONE",
            ["updated"] = user.Updated,
        };
        if (withLocale)
        {
            json["locale"] = ChannelJson.Locale;
        }

        return json;
    }

    /// <summary>Returns the <c>profile</c> object of <c>users.profile.get</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="user">The user.</param>
    /// <param name="withEmail">Whether to show the address: the token has the scope <c>users:read.email</c>.</param>
    public static JsonObject CreateProfile(WorkspaceState state, UserEntity user, bool withEmail = true)
    {
        var (first, last) = UserProfile.Split(user.RealName);
        var json = new JsonObject
        {
            ["title"] = "",
            ["phone"] = "",
            ["skype"] = "",
            ["real_name"] = user.RealName,
            ["real_name_normalized"] = user.RealName,
            ["display_name"] = user.DisplayName,
            ["display_name_normalized"] = user.DisplayName,
            ["first_name"] = first,
            ["last_name"] = last,
            ["fields"] = new JsonObject(),
            ["status_text"] = "",
            ["status_text_canonical"] = "",
            ["status_emoji"] = "",
            ["status_emoji_display_info"] = new JsonArray(),
            ["status_expiration"] = 0L,
            ["avatar_hash"] = user.Id.ToLowerInvariant(),
            ["team"] = state.App.TeamId,
        };
        foreach (var (name, value) in user.Profile)
        {
            json[name] = value?.DeepClone();
        }

        UserProfile.ClearExpiredStatus(state, json);
        foreach (var size in ImageSizes)
        {
            json[string.Create(CultureInfo.InvariantCulture, $"image_{size}")] = ImageUrl(user, size);
        }

        if (withEmail && user.Email is { } email)
        {
            json["email"] = email;
        }

        if (user.IsBot)
        {
            json["bot_id"] = user.BotId;
            json["api_app_id"] = user.AppId;
            json["always_active"] = true;
        }

        return json;
    }

    /// <summary>Returns the <c>user</c> object of <c>users.identity</c>.</summary>
    /// <param name="user">The user.</param>
    /// <param name="withEmail">Whether the token has the scope <c>identity.email</c>.</param>
    /// <param name="withImages">Whether the token has the scope <c>identity.avatar</c>.</param>
    public static JsonObject CreateIdentity(UserEntity user, bool withEmail, bool withImages)
    {
        var json = new JsonObject { ["id"] = user.Id, ["name"] = user.RealName };
        if (withEmail)
        {
            json["email"] = user.Email;
        }

        foreach (var size in withImages ? ImageSizes : [])
        {
            json[string.Create(CultureInfo.InvariantCulture, $"image_{size}")] = ImageUrl(user, size);
        }

        return json;
    }

    /// <summary>Returns the <c>bot</c> object of <c>bots.info</c>.</summary>
    public static JsonObject CreateBot(UserEntity bot)
    {
        var icons = new JsonObject();
        foreach (var size in new[] { 36, 48, 72 })
        {
            icons[string.Create(CultureInfo.InvariantCulture, $"image_{size}")] = ImageUrl(bot, size);
        }

        return new JsonObject
        {
            ["id"] = bot.BotId,
            ["deleted"] = bot.IsDeleted,
            ["name"] = bot.Name,
            ["updated"] = bot.Updated,
            ["app_id"] = bot.AppId,
            ["user_id"] = bot.Id,
            ["icons"] = icons,
        };
    }

    // A domain that is reserved for examples, since nothing serves pictures.
    private static string ImageUrl(UserEntity user, int size) =>
        string.Create(CultureInfo.InvariantCulture, $"https://avatars.example.com/{user.Id}_{size}.png");
}
