namespace SlackGen.Testing;

/// <summary>What a user sees after an act.</summary>
public sealed class ActOutcome
{
    internal ActOutcome()
    {
    }

    /// <summary>Gets the delivery that the act caused; null if it caused none, or several.</summary>
    public FakeDelivery? Delivery { get; internal init; }

    /// <summary>Gets the message that the user posted; null for other acts.</summary>
    public WorkspaceMessage? Message { get; internal init; }

    /// <summary>Gets the messages that the acknowledgement shows to the user, ephemeral or for all.</summary>
    public IReadOnlyList<WorkspaceMessage> Replies { get; internal init; } = [];

    /// <summary>Gets the view that the user sees then; null for none.</summary>
    public WorkspaceView? View { get; internal init; }

    /// <summary>Gets the errors that a modal shows, by <c>block_id</c>.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Gets the values that an external menu offers.</summary>
    public IReadOnlyList<string> Options { get; internal init; } = [];

    /// <summary>Gets the warning that the user sees if the app did not respond as it should, <c>/deploy failed with the error "operation_timeout"</c>; null for none.</summary>
    public string? Warning { get; internal init; }
}
