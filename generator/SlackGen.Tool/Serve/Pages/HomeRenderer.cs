namespace SlackGen.Tool.Serve;

/// <summary>Shows the Home tab of the app.</summary>
internal static class HomeRenderer
{
    public static Html Show(PersonView view, string appName)
    {
        var content = view.Person.Home is not { } home ? Html.Format($"""<p class="hint">The app has published no Home tab for {view.Names.User(view.Person.Id)}.</p>""") : Html.Format($"""
            <form class="blocks" id="{SurfaceIds.Of(home)}-form" action="{view.Root}/v/{Uri.EscapeDataString(home.Id)}/do" method="post" novalidate>{view.Back}{PersonView.KeepButton}
            {new BlockRenderer(new Surface
        {
            Kind = SurfaceKind.Home,
            Id = SurfaceIds.Of(home),
            Names = view.Names,
            State = home.Json.Object("state").Object("values"),
            Draft = view.Session.DraftOf(SurfaceIds.Of(home)),
        }).ShowAll(home.Json.Objects("blocks"))}</form>
            """);
        return Html.Format($"""
            <main id="main"><header><h1>{appName}</h1><p class="topic">The Home tab as {view.Names.User(view.Person.Id)} sees it</p></header>
            <div class="messages home" id="messages" tabindex="0" role="region" aria-label="Home tab">{Html.If(view.Person.Views.Count == 0, $"{NoticeText.Show(view)}")}{content}</div></main>
            """);
    }
}
