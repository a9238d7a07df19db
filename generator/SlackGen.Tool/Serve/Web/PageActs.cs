using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Does what people ask for in the page, as the people of the workspace.</summary>
/// <param name="fake">The fake, which has a workspace.</param>
/// <param name="people">The sessions.</param>
internal sealed class PageActs(FakeSlack fake, PersonSessions people)
{
    private readonly Workspace workspace = fake.Workspace!;

    public void Map(WebApplication web)
    {
        web.MapPost("/as/{user}/c/{channel}/say", (HttpContext http, string user, string channel) =>
            ActAsync(http, user, act => SayAsync(act, channel)));
        web.MapPost("/as/{user}/c/{channel}/join", (HttpContext http, string user, string channel) =>
            ActAsync(http, user, async act => act.Tell(await act.Person.JoinAsync(channel).ConfigureAwait(false))));
        web.MapPost("/as/{user}/c/{channel}/m/{ts}/do", (HttpContext http, string user, string channel, string ts) =>
            ActAsync(http, user, act => ElementActs.DoAsync(act, FindMessage(act.Person, channel, ts))));
        web.MapPost("/as/{user}/c/{channel}/m/{ts}/react", (HttpContext http, string user, string channel, string ts) =>
            ActAsync(http, user, act => ReactAsync(act, FindMessage(act.Person, channel, ts))));
        web.MapPost("/as/{user}/c/{channel}/m/{ts}/shortcut", (HttpContext http, string user, string channel, string ts) =>
            ActAsync(http, user, async act => act.Tell(await act.Person.RunShortcutAsync(act.Text("callback"), FindMessage(act.Person, channel, ts)).ConfigureAwait(false))));
        web.MapPost("/as/{user}/v/{view}/do", (HttpContext http, string user, string view) =>
            ActAsync(http, user, act => ElementActs.DoAsync(act, FindView(act.Person, view))));
        web.MapPost("/as/{user}/shortcut", (HttpContext http, string user) =>
            ActAsync(http, user, async act => act.Tell(await act.Person.RunShortcutAsync(act.Text("callback")).ConfigureAwait(false))));
        web.MapPost("/as/{user}/home", (HttpContext http, string user) =>
            ActAsync(http, user, async act => act.Tell(await act.Person.OpenHomeAsync().ConfigureAwait(false))));
        web.MapPost("/as/{user}/confirm/deny", (HttpContext http, string user) => ActAsync(http, user, _ => Task.CompletedTask));
    }

    private async Task<IResult> ActAsync(HttpContext http, string userId, Func<PersonAct, Task> run)
    {
        if (workspace.Users.FirstOrDefault(u => u.Id == userId && !u.IsBot) is not { } person)
        {
            return Results.NotFound("There is no such person.");
        }

        var form = await PageForm.ReadAsync(http).ConfigureAwait(false);
        var session = people.Of(person.Id);
        var act = new PersonAct(person, session, form, http.Request.Path.Value!, Names.Read(workspace, person));
        act.Unsent = session.NoticeIn(act.Place)?.Unsent;
        session.Confirmation = null;
        try
        {
            await run(act).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or WorkspaceErrorException or FakeDeliveryException)
        {
            // A person cannot do that: the message says why.
            act.Warn(WithoutParameter(e));
        }

        session.SetNotice(act.Place, act.Notice);
        return new SeeOther(act.OpensUrl ?? act.Back);
    }

    private static async Task SayAsync(PersonAct act, string channel)
    {
        var text = act.Text("text").ReplaceLineEndings("\n").Trim();
        act.Unsent = text;
        if (text.StartsWith('/') && act.Thread is not null)
        {
            throw new ArgumentException("Slash commands do not work in threads. Send it in the channel.");
        }

        if (act.Form.Files.Count > 0)
        {
            await UploadAsync(act, channel, text).ConfigureAwait(false);
        }
        else if (text.Length == 0)
        {
            throw new ArgumentException("Write a message first.");
        }
        else
        {
            act.Tell(text[0] == '/'
                ? await act.Person.RunAsync(text, channel).ConfigureAwait(false)
                : await act.Person.SayAsync(channel, MessageText.Escape(text, act.Names), act.Thread).ConfigureAwait(false));
            act.Unsent = null;
        }
    }

    // The text stands beside the first file. A file that fails keeps no other from being sent.
    private static async Task UploadAsync(PersonAct act, string channel, string text)
    {
        if (text.StartsWith('/'))
        {
            throw new ArgumentException("A slash command takes no files. Send the files without it.");
        }

        foreach (var file in act.Form.Files)
        {
            var name = Path.GetFileName(file.FileName);
            using var content = new MemoryStream();
            await file.CopyToAsync(content).ConfigureAwait(false);
            try
            {
                var comment = string.IsNullOrEmpty(act.Unsent) ? null : MessageText.Escape(act.Unsent, act.Names);
                act.Tell(await act.Person.UploadAsync(channel, name, content.ToArray(), comment, act.Thread).ConfigureAwait(false));
                act.Unsent = null;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                act.Warn($"{name} is not sent: {WithoutParameter(e)}");
            }
        }
    }

    private static async Task ReactAsync(PersonAct act, WorkspaceMessage message)
    {
        var name = act.Text("name").Trim(':', ' ');
        var mine = message.Json.Objects("reactions").Any(r => r.Text("name") == name && r.Texts("users").Contains(act.Person.Id));
        act.Tell(await (mine ? act.Person.UnreactAsync(message, name) : act.Person.ReactAsync(message, name)).ConfigureAwait(false));
    }

    private static WorkspaceMessage FindMessage(WorkspaceUser person, string channel, string ts) =>
        person.See(channel).FirstOrDefault(m => m.Ts == ts) ?? throw new InvalidOperationException("The message is not there any more.");

    private static WorkspaceView FindView(WorkspaceUser person, string id) =>
        person.Views.Append(person.Home).FirstOrDefault(v => v?.Id == id) ?? throw new InvalidOperationException("The view is closed.");

    private static string WithoutParameter(Exception e) =>
        e is ArgumentException { ParamName: { } name } ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;
}
