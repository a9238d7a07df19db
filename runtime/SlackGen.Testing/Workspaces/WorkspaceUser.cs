using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>
/// A person or a bot user of the workspace, with what a person can do in Slack's client. An act changes the workspace and is delivered to the app as Slack
/// does; it returns what the person sees then. An act that the person could not do is an <see cref="ArgumentException"/> or an
/// <see cref="InvalidOperationException"/>, and changes nothing.
/// </summary>
public sealed partial class WorkspaceUser
{
    internal const string TokenPrefix = "xoxp-fake-token-of-";
    internal const string BotTokenPrefix = "xoxb-fake-token-of-";

    private readonly Workspace workspace;
    private readonly UserEntity user;

    internal WorkspaceUser(Workspace workspace, UserEntity user) => (this.workspace, this.user) = (workspace, user);

    /// <summary>Gets the ID, <c>U0FAKEUSER</c>.</summary>
    public string Id => user.Id;

    /// <summary>Gets the handle, <c>spengler</c>.</summary>
    public string Name => user.Name;

    /// <summary>Gets the full name.</summary>
    public string RealName => user.RealName;

    /// <summary>Gets whether this is a bot user.</summary>
    public bool IsBot => user.IsBot;

    /// <summary>
    /// Gets a token with every scope that acts as this user: a user token of a person, a bot token of a bot. Calls with that of a deactivated person fail with
    /// <c>account_inactive</c>.
    /// </summary>
    public string Token => workspace.PrefixOfTokens(IsBot) + Id;

    /// <summary>Returns the handle.</summary>
    public override string ToString() => "@" + Name;

    internal UserEntity Entity => user;

    private WorkspaceState State => workspace.State;

    private AppLink Link => workspace.Link
        ?? throw new InvalidOperationException("People act once the workspace belongs to a fake: set it as FakeSlackOptions.Workspace and start the fake.");

    private AppLink LinkToInstalledApp
    {
        get
        {
            var link = Link;
            lock (State.Gate)
            {
                return State.Authorizations.Count > 0
                    ? link
                    : throw new InvalidOperationException($"The app is not installed in the workspace {State.TeamName} ({State.App.TeamId}), so nobody can use it there.");
            }
        }
    }

    // Runs a method as the user, whose client calls it in the same way.
    private Task<ActOutcome> CallAsync(string method, JsonObject arguments) => ChangeAsync(() =>
    {
        if (!WorkspaceMethods.All.TryGetValue(method, out var implementation))
        {
            throw new InvalidOperationException($"The workspace does not implement {method}.");
        }

        try
        {
            implementation.Invoke(new WorkspaceCall(State, method, arguments, user, workspace.FindToken(Token)!));
            return null;
        }
        catch (WorkspaceErrorException e)
        {
            throw new InvalidOperationException($"@{user.Name} cannot do that: {method} fails with '{e.Refusal.Error}'.");
        }
    });

    // Changes the workspace, and waits until the events of the change are on the wire.
    private async Task<ActOutcome> ChangeAsync(Func<WorkspaceMessage?> change, Func<string?>? execution = null)
    {
        _ = Link;
        ActWatch watch;
        WorkspaceMessage? message;
        IReadOnlyList<Task<FakeDelivery?>> events;
        lock (State.Gate)
        {
            watch = new ActWatch(workspace, user);
            (message, events) = workspace.ChangeTracked(() =>
            {
                var changed = change();
                watch.ExecutionId = execution?.Invoke();
                return changed;
            });
        }

        try
        {
            var deliveries = await Task.WhenAll(events).WaitAsync(ChangeSignal.LongestWait).ConfigureAwait(false);
            return new ActOutcome(watch) { Message = message, Deliveries = [.. deliveries.OfType<FakeDelivery>()] };
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(FormattableString.Invariant(
                $"The events of the act are not on the wire after {ChangeSignal.LongestWait.TotalSeconds:0} s of real time: the app does not take those before them. The workspace has changed."));
        }
    }
}
