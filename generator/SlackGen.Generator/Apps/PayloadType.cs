namespace SlackGen.Generator.Apps;

/// <summary>A class of <c>SlackGen.Types</c> that a parameter of a handler can have. Events and actions are not listed; their symbols say what they are.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Kind">The kind of handler.</param>
/// <param name="IsPart">Whether it is the part of the payload that the handler handles, and not the whole payload.</param>
/// <param name="Type">The type of the payload to which the parameter restricts the handler; null where the kind has one type.</param>
internal sealed record PayloadType(string Name, HandlerKind Kind, bool IsPart = false, string? Type = null)
{
    /// <summary>The type of the payloads with actions of Block Kit. Legacy interactive messages have another one.</summary>
    public const string BlockActions = "block_actions";

    private static readonly PayloadType[] All =
    [
        new("EventCallback", HandlerKind.Event),
        new("EventCallback", HandlerKind.Function),
        new("SlashCommand", HandlerKind.Command),
        new("BlockActions", HandlerKind.Action, Type: BlockActions),
        new("InteractiveMessage", HandlerKind.Action, Type: "interactive_message"),
        new("ViewSubmission", HandlerKind.Submit, Type: "view_submission"),
        new("DialogSubmission", HandlerKind.Submit, Type: "dialog_submission"),
        new("ViewClosed", HandlerKind.Closed, Type: "view_closed"),
        new("DialogCancellation", HandlerKind.Closed, Type: "dialog_cancellation"),
        new("BlockSuggestion", HandlerKind.Options, Type: "block_suggestion"),
        new("DialogSuggestion", HandlerKind.Options, Type: "dialog_suggestion"),
        new("InteractiveMessage", HandlerKind.Options, Type: "interactive_message"),
        new("GlobalShortcut", HandlerKind.Shortcut, Type: "shortcut"),
        new("MessageShortcut", HandlerKind.Shortcut, Type: "message_action"),
        new("WorkflowStepEdit", HandlerKind.Shortcut, Type: "workflow_step_edit"),
        new("FunctionExecutedEvent", HandlerKind.Function, IsPart: true),
    ];

    /// <summary>Returns the row of a class and a kind; null for a class that is not a payload of that kind.</summary>
    public static PayloadType? Find(string name, HandlerKind kind) => All.FirstOrDefault(p => p.Name == name && p.Kind == kind);
}
