namespace SlackGen.Testing;

public sealed partial class WorkspaceUser
{
    /// <summary>Posts a message.</summary>
    /// <param name="channel">The ID or the name of the channel.</param>
    /// <param name="text">The text.</param>
    /// <param name="threadTs">The timestamp of the message to reply to; null for a message of its own.</param>
    public Task<ActOutcome> SayAsync(string channel, string text, string? threadTs = null) => throw new NotImplementedException();

    /// <summary>Runs a slash command, <c>/deploy 4.12</c>.</summary>
    public Task<ActOutcome> RunAsync(string commandLine, string? channel = null) => throw new NotImplementedException();

    /// <summary>Clicks a button of a message.</summary>
    public Task<ActOutcome> ClickAsync(WorkspaceMessage message, string actionId) => throw new NotImplementedException();

    /// <summary>Clicks a button of a view.</summary>
    public Task<ActOutcome> ClickAsync(WorkspaceView view, string actionId) => throw new NotImplementedException();

    /// <summary>Chooses in a menu, a date picker or the like of a message.</summary>
    public Task<ActOutcome> SelectAsync(WorkspaceMessage message, string actionId, params string[] values) => throw new NotImplementedException();

    /// <summary>Chooses in a menu, a date picker or the like of a view.</summary>
    public Task<ActOutcome> SelectAsync(WorkspaceView view, string actionId, params string[] values) => throw new NotImplementedException();

    /// <summary>Types into an external menu of a message and returns what the app offers.</summary>
    public Task<ActOutcome> OptionsAsync(WorkspaceMessage message, string actionId, string typed) => throw new NotImplementedException();

    /// <summary>Types into an external menu of a view and returns what the app offers.</summary>
    public Task<ActOutcome> OptionsAsync(WorkspaceView view, string actionId, string typed) => throw new NotImplementedException();

    /// <summary>Submits a modal.</summary>
    /// <param name="view">The modal.</param>
    /// <param name="values">
    /// The values by action ID or by <c>block_id.action_id</c>: text, a list of values, or JSON as in <c>view.state.values</c>.
    /// </param>
    public Task<ActOutcome> SubmitAsync(WorkspaceView view, IReadOnlyDictionary<string, object?> values) => throw new NotImplementedException();

    /// <summary>Closes a modal.</summary>
    public Task<ActOutcome> CloseAsync(WorkspaceView view) => throw new NotImplementedException();

    /// <summary>Opens the Home tab of the app.</summary>
    public Task<ActOutcome> OpenHomeAsync() => throw new NotImplementedException();

    /// <summary>Runs a global shortcut, or one of a message.</summary>
    public Task<ActOutcome> RunShortcutAsync(string callbackId, WorkspaceMessage? message = null) => throw new NotImplementedException();

    /// <summary>Adds a reaction.</summary>
    public Task<ActOutcome> ReactAsync(WorkspaceMessage message, string emoji) => throw new NotImplementedException();

    /// <summary>Uploads a file and shares it in a channel.</summary>
    public Task<ActOutcome> UploadAsync(string channel, string fileName, ReadOnlyMemory<byte> content, string? comment = null) => throw new NotImplementedException();

    /// <summary>Gets what the user sees in a channel, oldest first, with the messages that only this user sees.</summary>
    public IReadOnlyList<WorkspaceMessage> See(string channel) => throw new NotImplementedException();

    /// <summary>Gets the open modals, the visible one last.</summary>
    public IReadOnlyList<WorkspaceView> Views => throw new NotImplementedException();

    /// <summary>Gets the Home tab; null if the app has published none.</summary>
    public WorkspaceView? Home => throw new NotImplementedException();
}
