using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Finds the page for a path.</summary>
/// <param name="fake">The fake.</param>
/// <param name="manifest">The app's manifest; null for none.</param>
/// <param name="people">The sessions.</param>
/// <param name="log">The calls and deliveries.</param>
/// <param name="faults">The faults that are on.</param>
internal sealed class PageRoutes(FakeSlack fake, FakeAppManifest? manifest, PersonSessions people, TrafficLog log, FaultSwitches faults)
{
    private readonly ChatPages chat = new(fake, manifest, people);

    public void Map(WebApplication web)
    {
        web.MapPage("/", () => chat.DefaultPath is { } path ? Results.Redirect(path) : Results.Redirect("/log"));
        web.MapPage("/switch", (string user, string? channel) => new SeeOther(chat.PathFor(user, channel ?? "")));
        web.MapPage("/{**path}", (HttpContext http) => Find(http.Request.Path.Value!, http.Request.Query) is { } page
            ? Results.Content(page.ToDocument().ToString(), "text/html; charset=utf-8")
            : Results.Content(NotFound(PlaceOf(http.Request.Query)).ToDocument().ToString(), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>Returns the page for a path; null if there is none.</summary>
    public RenderedPage? Find(string path, IQueryCollection query) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["as", var user, "c", var channel] => chat.ShowChannel(user, channel, query["thread"]),
        ["as", var user, "home"] => chat.ShowHome(user),
        ["log"] => LogPage.Show(log, fake.Workspace!, query["q"].ToString(), PlaceOf(query)),
        ["log", var number] => LogPage.ShowEntry(log, number, PlaceOf(query)),
        ["methods"] => MethodsPage.Show(fake, query["q"].ToString(), PlaceOf(query)),
        ["faults"] => FaultsPage.Show(fake, faults, PlaceOf(query)),
        _ => null,
    };

    /// <summary>Returns the version of the page for a path; null if there is none. The log has one without being rendered.</summary>
    public string? VersionOf(string path, IQueryCollection query) =>
        path == "/log" ? LogPage.VersionOf(log, fake.Workspace!) : Find(path, query)?.Version;

    private static ToolPlace PlaceOf(IQueryCollection query) => ToolPlace.Read(name => query[name]);

    private static RenderedPage NotFound(ToolPlace place) => ToolLayout.Show("Not found", "", place, Html.Format($"<p>There is no such page, person or channel. <a href=\"/\">Go to the workspace</a></p>"));
}
