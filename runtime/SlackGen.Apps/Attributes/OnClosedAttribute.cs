using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>Marks a method that handles notices that a user closed a modal, which Slack sends for modals with <c>notify_on_close</c>.</summary>
/// <param name="callbackIds">The callback IDs of the modals; none if <see cref="Pattern"/> is set.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnClosedAttribute(params string[] callbackIds) : Attribute
{
    /// <summary>Gets the callback IDs.</summary>
    public IReadOnlyList<string> CallbackIds { get; } = callbackIds;

    /// <summary>Gets or sets a regular expression for the callback IDs, culture-invariant; null for none.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; set; }

    /// <summary>Gets or sets the moment of the acknowledgement. <see cref="Apps.Ack.Returned"/> by default.</summary>
    public Ack Ack { get; set; }
}
