using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows menus: of fixed choices, users and conversations, and of choices that the app is asked for.</summary>
/// <param name="surface">The message or view.</param>
internal sealed class MenuRenderer(Surface surface)
{
    private const int DefaultMinQueryLength = 3;

    /// <summary>Shows a menu in which one choice can be picked.</summary>
    public Html ShowMenu(JsonObject element, ElementFrame frame)
    {
        var chosen = surface.ValueOf(element, frame.Key);
        return Html.Format($"""
            <span class="menu">{frame.Listing}<select id="{frame.Id}" name="{frame.Key}"{frame.Aria}{Focus(element)}{Auto(frame)}>
            <option value="">{element.PlainText("placeholder") ?? "Choose an option"}</option>{Options(ChoicesOf(element), chosen)}</select>{frame.Apply}</span>
            """);
    }

    /// <summary>Shows a menu in which several choices can be picked.</summary>
    public Html ShowMultiple(JsonObject element, ElementFrame frame) => ShowMultiple(element, ChoicesOf(element), frame, Html.Empty);

    /// <summary>Shows a menu whose choices the app supplies for what is typed.</summary>
    public Html ShowExternal(JsonObject element, ElementFrame frame, bool isMultiple)
    {
        var found = surface.Draft.Found.GetValueOrDefault(frame.Key);
        var chosen = surface.ValuesOf(element, frame.Key);
        var choices = WithChosen(found?.Choices, element, frame.Key, chosen);
        var search = Html.Format($"""
            <span class="search"><input type="search" id="{frame.Id}-find" name="{Draft.SearchField(frame.Key)}" value="{surface.Draft.TypedFor(frame.Key)}" placeholder="{element.PlainText("placeholder") ?? "Type to find"}" aria-label="Find choices of {frame.Label}" autocomplete="off" data-find="{element.Integer("min_query_length") ?? DefaultMinQueryLength}">
            <button class="apply" name="{ElementCommand.Field}" value="{new ElementCommand(ElementVerb.Find, frame.Key).ToString()}">Find</button></span>
            <span class="hint" role="status">{(found is null ? "" : Count(ElementValues.AllOptions(found.Choices).Count()))}</span>
            """);
        return isMultiple
            ? ShowMultiple(element, choices, frame, search)
            : Html.Format($"""
                <span class="menu external">{frame.Listing}{search}<select id="{frame.Id}" name="{frame.Key}"{frame.Aria}{Auto(frame)}>
                <option value="">{(found is null ? "Type to find choices" : "Choose an option")}</option>{Options(choices, chosen is [var first, ..] ? first : null)}</select>{frame.Apply}</span>
                """);
    }

    /// <summary>Shows the menu behind three dots.</summary>
    public static Html ShowOverflow(JsonObject element, ElementFrame frame)
    {
        var items = element.Objects("options").Select(option => Html.Format($"""
            <button name="{ElementCommand.Field}" value="{new ElementCommand(ElementVerb.Choose, frame.Key, option.Text("value")).ToString()}"{Html.If(SafeUrl.ForWeb(option.Text("url")) is not null, $" formtarget=\"_blank\"")}>{Emoji.ShowAll(option.PlainText("text"))}{Html.If(option.PlainText("description") is not null, $"<small>{option.PlainText("description")}</small>")}</button>
            """));
        return Html.Format($"""<details class="popup overflow" id="{frame.Id}"><summary aria-label="More actions">⋯</summary><div class="items">{items}</div></details>""");
    }

    private Html ShowMultiple(JsonObject element, JsonObject choices, ElementFrame frame, Html search)
    {
        var chosen = surface.ValuesOf(element, frame.Key);
        var labels = chosen.Select(v => ElementValues.FindOption(choices, v).PlainText("text") ?? v).ToList();
        var boxes = ElementValues.AllOptions(choices).Select((option, i) => Html.Format($"""
            <label><input type="checkbox" id="{frame.Id}-{Ids.Of(option.Text("value") ?? "")}" name="{frame.Key}" value="{option.Text("value")}"{Html.If(chosen.Contains(option.Text("value")), $" checked")}> {Emoji.ShowAll(option.PlainText("text"))}</label>
            """)).ToList();
        var most = element.Integer("max_selected_items");
        return Html.Format($"""
            <details class="popup multiple" id="{frame.Id}"{Html.If(!search.IsEmpty && surface.Draft.Found.ContainsKey(frame.Key), $" open")}>{frame.Listing}
            <summary{frame.Aria}>{Html.If(labels.Count == 0, $"""<span class="placeholder">{element.PlainText("placeholder") ?? "Choose options"}</span>""")}{labels.Select(l => Html.Format($"""<span class="chip">{l}</span>"""))}</summary>
            <div class="items" role="group" aria-label="{frame.Label}"{Html.If(most is not null, $" data-most=\"{most ?? 0}\"")}>{search}{boxes}
            {Html.If(boxes.Count == 0, $"""<span class="hint">There are no choices yet.</span>""")}
            {Html.If(frame.Dispatches, $"""<button class="done" name="{ElementCommand.Field}" value="{new ElementCommand(ElementVerb.Choose, frame.Key).ToString()}">Choose</button>""")}</div></details>
            """);
    }

