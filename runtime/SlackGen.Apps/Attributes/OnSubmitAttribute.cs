using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>Marks a method that handles submissions of a modal.</summary>
/// <param name="callbackIds">The callback IDs of the modals; none if <see cref="Pattern"/> is set.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSubmitAttribute(params string[] callbackIds) : Attribute
{
    /// <summary>Gets the callback IDs.</summary>
    public IReadOnlyList<string> CallbackIds { get; } = callbackIds;

    /// <summary>
    /// Gets or sets a regular expression for the callback IDs, culture-invariant; null for none. The form of a work object has no callback ID, so <c>^$</c> matches it.
    /// </summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; set; }
}
