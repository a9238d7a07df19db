using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Switches faults on and off, of methods and of Socket Mode.</summary>
/// <param name="fake">The fake.</param>
/// <param name="faults">The faults of methods.</param>
internal sealed class FaultActs(FakeSlack fake, FaultSwitches faults)
{
    private const string Page = "/faults";

    public void Map(WebApplication web)
    {
        Map(web, "/faults/on", form =>
        {
            if (FaultKind.All.FirstOrDefault(k => k.Id == form["kind"]) is not { } kind)
            {
                throw new ArgumentException("Choose a fault.");
            }

            faults.SwitchOn(form["pattern"].ToString().Trim(), kind);
            return Task.CompletedTask;
        });
        Map(web, "/faults/off", form =>
        {
            faults.SwitchOff(form["pattern"].ToString());
            return Task.CompletedTask;
        });
        Map(web, "/faults/socket", form => ActOnSocketModeAsync(form["act"].ToString()));
    }

    private static void Map(WebApplication web, string path, Func<IFormCollection, Task> act) => web.MapPost(path, async http =>
    {
        var result = await RunAsync(http, act).ConfigureAwait(false);
        await result.ExecuteAsync(http).ConfigureAwait(false);
    });

    private async Task ActOnSocketModeAsync(string act)
    {
        var connections = fake.SocketMode.Connections;
        switch (act)
        {
            case "drop":
                await Task.WhenAll(connections.Select(c => c.DropAsync())).ConfigureAwait(false);
                break;
            case "refresh":
                // The fake closes the connections after its notice, long after this request.
                foreach (var connection in connections)
                {
                    _ = RefreshAsync(connection);
                }

                break;
            case "disable":
                await fake.SocketMode.DisableAsync().ConfigureAwait(false);
                break;
            case "enable":
                fake.SocketMode.Enable();
                break;
            default:
                throw new ArgumentException("There is no such act.");
        }
    }

    private static async Task RefreshAsync(FakeConnection connection)
    {
        try
        {
            await connection.RefreshAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The app has closed the connection before.
        }
    }

    private static async Task<IResult> RunAsync(HttpContext http, Func<IFormCollection, Task> act)
    {
        var form = await PageForm.ReadAsync(http).ConfigureAwait(false);
        var place = ToolPlace.Read(name => form[name]);
        try
        {
            await act(form).ConfigureAwait(false);
            return new SeeOther(place.On(Page));
        }
        catch (ArgumentException e)
        {
            return Results.Content(
                ToolLayout.Show("Faults", Page, place, Html.Format($"<p class=\"notice\" role=\"alert\">{e.Message}</p><p><a href=\"{place.On(Page)}\">Back to the faults</a></p>")).ToDocument().ToString(),
                "text/html; charset=utf-8",
                statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
