using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <content>What a user does with modals and the Home tab.</content>
public sealed partial class WorkspaceUser
{
    // Slack's client has another wording.
    private const string RequiredMessage = "This field needs a value.";

    /// <summary>Gets the open modals, the visible one last.</summary>
    public IReadOnlyList<WorkspaceView> Views
    {
        get
        {
            lock (State.Gate)
            {
                return [.. State.Views.ModalsOf(user.Id).Select(ToView)];
            }
        }
    }

    /// <summary>Gets the Home tab; null if the app has published none.</summary>
    public WorkspaceView? Home
    {
        get
        {
            lock (State.Gate)
            {
                return State.Views.HomeOf(user.Id) is { } home ? ToView(home) : null;
            }
        }
    }

    /// <summary>
    /// Submits a modal. Slack's client refuses required inputs without a value: the outcome then has <see cref="ActOutcome.Errors"/> and no delivery. The
    /// modal then closes, changes, shows errors or another modal, as the app's acknowledgement says.
    /// </summary>
    /// <param name="view">The visible modal.</param>
    /// <param name="values">
    /// The values by action ID or by <c>block_id.action_id</c>: text, a list of values as for <see cref="SelectAsync(WorkspaceView, string, string[])"/>, or
    /// a JSON object as in <c>view.state.values</c>, which is sent as it is. Inputs without a value here keep what was entered.
    /// </param>
    /// <exception cref="ArgumentException">There is no such input, or it does not take the value.</exception>
    /// <exception cref="InvalidOperationException">The user does not see the modal, or it has no button to submit it.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public async Task<ActOutcome> SubmitAsync(WorkspaceView view, IReadOnlyDictionary<string, object?>? values = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        var link = LinkToInstalledApp;
        values ??= new Dictionary<string, object?>();
        foreach (var (name, value) in values)
        {
            await OfferAsync(name, Read(value).Texts, null, () => PlaceOf(view)).ConfigureAwait(false);
        }

        ActWatch watch;
        ActPlace place;
        JsonObject payload;
        lock (State.Gate)
        {
            VerifyInteractive();
            place = PlaceOf(view);
            if (place.View!.Json["submit"] is null)
            {
                throw new InvalidOperationException($"{place.Name} has no button to submit it.");
            }

            Enter(place, values);
            watch = new ActWatch(workspace, user);
            if (MissingValues(place) is { Count: > 0 } missing)
            {
                return new ActOutcome(watch) { View = VisibleModal(), Errors = missing };
            }

            payload = AsUser(new JsonObject
            {
                ["type"] = "view_submission",
                ["trigger_id"] = State.Views.CreateTrigger(State, user.Id),
                ["view"] = place.View.Json.DeepClone(),
                ["response_urls"] = ResponseUrlsOf(place, link, user.Id, State.App.TeamId),
            });
        }

