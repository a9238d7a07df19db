using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A person or a bot user of the workspace.</summary>
internal sealed class UserEntity
{
    public required string Id { get; init; }

    /// <summary>Gets or sets the handle, <c>egon</c>.</summary>
    public required string Name { get; set; }

    public string RealName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    /// <summary>Gets or sets the address; null for bots.</summary>
    public string? Email { get; set; }

    /// <summary>Gets the ID of the bot, <c>B0FAKEBOT</c>; null for people.</summary>
    public string? BotId { get; init; }

    /// <summary>Gets or sets the ID of the app that owns the bot; null for people.</summary>
    public string? AppId { get; set; }

    public bool IsBot => BotId is not null;

    public bool IsAdmin { get; set; }

    public bool IsOwner { get; set; }

    /// <summary>Gets or sets whether this is a guest, of one channel or of several.</summary>
    public bool IsRestricted { get; set; }

    /// <summary>Gets or sets whether this is a guest of a single channel.</summary>
    public bool IsUltraRestricted { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Gets or sets the name of the time zone in the IANA list.</summary>
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>Gets the fields of the profile that no other property holds, such as <c>title</c> and <c>status_text</c>.</summary>
    public JsonObject Profile { get; } = [];

    /// <summary>Gets or sets whether the user chose to appear away.</summary>
    public bool IsAway { get; set; }

    /// <summary>Gets or sets the Unix time of the last change.</summary>
    public long Updated { get; set; }
}
