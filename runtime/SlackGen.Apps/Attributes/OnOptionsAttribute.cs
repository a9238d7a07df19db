using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>Marks a method that handles requests for the options of an external select menu.</summary>
/// <param name="actionIds">The action IDs of the menus; none if <see cref="Pattern"/> is set.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnOptionsAttribute(params string[] actionIds) : Attribute
{
    /// <summary>Gets the action IDs.</summary>
    public IReadOnlyList<string> ActionIds { get; } = actionIds;

    /// <summary>Gets or sets a regular expression for the action IDs, culture-invariant; null for none.</summary>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern { get; set; }

    /// <summary>Gets or sets the block ID of the element; null for any block.</summary>
    public string? BlockId { get; set; }
}
