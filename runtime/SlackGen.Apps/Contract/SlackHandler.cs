using System.ComponentModel;
using System.Text.RegularExpressions;
using SlackGen.Apps;

namespace SlackGen.Infrastructure;

/// <summary>A handler of an app: the deliveries that it handles, and the call of its method. Generated code creates it.</summary>
/// <typeparam name="TApp">The class with the method.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackHandler<TApp>
    where TApp : class
{
    /// <summary>Gets the name of the method with its class, for logs and exceptions: <c>DeployApp.Mentioned</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the kind of delivery that it handles.</summary>
    public required SlackHandlerKind Kind { get; init; }

    /// <summary>
    /// Gets the names that it handles: types of events, or subscriptions such as <c>message.im</c>; commands; action IDs; callback IDs. Empty for every name that
    /// <see cref="Pattern"/> matches, or every name.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Gets the regular expression of the names; null for none.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>Gets the subtype of the event: an empty string for events without one, null for any.</summary>
    public string? Subtype { get; init; }

    /// <summary>Gets the type of the payload, such as <c>message_action</c>; null for any.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the type of the element of an action, such as <c>button</c>; null for any.</summary>
    public string? Element { get; init; }

    /// <summary>Gets the block ID of the element; null for any.</summary>
    public string? BlockId { get; init; }

    /// <summary>Gets the moment of the acknowledgement.</summary>
    public required Ack Ack { get; init; }

    /// <summary>Gets the call of the method. It returns the reply; null for none.</summary>
    public required Func<TApp, SlackInvocation, Task<SlackReply?>> InvokeAsync { get; init; }
}
