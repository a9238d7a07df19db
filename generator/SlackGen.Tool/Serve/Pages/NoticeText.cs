namespace SlackGen.Tool.Serve;

/// <summary>Shows what the last act of a person led to.</summary>
internal static class NoticeText
{
    public static Html Show(PersonView view) => view.Session.Notice is { } notice
        ? Html.Format($"""<p class="notice" role="alert"><span aria-hidden="true">⚠️</span> {notice.Text}</p>""")
        : Html.Empty;
}
