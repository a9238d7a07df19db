using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>What a user does with the elements of messages and views.</content>
public sealed partial class WorkspaceUser
{
    private const int DefaultQueryLength = 3;

    /// <summary>Clicks a button of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <exception cref="ArgumentException">The message has no such button.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the message.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> ClickAsync(WorkspaceMessage message, string actionId) => ClickAsync(actionId, message, () => PlaceOf(message));

    /// <summary>Clicks a button of a view.</summary>
    /// <param name="view">The view, which is the visible modal or the Home tab.</param>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <exception cref="ArgumentException">The view has no such button.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the view.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> ClickAsync(WorkspaceView view, string actionId) => ClickAsync(actionId, null, () => PlaceOf(view));

    /// <summary>Chooses or types in an element of a message: a menu, a picker, checkboxes, radio buttons, an overflow menu, feedback buttons, an input.</summary>
    /// <param name="message">The message.</param>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <param name="values">
    /// The values or texts of options; IDs or names of users and conversations; a date <c>2026-08-20</c>, a time <c>09:30</c>, Unix seconds; text. None
    /// empties the element. An external menu asks the app with the value unless it has offered it already.
    /// </param>
    /// <exception cref="ArgumentException">There is no such element, or it does not take the values.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the message.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> SelectAsync(WorkspaceMessage message, string actionId, params string[] values) =>
        SelectAsync(actionId, values, message, () => PlaceOf(message));

    /// <summary>Chooses or types in an element of a view. The app learns of an element in an input block only if it dispatches actions.</summary>
    /// <param name="view">The view, which is the visible modal or the Home tab.</param>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <param name="values">The values as in a message.</param>
    /// <exception cref="ArgumentException">There is no such element, or it does not take the values.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the view.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> SelectAsync(WorkspaceView view, string actionId, params string[] values) =>
        SelectAsync(actionId, values, null, () => PlaceOf(view));

    /// <summary>Types into an external menu of a message and returns what the app offers.</summary>
    /// <param name="message">The message.</param>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <param name="typed">The text, at least <c>min_query_length</c> characters.</param>
    /// <exception cref="ArgumentException">There is no such menu, or the text is too short for it to ask the app.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the message.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> OptionsAsync(WorkspaceMessage message, string actionId, string typed) => OptionsAsync(actionId, typed, message, () => PlaceOf(message));

    /// <summary>Types into an external menu of a view and returns what the app offers.</summary>
    /// <param name="view">The view, which is the visible modal or the Home tab.</param>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <param name="typed">The text, at least <c>min_query_length</c> characters.</param>
    /// <exception cref="ArgumentException">There is no such menu, or the text is too short for it to ask the app.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the view.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public Task<ActOutcome> OptionsAsync(WorkspaceView view, string actionId, string typed) => OptionsAsync(actionId, typed, null, () => PlaceOf(view));

    private ActPlace PlaceOf(WorkspaceMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ActPlace.Of(State, user, message, workspace.Inputs);
    }

    private ActPlace PlaceOf(WorkspaceView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return ActPlace.Of(State, user, view);
    }

    private Task<ActOutcome> ClickAsync(string actionId, WorkspaceMessage? message, Func<ActPlace> find)
    {
        ArgumentException.ThrowIfNullOrEmpty(actionId);
        return InteractAsync($"The button '{actionId}'", message, () =>
        {
            var place = find();
            var (block, element) = place.Find(actionId);
            return (string?)element["type"] is "button" or "workflow_button" or "icon_button"
                ? ActOn(place, ActionJson.Create(State, block, element))
                : throw new ArgumentException($"The element '{actionId}' of {place.Name} is a {element["type"]}: SelectAsync chooses in it.", nameof(actionId));
        });
    }

    private async Task<ActOutcome> SelectAsync(string actionId, IReadOnlyList<string> values, WorkspaceMessage? message, Func<ActPlace> find)
    {
        ArgumentException.ThrowIfNullOrEmpty(actionId);
        ArgumentNullException.ThrowIfNull(values);
        await OfferAsync(actionId, values, message, find).ConfigureAwait(false);
        return await InteractAsync($"The element '{actionId}'", message, () =>
        {
            var place = find();
            var (block, element) = place.Find(actionId);
            if (StatefulElement.Find(element) is not { } type)
            {
                return ActOn(place, Choose(block, element, values));
            }

            var value = new ElementInput(State, user).Read(element, values, OptionsOf(place, block, element));
            place.ValueOf(block, element)[type.ValueField] = value;
            var dispatches = (string?)block["type"] != "input" || (bool?)block["dispatch_action"] == true;
            return dispatches ? ActOn(place, ActionJson.Create(State, block, element, type, value)) : null;
        }).ConfigureAwait(false);
    }

