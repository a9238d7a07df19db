namespace SlackGen.Testing;

/// <summary>The triggers that open views: the <c>trigger_id</c> or <c>interactivity_pointer</c> of a delivery. The caller holds the gate.</summary>
internal sealed class TriggerBook
{
    private const int MaxTriggers = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Trigger> triggers = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Adds a trigger that has just been created for a delivery to a user.</summary>
    public void Add(WorkspaceState state, string id, string userId, string? conversationId)
    {
        if (order.Count == MaxTriggers)
        {
            triggers.Remove(order.Dequeue());
        }

        triggers.Add(id, new Trigger(userId, conversationId, state.Now));
        order.Enqueue(id);
    }

    /// <summary>Runs an action for the user and the conversation of a trigger. The trigger is used unless the action fails.</summary>
    /// <exception cref="WorkspaceErrorException">The trigger is unknown, expired or used.</exception>
    public T Exchange<T>(WorkspaceState state, string id, Func<string, string?, T> action)
    {
        if (!triggers.TryGetValue(id, out var trigger))
        {
            throw new WorkspaceErrorException("invalid_trigger_id");
        }

        if (trigger.IsUsed)
        {
            throw new WorkspaceErrorException("exchanged_trigger_id");
        }

        if (state.Now - trigger.CreatedAt > Lifetime)
        {
            throw new WorkspaceErrorException("expired_trigger_id");
        }

        var result = action(trigger.UserId, trigger.ConversationId);
        trigger.IsUsed = true;
        return result;
    }

    private sealed class Trigger(string userId, string? conversationId, DateTimeOffset createdAt)
    {
        public string UserId => userId;

        public string? ConversationId => conversationId;

        public DateTimeOffset CreatedAt => createdAt;

        public bool IsUsed { get; set; }
    }
}
