namespace SlackGen.Tool.Serve;

/// <summary>Shows that the page does not know a type.</summary>
internal static class Unsupported
{
    /// <param name="what">The kind of thing, <c>block</c>.</param>
    /// <param name="type">Its <c>type</c>; null if it has none.</param>
    public static Html Show(string what, string? type) => Html.Format($"""<p class="unsupported">This page does not know the {what} “{type ?? "without a type"}”.</p>""");
}
