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
        web.MapGet("/", () => chat.DefaultPath is { } path ? Results.Redirect(path) : Results.Redirect("/log"));
        web.MapGet("/{**path}", (HttpContext http) => Find(http.Request.Path.Value!, http.Request.Query) is { } page
            ? Results.Content(page.ToDocument().ToString(), "text/html; charset=utf-8")
            : Results.Content(NotFound().ToDocument().ToString(), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>Returns the page for a path; null if there is none.</summary>
    public RenderedPage? Find(string path, IQueryCollection query) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["as", var user, "c", var channel] => chat.ShowChannel(user, channel, query["thread"]),
        ["as", var user, "home"] => chat.ShowHome(user),
        ["log"] => LogPage.Show(log, fake.Workspace!, query["q"].ToString()),
        ["methods"] => MethodsPage.Show(fake, query["q"].ToString()),
        ["faults"] => FaultsPage.Show(fake, faults),
        _ => null,
    };

    private static RenderedPage NotFound() => ToolLayout.Show("Not found", "", Html.Format($"<p>There is no such page, person or channel. <a href=\"/\">Go to the workspace</a></p>"));
}