    private JsonObject Choose(JsonObject block, JsonObject element, IReadOnlyList<string> values)
    {
        JsonObject[] options = (string?)element["type"] switch
        {
            "overflow" => [.. ElementInput.OptionsOf(element)],
            "feedback_buttons" => [element["positive_button"]!.AsObject(), element["negative_button"]!.AsObject()],
            _ => throw new ArgumentException($"The element '{element["action_id"]}' is a {element["type"]}: ClickAsync clicks it."),
        };
        var chosen = values is [var value] ? options.FirstOrDefault(o => (string?)o["value"] == value) ?? options.FirstOrDefault(o => (string?)o["text"]?["text"] == value) : null;
        if (chosen is null)
        {
            throw new ArgumentException(
                $"The element '{element["action_id"]}' ({element["type"]}) takes one of {string.Join(", ", options.Select(o => o["value"]))}, not '{string.Join(", ", values)}'.", nameof(values));
        }

        return (string?)element["type"] == "overflow" ? ActionJson.Create(State, block, element, chosen) : ActionJson.CreateFeedback(State, block, element, chosen);
    }

    private async Task<ActOutcome> OptionsAsync(string actionId, string typed, WorkspaceMessage? message, Func<ActPlace> find)
    {
        ArgumentException.ThrowIfNullOrEmpty(actionId);
        ArgumentNullException.ThrowIfNull(typed);
        var link = LinkToInstalledApp;
        ActWatch watch;
        JsonObject payload;
        string menu;
        lock (State.Gate)
        {
            VerifyInteractive();
            var place = find();
            var (block, element) = place.Find(actionId);
            Verify(element, actionId, typed);
            watch = new ActWatch(workspace, user, message);
            menu = MenuOf(place, block, element);
            payload = AsUser(place.CreatePayload("block_suggestion"));
            (payload["action_id"], payload["block_id"], payload["value"]) = (element["action_id"]!.DeepClone(), block["block_id"]!.DeepClone(), typed);
        }

        var acknowledgement = await link.AskAsync($"The menu '{actionId}'", t => t.SendInteractionAsync(payload)).ConfigureAwait(false);
        return workspace.Change(() =>
        {
            var mistake = acknowledgement.Warning is null ? link.Check.CheckOptions(acknowledgement.Payload) : null;
            var isShown = acknowledgement.Warning is null && mistake is null;
            workspace.Offered.Set(menu, isShown ? [.. ElementInput.OptionsOf(acknowledgement.Payload!)] : []);
            return new ActOutcome(watch)
            {
                Deliveries = DeliveriesOf(acknowledgement),
                Choices = isShown ? ReadChoices(acknowledgement.Payload!) : [],
                View = VisibleModal(),
                Warning = acknowledgement.Warning ?? (mistake is null ? null : AppLink.Warn($"The menu '{actionId}'", mistake)),
            };
        });
    }

    // Types values into an external menu that has not offered them yet, as a person must. A menu that fails offers nothing to choose.
    private async Task OfferAsync(string actionId, IReadOnlyList<string> values, WorkspaceMessage? message, Func<ActPlace> find)
    {
        foreach (var value in values)
        {
            lock (State.Gate)
            {
                var place = find();
                var (block, element) = place.Find(actionId);
                if (!ElementInput.IsExternal(element) || OptionsOf(place, block, element).Any(o => (string?)o["value"] == value || (string?)o["text"]?["text"] == value))
                {
                    continue;
                }
            }

            if ((await OptionsAsync(actionId, value, message, find).ConfigureAwait(false)).Warning is { } warning)
            {
                throw new ArgumentException($"The menu '{actionId}' does not offer '{value}'. {warning}.", nameof(values));
            }
        }
    }

    // What is chosen already needs no second offer.
    private IReadOnlyList<JsonObject> OptionsOf(ActPlace place, JsonObject block, JsonObject element)
    {
        if (!ElementInput.IsExternal(element))
        {
            return [.. ElementInput.OptionsOf(element)];
        }

        var entry = place.ValueOf(block, element);
        return [.. workspace.Offered.Get(MenuOf(place, block, element)), .. (entry["selected_options"] as JsonArray ?? []).Append(entry["selected_option"]).OfType<JsonObject>()];
    }

    private string MenuOf(ActPlace place, JsonObject block, JsonObject element) =>
        string.Join('|', user.Id, place.View?.Id ?? $"{place.Channel!.Id}|{place.Message!.Ts}", block["block_id"], element["action_id"]);

    private static void Verify(JsonObject element, string actionId, string typed)
    {
        if (!ElementInput.IsExternal(element))
        {
            throw new ArgumentException($"The element '{actionId}' is a {element["type"]}, which asks the app for no options.", nameof(actionId));
        }

        var fewest = ElementInput.NumberOf(element, "min_query_length") ?? DefaultQueryLength;
        if (typed.Length < fewest)
        {
            throw new ArgumentException($"The menu '{actionId}' asks the app after {fewest} characters: '{typed}' has {typed.Length}.", nameof(typed));
        }
    }

    private static List<ActOption> ReadChoices(JsonObject reply)
    {
        static IEnumerable<ActOption> Read(JsonNode? options, string? group) => (options as JsonArray ?? [])
            .Select(o => new ActOption(o!["value"]!.ToString(), o["text"]?["text"]?.ToString() ?? o["text"]?.ToString() ?? "", group));
        return [.. Read(reply["options"], null), .. (reply["option_groups"] as JsonArray ?? []).SelectMany(g => Read(g!["options"], g["label"]?["text"]?.ToString()))];
    }

    private static JsonObject ActOn(ActPlace place, JsonObject action)
    {
        var payload = place.CreatePayload("block_actions");
        payload["actions"] = new JsonArray(action);
        return payload;
    }
}
