namespace SlackGen.Testing;

/// <summary>The result of an act, as the user sees it.</summary>
public sealed class ActOutcome
{
    private readonly ActWatch watch;

    internal ActOutcome(ActWatch watch) => this.watch = watch;

    /// <summary>Gets the delivery that the act caused; null if it caused none, or several.</summary>
    public FakeDelivery? Delivery => Deliveries is [var one] ? one : null;

    /// <summary>Gets the deliveries that the act caused. Of events, those that the app receives.</summary>
    public IReadOnlyList<FakeDelivery> Deliveries { get; internal init; } = [];

    /// <summary>Gets the message that the user posted or edited; null for other acts.</summary>
    public WorkspaceMessage? Message { get; internal init; }

    /// <summary>Gets the messages that the acknowledgement shows to the user, ephemeral or for all.</summary>
    public IReadOnlyList<WorkspaceMessage> Replies { get; internal init; } = [];

    /// <summary>Gets the view that the user sees then: the visible modal, or the Home tab after <see cref="WorkspaceUser.OpenHomeAsync"/>; null for none.</summary>
    public WorkspaceView? View { get; internal set; }

    /// <summary>Gets the errors that a modal shows, by <c>block_id</c>: those of the app, or of Slack's client for required inputs without a value.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Gets the values that an external menu offers.</summary>
    public IReadOnlyList<string> Options => [.. Choices.Select(c => c.Value)];

    /// <summary>Gets the options that an external menu offers, with their texts and groups.</summary>
    public IReadOnlyList<ActOption> Choices { get; internal init; } = [];

    /// <summary>Gets the warning that the user sees if the app did not respond as it should, <c>/deploy failed with the error "operation_timeout"</c>; null for none.</summary>
    public string? Warning { get; internal init; }

    /// <summary>
    /// Waits for a message that the user sees since the act and that is neither the user's nor among <see cref="Replies"/>: a new one, or the message that the
    /// user acted on, changed. It returns at once if there is one.
    /// </summary>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    /// <exception cref="TimeoutException">No message has come within the limit.</exception>
    public Task<WorkspaceMessage> WaitForMessageAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        watch.WaitForMessageAsync(Replies, timeout, cancellationToken);

    /// <summary>
    /// Waits for a view that the app has opened, changed or published for the user since the act, other than by its acknowledgement. It returns at once if
    /// there is one.
    /// </summary>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    /// <exception cref="TimeoutException">No view has come within the limit.</exception>
    public Task<WorkspaceView> WaitForViewAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        watch.WaitForViewAsync(timeout, cancellationToken);

    /// <summary>Waits for the result of the function that the act ran.</summary>
    /// <param name="timeout">The limit in real time, not on the clock of the fake; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    /// <exception cref="InvalidOperationException">The act ran no function.</exception>
    /// <exception cref="TimeoutException">The app has not completed the function within the limit.</exception>
    public Task<FunctionOutcome> WaitForFunctionAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        watch.WaitForFunctionAsync(timeout, cancellationToken);
}
