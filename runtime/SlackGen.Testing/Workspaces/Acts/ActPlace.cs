using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The message or view in which a person acts, as it is now.</summary>
internal sealed class ActPlace
{
    private readonly IReadOnlyList<JsonArray> blocks;
    private readonly JsonObject values;

    private ActPlace(string name, IReadOnlyList<JsonArray> blocks, JsonObject values) => (Name, this.blocks, this.values) = (name, blocks, values);

    /// <summary>Gets the name of the place in messages of exceptions.</summary>
    public string Name { get; }

    /// <summary>Gets the view; null for a message.</summary>
    public ViewEntity? View { get; private init; }

    /// <summary>Gets the channel of the message; null for a view.</summary>
    public ChannelEntity? Channel { get; private init; }

    /// <summary>Gets the message; null for a view.</summary>
    public WorkspaceMessage? Message { get; private init; }

    /// <summary>Returns the place of a view that the user sees.</summary>
    /// <exception cref="InvalidOperationException">The view is closed, or below another one.</exception>
    public static ActPlace Of(WorkspaceState state, UserEntity user, WorkspaceView view)
    {
        var name = view.Title.Length > 0 ? $"the view '{view.Title}'" : "the Home tab";
        if (state.Views.HomeOf(user.Id) is { } home && home.Id == view.Id)
        {
            return OfView(name, home);
        }

        var modals = state.Views.ModalsOf(user.Id);
        var entity = modals.FirstOrDefault(m => m.Id == view.Id)
            ?? throw new InvalidOperationException($"@{user.Name} does not see {name}: {(modals.Count == 0 ? "no modal is open" : "it is closed")}.");
        return entity == modals[^1]
            ? OfView(name, entity)
            : throw new InvalidOperationException($"@{user.Name} cannot act in {name}: it is below another modal.");
    }

    /// <summary>Returns the place of a message that the user sees.</summary>
    /// <exception cref="InvalidOperationException">The user does not see the message any more.</exception>
    public static ActPlace Of(WorkspaceState state, UserEntity user, WorkspaceMessage message, MessageInputs inputs)
    {
        var channel = ActChannel.Find(state, user, message.ChannelId);
        var entity = message.IsEphemeral
            ? state.Ephemerals.Of(channel.Id, user.Id).FirstOrDefault(m => m.Ts == message.Ts)
            : channel.Messages.GetValueOrDefault(message.Ts);
        if (entity is null)
        {
            throw new InvalidOperationException($"@{user.Name} does not see the message {message.Ts} in {ActChannel.NameOf(channel)}: it was deleted, or only another user sees it.");
        }

        var json = MessageJson.Create(state, channel, entity);
        var blocks = BlocksOf(json);
        return new ActPlace("the message", blocks, inputs.Read(user.Id, channel.Id, message.Ts, blocks))
        {
            Channel = channel,
            Message = new WorkspaceMessage(channel.Id, json, message.IsEphemeral),
        };
    }

    /// <summary>Returns an element that the user can act on.</summary>
    /// <param name="actionId">The action ID, or <c>block_id.action_id</c>.</param>
    /// <exception cref="ArgumentException">There is no such element.</exception>
    public (JsonObject Block, JsonObject Element) Find(string actionId)
    {
        var all = Elements().ToList();
        var found = all.Where(e => IsNamed(e, actionId)).ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new ArgumentException($"There is no element '{actionId}' in {Name}. There are {Describe(all)}.", nameof(actionId)),
            _ => throw new ArgumentException($"There are several elements '{actionId}' in {Name}. Name one as block_id.action_id: {Describe(found)}.", nameof(actionId)),
        };
    }

    /// <summary>Returns the elements that the user can act on, each with its block.</summary>
    public IEnumerable<(JsonObject Block, JsonObject Element)> Elements() => blocks.SelectMany(BlockElements.Interactive);

    /// <summary>Returns what the user has entered into an element.</summary>
    public JsonObject ValueOf(JsonObject block, JsonObject element) => values[(string)block["block_id"]!]![(string)element["action_id"]!]!.AsObject();

    /// <summary>Creates an interaction that took place here.</summary>
    public JsonObject CreatePayload(string type)
    {
        var payload = new JsonObject { ["type"] = type };
        if (View is { } view)
        {
            payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
            payload["view"] = view.Json.DeepClone();
            return payload;
        }

        var container = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = Message!.Ts,
            ["channel_id"] = Channel!.Id,
            ["is_ephemeral"] = Message.IsEphemeral,
        };
        if (Message.ThreadTs is { } thread)
        {
            container["thread_ts"] = thread;
        }

        payload["container"] = container;
        payload["channel"] = ActChannel.ToJson(Channel);

        // Slack sends no ephemeral message.
        payload["message"] = Message.IsEphemeral ? null : Message.Json.DeepClone();
        if (type == "block_actions")
        {
            payload["state"] = new JsonObject { ["values"] = values.DeepClone() };
        }

        return payload;
    }

    private static ActPlace OfView(string name, ViewEntity view)
    {
        if (view.Json["state"] is not JsonObject state)
        {
            view.Json["state"] = state = [];
        }

        var blocks = view.Json["blocks"]!.AsArray();
        var values = BlockElements.ReadValues(blocks, state["values"] as JsonObject);
        state["values"] = values;
        return new ActPlace(name, [blocks], values) { View = view };
    }

    private static List<JsonArray> BlocksOf(JsonObject message) =>
        [.. (message["attachments"] as JsonArray ?? []).Select(a => a?["blocks"]).Prepend(message["blocks"]).OfType<JsonArray>()];

    private static bool IsNamed((JsonObject Block, JsonObject Element) found, string actionId) =>
        (string?)found.Element["action_id"] == actionId || $"{found.Block["block_id"]}.{found.Element["action_id"]}" == actionId;

    private static string Describe(List<(JsonObject Block, JsonObject Element)> all) => all.Count == 0
        ? "no elements at all"
        : string.Join(", ", all.Select(e => $"{e.Block["block_id"]}.{e.Element["action_id"]} ({e.Element["type"]})"));
}
