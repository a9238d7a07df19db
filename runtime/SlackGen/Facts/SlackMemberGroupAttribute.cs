using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Names optional properties of a class that depend on one another. The generator emits it, so that analyzers need no manifest.</summary>
/// <param name="rule">The number of the properties that are set: <c>one_of</c>, <c>any_of</c>, <c>at_most_one_of</c> or <c>together</c>.</param>
/// <param name="properties">The names of the properties.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SlackMemberGroupAttribute(string rule, params string[] properties) : Attribute
{
    /// <summary>Gets the number of the properties that are set: <c>one_of</c>, <c>any_of</c>, <c>at_most_one_of</c> or <c>together</c>.</summary>
    public string Rule { get; } = rule;

    /// <summary>Gets the names of the properties.</summary>
    public IReadOnlyList<string> Properties { get; } = properties;
}