        var acknowledgement = await link.AskAsync("The form", t => t.SendInteractionAsync(payload)).ConfigureAwait(false);
        return workspace.Change(() =>
        {
            var reply = acknowledgement.Warning is null ? ViewReply.Apply(State, place.View, acknowledgement.Payload, link.Check) : null;
            if (reply?.Shown is { } shown)
            {
                watch.MarkSeen(shown);
            }

            return new ActOutcome(watch)
            {
                Deliveries = DeliveriesOf(acknowledgement),
                View = VisibleModal(),
                Errors = reply?.Errors ?? new Dictionary<string, string>(),
                Warning = acknowledgement.Warning ?? (reply?.Warning is { } mistake ? AppLink.Warn("The form", mistake) : null),
            };
        });
    }

    /// <summary>Closes a modal. The one below becomes visible, unless the modal clears all when it is closed.</summary>
    /// <param name="view">The visible modal.</param>
    /// <returns>The outcome, with a delivery of each modal that wants to be told.</returns>
    /// <exception cref="InvalidOperationException">The user does not see the modal.</exception>
    /// <exception cref="TimeoutException">The app has not acknowledged within 30 seconds of real time, and the clock of the fake stands still.</exception>
    public async Task<ActOutcome> CloseAsync(WorkspaceView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var link = LinkToInstalledApp;
        ActWatch watch;
        List<JsonObject> payloads;
        lock (State.Gate)
        {
            VerifyInteractive();
            var closed = PlaceOf(view).View!;
            if ((string?)closed.Json["type"] == "home")
            {
                throw new InvalidOperationException("The Home tab cannot be closed.");
            }

            watch = new ActWatch(workspace, user);
            var clears = (bool?)closed.Json["clear_on_close"] == true;
            IReadOnlyList<ViewEntity> all = clears ? [.. State.Views.ModalsOf(user.Id).Reverse()] : [closed];
            payloads = [.. all.Where(v => (bool?)v.Json["notify_on_close"] == true).Select(v => AsUser(new JsonObject
            {
                ["type"] = "view_closed",
                ["view"] = v.Json.DeepClone(),
                ["is_cleared"] = clears,
            }))];
            if (clears)
            {
                State.Views.Clear(user.Id);
            }
            else
            {
                State.Views.Close(user.Id);
            }
        }

        var acknowledgements = new List<AppAcknowledgement>();
        foreach (var payload in payloads)
        {
            acknowledgements.Add(await link.AskAsync("The closed form", t => t.SendInteractionAsync(payload)).ConfigureAwait(false));
        }

        // The client shows no warning: the modal is gone.
        return workspace.Change(() => new ActOutcome(watch) { Deliveries = [.. acknowledgements.SelectMany(DeliveriesOf)], View = VisibleModal() });
    }

    /// <summary>Opens the Home tab of the app. <see cref="ActOutcome.WaitForViewAsync"/> waits until the app publishes it.</summary>
    /// <returns>The outcome, with the Home tab as it is.</returns>
    /// <exception cref="InvalidOperationException">The app's manifest has no Home tab.</exception>
    public async Task<ActOutcome> OpenHomeAsync()
    {
        if (State.App.Manifest is { HasHomeTab: false })
        {
            throw new InvalidOperationException("The app's manifest has no Home tab: features.app_home.home_tab_enabled is not true.");
        }

        var outcome = await ChangeAsync(() =>
        {
            var opened = new JsonObject
            {
                ["type"] = "app_home_opened",
                ["user"] = user.Id,
                ["channel"] = ActChannel.GetOrAddDirect(State, user, State.Bot).Id,
                ["tab"] = "home",
            };
            if (State.Views.HomeOf(user.Id) is { } home)
            {
                opened["view"] = home.Json.DeepClone();
            }

            State.Raise(opened);
            return null;
        }).ConfigureAwait(false);
        outcome.View = Home;
        return outcome;
    }

    private void Enter(ActPlace place, IReadOnlyDictionary<string, object?> values)
    {
        // All values are read before one is set, so that an exception changes nothing.
        var entered = new List<(JsonObject Entry, StatefulElement Type, JsonNode? Value)>();
        foreach (var (name, value) in values)
        {
            var (block, element) = place.Find(name);
            var type = StatefulElement.Find(element) ?? throw new ArgumentException($"The element '{name}' is a {element["type"]}, which has no value.", nameof(values));
            var (entry, texts) = Read(value);
            entered.Add((
                place.ValueOf(block, element),
                type,
                entry is null ? new ElementInput(State, user).Read(element, texts, OptionsOf(place, block, element)) : entry[type.ValueField]?.DeepClone()));
        }

        foreach (var (entry, type, value) in entered)
        {
            entry[type.ValueField] = value;
        }
    }

    // An object is an entry of view.state.values; anything else is what a person enters.
    private static (JsonObject? Entry, IReadOnlyList<string> Texts) Read(object? value) => value switch
    {
        null => (null, []),
        string text => (null, [text]),
        _ => StubResponse.ToJson(value) switch
        {
            JsonObject entry => (entry, []),
            JsonArray items => (null, [.. items.Select(i => i!.ToString())]),
            { } scalar => (null, [scalar.ToString()]),
            null => (null, []),
        },
    };

    private static Dictionary<string, string> MissingValues(ActPlace place) => place.Elements()
        .Where(e => (string?)e.Block["type"] == "input" && (bool?)e.Block["optional"] != true)
        .Where(e => StatefulElement.Find(e.Element) is { } type && place.ValueOf(e.Block, e.Element)[type.ValueField] switch
        {
            null or JsonArray { Count: 0 } => true,
            JsonValue text => text.ToString().Length == 0,
            _ => false,
        })
        .ToDictionary(e => (string)e.Block["block_id"]!, _ => RequiredMessage);

    private static JsonArray ResponseUrlsOf(ActPlace place, AppLink link, string userId, string teamId) => new([.. place.Elements()
        .Where(e => (bool?)e.Element["response_url_enabled"] == true)
        .Select(e => (e.Block, e.Element, Chosen: place.ValueOf(e.Block, e.Element) is var entry ? entry["selected_conversation"] ?? entry["selected_channel"] : null))
        .Where(e => e.Chosen is not null)
        .Select(e => new JsonObject
        {
            ["block_id"] = e.Block["block_id"]?.DeepClone(),
            ["action_id"] = e.Element["action_id"]?.DeepClone(),
            ["channel_id"] = e.Chosen!.DeepClone(),
            ["response_url"] = link.CreateResponseUrl((string)e.Chosen!, userId, teamId).AbsoluteUri,
        })]);
}
