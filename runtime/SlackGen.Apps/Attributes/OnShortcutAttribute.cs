using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>Marks a method that handles global shortcuts and message shortcuts.</summary>
/// <param name="callbackIds">The callback IDs of the shortcuts; none if <see cref="Pattern"/> is set.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnShortcutAttribute(params string[] callbackIds) : Attribute
{
    /// <summary>Gets the callback IDs.</summary>
    public IReadOnlyList<string> CallbackIds { get; } = callbackIds;

    /// <summary>Gets or sets a regular expression for the callback IDs, culture-invariant; null for none.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; set; }

    /// <summary>Gets or sets the moment of the acknowledgement. <see cref="Apps.Ack.Returned"/> by default.</summary>
    public Ack Ack { get; set; }
}