    private JsonObject ChoicesOf(JsonObject element) => element.Text("type") switch
    {
        "static_select" or "multi_static_select" => element,
        "users_select" or "multi_users_select" => Choices(surface.Names.Users.Select(u => (u.Key, u.Value))),
        "channels_select" or "multi_channels_select" => Conversations(["public"]),
        _ => Conversations(element.Object("filter").Texts("include").ToList() is { Count: > 0 } kinds ? kinds : ["public", "private", "im", "mpim"]),
    };

    private JsonObject Conversations(IReadOnlyCollection<string> kinds) => Choices(surface.Names.Channels
        .Where(c => kinds.Contains(KindOf(c.Value.Kind)))
        .Select(c => (c.Key, c.Value.Label)));

    private static string KindOf(WorkspaceChannelKind kind) => kind switch
    {
        WorkspaceChannelKind.Public => "public",
        WorkspaceChannelKind.Private => "private",
        WorkspaceChannelKind.DirectMessage => "im",
        WorkspaceChannelKind.GroupMessage => "mpim",
    };

    private static JsonObject Choices(IEnumerable<(string Value, string Text)> choices) => new()
    {
        ["options"] = new JsonArray([.. choices.Select(c => (JsonNode)new JsonObject
        {
            ["value"] = c.Value,
            ["text"] = new JsonObject { ["text"] = c.Text },
        })]),
    };

    // What is chosen stays on offer when the app offers other choices.
    private JsonObject WithChosen(JsonObject? found, JsonObject element, ElementKey key, IReadOnlyList<string> chosen)
    {
        var choices = found?.DeepClone().AsObject() ?? [];
        var missing = chosen.Where(v => ElementValues.FindOption(choices, v) is null).Select(v =>
            Selected(element, "initial_", v) ?? Selected(surface.State.Object(key.Block).Object(key.Action), "selected_", v) ?? new JsonObject
            {
                ["value"] = v,
                ["text"] = new JsonObject { ["text"] = v },
            }).ToList();
        if (missing.Count > 0)
        {
            var groups = choices.ContainsKey("option_groups");
            var list = groups ? new JsonArray() : choices["options"] as JsonArray ?? (JsonArray)(choices["options"] = new JsonArray());
            missing.ForEach(m => list.Add(m.DeepClone()));
            if (groups)
            {
                choices["option_groups"]!.AsArray().Add(new JsonObject { ["label"] = new JsonObject { ["text"] = "Chosen" }, ["options"] = list });
            }
        }

        return choices;
    }

    private static JsonObject? Selected(JsonObject? holder, string prefix, string value) =>
        holder.Objects(prefix + "options").Append(holder.Object(prefix + "option")).FirstOrDefault(o => o.Text("value") == value);

    private static Html Options(JsonObject choices, string? chosen) =>
        Html.Join(choices.Objects("options").Select(o => Option(o, chosen)))
        + Html.Join(choices.Objects("option_groups").Select(g =>
            Html.Format($"""<optgroup label="{g.PlainText("label")}">{g.Objects("options").Select(o => Option(o, chosen))}</optgroup>""")));

    private static Html Option(JsonObject option, string? chosen) =>
        Html.Format($"""<option value="{option.Text("value")}"{Html.If(option.Text("value") == chosen, $" selected")}>{option.PlainText("text")}</option>""");

    private static string Count(int count) => count == 1 ? "1 choice" : FormattableString.Invariant($"{count} choices");

    private static Html Auto(ElementFrame frame) => Html.If(frame.Dispatches, $" data-auto");

    private static Html Focus(JsonObject element) => Html.If(element.Flag("focus_on_load"), $" autofocus");
}
