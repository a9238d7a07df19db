namespace SlackGen.Tool.Serve;

/// <summary>The pages about the fake itself.</summary>
internal static class ToolLayout
{
    private static readonly (string Path, string Name)[] Pages = [("/log", "Calls and deliveries"), ("/methods", "Methods"), ("/faults", "Faults")];

    /// <param name="title">The title.</param>
    /// <param name="path">The path of the page; empty for one that has no link.</param>
    /// <param name="place">The place to which the page leads back.</param>
    /// <param name="content">The content.</param>
    public static RenderedPage Show(string title, string path, ToolPlace place, Html content) => new($"{title} - SlackGen", "tool", Html.Format($"""
        <a class="skip" href="#main">Skip to the content</a>
        <nav id="sidebar" aria-label="Tools"><details id="menu" class="menu-fold" open><summary>Menu</summary><p class="team">SlackGen</p><ul><li><a class="item" href="{place.WorkspacePath}">Workspace</a></li></ul>{Links(path, place)}</details></nav>
        <main id="main"><header><h1>{title}</h1></header><div class="sheet" id="sheet">{content}</div></main>
        """));

    /// <summary>Shows links to the pages.</summary>
    /// <param name="current">The path of the page that is open; another text for none.</param>
    /// <param name="place">The place to which the pages lead back.</param>
    public static Html Links(string current, ToolPlace place) => Html.Format($"""
        <ul>{Pages.Select(p => Html.Format($"""<li><a class="item" href="{place.On(p.Path)}"{Html.If(p.Path == current, $" aria-current=\"page\"")}>{p.Name}</a></li>"""))}</ul>
        """);

    /// <summary>Shows a field that filters a list.</summary>
    public static Html Filter(string path, string label, string query, ToolPlace place) => Html.Format($"""
        <form class="filter" action="{path}" method="get" role="search">{place.Fields}<label for="filter">{label}</label> <input type="search" id="filter" name="q" value="{query}"> <button class="button">Filter</button></form>
        """);
}
