using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>Marks a method that handles calls of the app's functions by workflows.</summary>
/// <param name="callbackIds">The callback IDs of the functions; none if <see cref="Pattern"/> is set.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnFunctionAttribute(params string[] callbackIds) : Attribute
{
    /// <summary>Gets the callback IDs.</summary>
    public IReadOnlyList<string> CallbackIds { get; } = callbackIds;

    /// <summary>Gets or sets a regular expression for the callback IDs, culture-invariant; null for none.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; set; }

    /// <summary>Gets or sets the moment of the acknowledgement. <see cref="Apps.Ack.First"/> by default.</summary>
    public Ack Ack { get; set; } = Ack.First;
}
