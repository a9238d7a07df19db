namespace SlackGen.Apps;

/// <summary>Marks a method that handles events. Without names, the type of its event parameter says which: <c>AppMentionEvent</c>, <c>IMessageEvent</c>, <c>IEvent</c>.</summary>
/// <param name="types">Types of events or subscriptions, such as <c>reaction_added</c> or <c>message.im</c>; none to take those of the event parameter.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEventAttribute(params string[] types) : Attribute
{
    /// <summary>Gets the types of events or subscriptions.</summary>
    public IReadOnlyList<string> Types { get; } = types;

    /// <summary>
    /// Gets or sets the subtype of the events, such as <c>message_changed</c>; an empty string for events without a subtype. By default, the event parameter says which.
    /// The class of a subtype that your own <c>*.slack.yaml</c> declares does not: name the subtype here.
    /// </summary>
    public string? Subtype { get; set; }

    /// <summary>Gets or sets the moment of the acknowledgement. <see cref="Apps.Ack.First"/> by default.</summary>
    public Ack Ack { get; set; } = Ack.First;
}
