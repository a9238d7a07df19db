using System.Diagnostics;
using SlackGen.Infrastructure;

namespace SlackGen.Apps;

/// <summary>A delivery: one request of Slack to the app. <see cref="Read"/> creates it from its JSON; nothing changes it afterwards.</summary>
/// <remarks>The properties are the head of the payload. A field that the payload does not have is null.</remarks>
public sealed class SlackDelivery
{
    internal SlackDelivery(ReadOnlyMemory<byte> payload, in SlackDeliverySource source) => (Payload, Source) = (payload, source);

    /// <summary>Gets the JSON of the payload in UTF-8: the event callback or the interaction; the fields of the form for a slash command.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>Gets the transport, for telemetry: <c>http</c> or <c>socket</c>.</summary>
    public string Transport => Source.Transport;

    /// <summary>Gets the time at which the transport received it.</summary>
    public DateTimeOffset ReceivedAt => Source.ReceivedAt;

    /// <summary>Gets the number of the retry: 0 for the first attempt, 1 to 3 for its repetitions.</summary>
    public int RetryNumber => Source.RetryNumber;

    /// <summary>Gets the reason of the retry, such as <c>timeout</c>; null for the first attempt.</summary>
    public string? RetryReason => Source.RetryReason;

    /// <summary>Gets the kind of handler that handles it; null for a payload that no kind of handler handles.</summary>
    public SlackHandlerKind? Kind { get; internal init; }

    /// <summary>Gets the type of the event, the command such as <c>/deploy</c>, or the type of the interaction such as <c>view_submission</c>.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>Gets the subtype of an event.</summary>
    public string? Subtype { get; internal init; }

    /// <summary>Gets the type of the channel of a message event: <c>channel</c>, <c>group</c>, <c>im</c>, <c>mpim</c> or <c>app_home</c>.</summary>
    public string? ChannelType { get; internal init; }

    /// <summary>Gets the ID of an event. Repetitions of an event have the same one.</summary>
    public string? EventId { get; internal init; }

    /// <summary>Gets the ID of the app.</summary>
    public string? AppId { get; internal init; }

    /// <summary>Gets the ID of the workspace.</summary>
    public string? TeamId { get; internal init; }

    /// <summary>Gets the ID of the organization.</summary>
    public string? EnterpriseId { get; internal init; }

    /// <summary>Gets whether the app is installed for a whole organization.</summary>
    public bool IsEnterpriseInstall { get; internal init; }

    /// <summary>Gets the ID of the user who caused it.</summary>
    public string? UserId { get; internal init; }

    /// <summary>Gets the ID of the channel.</summary>
    public string? ChannelId { get; internal init; }

    /// <summary>Gets the callback ID of the view, shortcut or function.</summary>
    public string? CallbackId { get; internal init; }

    /// <summary>Gets the ID of the view, for interactions in one.</summary>
    public string? ViewId { get; internal init; }

    /// <summary>Gets the actions of a <c>block_actions</c> payload, or the element that a <c>block_suggestion</c> payload is for.</summary>
    public IReadOnlyList<SlackDeliveryAction> Actions { get; internal init; } = [];

    /// <summary>Gets the installation that an event was delivered for.</summary>
    public SlackDeliveryAuthorization? Authorization { get; internal init; }

    /// <summary>Gets the ID with which the app opens a view within three seconds. It is a secret.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? TriggerId { get; internal init; }

    /// <summary>Gets the URL that takes up to five messages within 30 minutes. It is a secret.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ResponseUrl { get; internal init; }

    /// <summary>Gets the largest acknowledgement that the transport carries, in bytes; null for no limit.</summary>
    internal int? MaxAcknowledgementBytes => Source.MaxAcknowledgementBytes;

    /// <summary>Gets the source.</summary>
    internal SlackDeliverySource Source { get; }

    /// <summary>Gets whether it came in an event callback.</summary>
    internal bool IsEvent { get; init; }

    /// <summary>Gets whether the app itself caused the event.</summary>
    internal bool IsOwn { get; init; }

    /// <summary>Gets the JSON of the event; the whole payload otherwise.</summary>
    internal ReadOnlyMemory<byte> Part { get; init; }

    /// <summary>Gets the ID of the workspace or organization in which the app of the view is installed, which may differ from that of the user.</summary>
    internal string? InstalledTeamId { get; init; }

    /// <summary>Gets the ID of the organization of the workspace <see cref="TeamId"/>. <see cref="EnterpriseId"/> may be that of the user in a shared channel.</summary>
    internal string? TeamEnterpriseId { get; init; }

    /// <summary>Gets the execution of a function.</summary>
    internal string? FunctionExecutionId { get; init; }

    /// <summary>Gets the token that Slack sends with a function.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? FunctionToken { get; init; }

    /// <summary>Reads the head of a payload in one pass.</summary>
    /// <param name="json">
    /// The JSON in UTF-8: an event callback, an interaction, or the fields of a slash command (see <see cref="FromForm"/>). The delivery keeps the memory.
    /// </param>
    /// <param name="source">The circumstances of the delivery.</param>
    /// <exception cref="SlackException">The text is not JSON, not an object, or has no type. The message has the position.</exception>
    public static SlackDelivery Read(ReadOnlyMemory<byte> json, SlackDeliverySource source) => DeliveryReader.Read(json, source);

    /// <summary>Converts the body of a request with a form to JSON.</summary>
    /// <param name="form">The body, of the content type <c>application/x-www-form-urlencoded</c>.</param>
    /// <returns>
    /// The field <c>payload</c>, which is the JSON of an interaction; without it, an object with all fields as text, and true: the form of a slash command.
    /// </returns>
    public static (ReadOnlyMemory<byte> Json, bool IsCommand) FromForm(ReadOnlySpan<byte> form) => DeliveryForm.ToJson(form);

    /// <summary>Returns the kind and the type; no ID and no text.</summary>
    public override string ToString() => Kind is { } kind && kind.ToString() is var name ? $"{name} {Type}" : Type;
}
