using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Acts on the elements of messages and views.</summary>
internal static class ElementActs
{
    /// <summary>Acts on a message.</summary>
    public static Task DoAsync(PersonAct act, WorkspaceMessage message) => DoAsync(
        act,
        SurfaceIds.Of(message),
        [.. message.Json.Objects("blocks"), .. message.Json.Objects("attachments").SelectMany(a => a.Objects("blocks"))],
        new ElementPlace(
            key => act.Person.ClickAsync(message, key),
            (key, values) => act.Person.SelectAsync(message, key, values),
            (key, typed) => act.Person.OptionsAsync(message, key, typed)));

    /// <summary>Acts on a view.</summary>
    public static Task DoAsync(PersonAct act, WorkspaceView view) => ElementCommand.Parse(act.Text(ElementCommand.Field))?.Verb switch
    {
        ElementVerb.Submit => SubmitAsync(act, view),
        ElementVerb.Close => CloseAsync(act, view),
        _ => DoAsync(
            act,
            SurfaceIds.Of(view),
            [.. view.Json.Objects("blocks")],
            new ElementPlace(
                key => act.Person.ClickAsync(view, key),
                (key, values) => act.Person.SelectAsync(view, key, values),
                (key, typed) => act.Person.OptionsAsync(view, key, typed))),
    };

    private static async Task DoAsync(PersonAct act, string surface, IReadOnlyList<JsonObject> blocks, ElementPlace place)
    {
        var command = ElementCommand.Parse(act.Text(ElementCommand.Field)) ?? throw new ArgumentException("The form names no element.");
        var draft = act.Session.DraftOf(surface) with { Values = act.Fields() };
        if (command.Key is not { } key)
        {
            act.Session.Keep(surface, draft);
            return;
        }

        var element = ElementSearch.Find(blocks, key) ?? throw new InvalidOperationException("The element is not there any more.");
        string[] chosen = command.Value is { } value ? [value] : command.Verb == ElementVerb.Choose ? [.. draft.ValuesOf(key) ?? []] : [];
        var url = SafeUrl.ForWeb(element.Text("url") ?? (chosen is [var only] ? ElementValues.FindOption(element, only).Text("url") : null));
        act.Session.Keep(surface, draft);
        if (element.Object("confirm") is { } dialog && !act.IsConfirmed && command.Verb is ElementVerb.Click or ElementVerb.Choose)
        {
            act.Session.Confirmation = new PendingConfirmation(dialog, act.Path, act.Fields(), url is not null);
            return;
        }

        await EnterAsync(blocks, draft, key, place).ConfigureAwait(false);
        switch (command.Verb)
        {
            case ElementVerb.Click:
                act.OpensUrl = url;
                act.Tell(await place.ClickAsync(key.Path).ConfigureAwait(false));
                break;
            case ElementVerb.Choose:
                act.OpensUrl = url;
                act.Tell(await place.SelectAsync(key.Path, chosen).ConfigureAwait(false));
                break;
            case ElementVerb.Find:
                var typed = draft.TypedFor(key);
                var found = await place.OptionsAsync(key.Path, typed).ConfigureAwait(false);
                act.Tell(found);
                act.Session.Keep(surface, draft.With(key, FoundOptions.Create(typed, found.Choices)));
                break;
            default:
                throw new ArgumentException($"{command.Verb} is not for an element.");
        }
    }

    // A click tells the app what is typed into inputs that tell nothing by themselves.
    private static async Task EnterAsync(IReadOnlyList<JsonObject> blocks, Draft draft, ElementKey acting, ElementPlace place)
    {
        foreach (var block in blocks.Where(b => b.Text("type") == "input" && !b.Flag("dispatch_action")))
        {
            var key = new ElementKey(block.Text("block_id") ?? "", block.Object("element").Text("action_id") ?? "");
            if (key == acting || draft.ValuesOf(key) is not { } values || block.Object("element").Text("type") == "file_input")
            {
                continue;
            }

            try
            {
                await place.SelectAsync(key.Path, [.. values]).ConfigureAwait(false);
            }
            catch (ArgumentException)
            {
                // What is half typed, such as an address without its domain, has no value yet.
            }
        }
    }

    private static async Task SubmitAsync(PersonAct act, WorkspaceView view)
    {
        var surface = SurfaceIds.Of(view);
        var draft = act.Session.DraftOf(surface) with { Values = act.Fields() };
        act.Session.Keep(surface, draft);
        var values = new Dictionary<string, object?>();
        foreach (var block in view.Json.Objects("blocks").Where(b => b.Text("type") == "input"))
        {
            if (block.Object("element") is { } element)
            {
                var key = new ElementKey(block.Text("block_id") ?? "", element.Text("action_id") ?? "");
                values[key.Path] = ElementSubmission.Read(element, draft.ValuesOf(key) ?? []);
            }
        }

        var outcome = await act.Person.SubmitAsync(view, values).ConfigureAwait(false);
        act.Tell(outcome);
        act.Session.SetErrors(view.Id, outcome.Errors);
    }

    private static async Task CloseAsync(PersonAct act, WorkspaceView view)
    {
        act.Tell(await act.Person.CloseAsync(view).ConfigureAwait(false));
        act.Session.SetErrors(view.Id, new Dictionary<string, string>());
    }
}
