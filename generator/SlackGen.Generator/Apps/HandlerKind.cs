namespace SlackGen.Generator.Apps;

/// <summary>A kind of handler, with everything that the readers know about it.</summary>
/// <param name="Name">The member of <c>SlackHandlerKind</c>; with <c>On</c> before it, the attribute.</param>
/// <param name="Deliveries">The name of its deliveries in messages.</param>
/// <param name="NameKind">The name of its names in messages.</param>
/// <param name="NameRule">The rule of its names.</param>
/// <param name="Payload">The payload parameter that messages suggest.</param>
/// <param name="Reply">The class of its reply; null for a kind without one.</param>
/// <param name="RequiresReply">Whether a handler must return a reply.</param>
/// <param name="IsReplyAcknowledgement">Whether the reply travels with the acknowledgement, and not in a call of its own.</param>
/// <param name="AcknowledgesFirst">Whether <c>Ack.First</c> is the default.</param>
internal sealed record HandlerKind(
    string Name,
    string Deliveries,
    string NameKind,
    NameRule NameRule,
    string Payload,
    string? Reply = null,
    bool RequiresReply = false,
    bool IsReplyAcknowledgement = false,
    bool AcknowledgesFirst = false)
{
    public static readonly HandlerKind Event = new("Event", "events", "event", NameRule.EventType, "an event such as AppMentionEvent", AcknowledgesFirst: true);

    public static readonly HandlerKind Command = new(
        "Command", "commands", "command", NameRule.Command, "SlashCommand", Reply: "CommandReply", IsReplyAcknowledgement: true);

    public static readonly HandlerKind Action = new("Action", "actions", "action ID", NameRule.Id, "an action such as ButtonAction");

    public static readonly HandlerKind Submit = new(
        "Submit", "submissions", "callback ID", NameRule.Id, "ViewSubmission", Reply: "ViewReply", IsReplyAcknowledgement: true);

    public static readonly HandlerKind Closed = new("Closed", "closed modals", "callback ID", NameRule.Id, "ViewClosed");

    public static readonly HandlerKind Options = new(
        "Options", "options", "action ID", NameRule.Id, "BlockSuggestion", Reply: "OptionsReply", RequiresReply: true, IsReplyAcknowledgement: true);

    public static readonly HandlerKind Shortcut = new("Shortcut", "shortcuts", "callback ID", NameRule.Id, "GlobalShortcut or MessageShortcut");

    public static readonly HandlerKind Function = new(
        "Function", "functions", "callback ID", NameRule.Id, "FunctionExecutedEvent", Reply: "FunctionReply", AcknowledgesFirst: true);

    /// <summary>Gets all kinds, in the order of <c>SlackHandlerKind</c>.</summary>
    public static IReadOnlyList<HandlerKind> All { get; } = [Event, Command, Action, Submit, Closed, Options, Shortcut, Function];

    /// <summary>Gets the name of the attribute's class.</summary>
    public string AttributeClass => $"On{Name}Attribute";

    /// <summary>Gets the full name of the attribute's class.</summary>
    public string AttributeName => $"{AppSymbols.Namespace}.{AttributeClass}";

    /// <summary>Gets the attribute as users write it.</summary>
    public string Attribute => $"[On{Name}]";
}

/// <summary>The rules of the names in the attributes of handlers.</summary>
internal enum NameRule
{
    /// <summary>The type of an event, or a subscription: <c>message.im</c>.</summary>
    EventType,

    /// <summary>A command with its slash.</summary>
    Command,

    /// <summary>An action ID or a callback ID.</summary>
    Id,
}
