namespace SlackGen.Tool.Serve;

/// <summary>The person and the channel from which the pages about the fake were opened, to which they lead back.</summary>
/// <param name="UserId">The ID of the person; null for none.</param>
/// <param name="ChannelId">The ID of the channel; null for the Home tab, and without a person.</param>
internal sealed record ToolPlace(string? UserId, string? ChannelId)
{
    private const string UserField = "as";
    private const string ChannelField = "c";

    public static ToolPlace Nowhere { get; } = new(null, null);

    /// <summary>Reads the place from the values of a query or a form.</summary>
    /// <param name="read">Returns the value of a field; null or empty for none.</param>
    public static ToolPlace Read(Func<string, string?> read) => read(UserField) is { Length: > 0 } user
        ? new ToolPlace(user, read(ChannelField) is { Length: > 0 } channel ? channel : null)
        : Nowhere;

    /// <summary>Gets the path of the workspace as the person sees it.</summary>
    public string WorkspacePath => UserId is null ? "/" : ChatPages.PathOf(UserId, ChannelId ?? "");

    /// <summary>Gets the hidden fields with which a form carries the place.</summary>
    public Html Fields => Field(UserField, UserId) + Field(ChannelField, ChannelId);

    /// <summary>Returns a path with the place in its query.</summary>
    public string On(string path) => UserId is null
        ? path
        : $"{path}?{UserField}={Uri.EscapeDataString(UserId)}" + (ChannelId is null ? "" : $"&{ChannelField}={Uri.EscapeDataString(ChannelId)}");

    private static Html Field(string name, string? value) => Html.If(value is not null, $"""<input type="hidden" name="{name}" value="{value}">""");
}
