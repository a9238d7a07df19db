namespace SlackGen.Tool.Serve;

/// <summary>Shows what the last act in a place led to.</summary>
internal static class NoticeText
{
    public static Html Show(PersonView view) => view.Notice is { Text: { } text }
        ? Html.Format($"""<p class="notice" role="alert"><span aria-hidden="true">⚠️</span> {text}</p>""")
        : Html.Empty;
}
