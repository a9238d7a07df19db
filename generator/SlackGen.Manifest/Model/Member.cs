namespace SlackGen.Manifest.Model;

/// <summary>An argument of a method, a field of a response, or a field of an object type.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Property">The name of the C# property.</param>
/// <param name="Type">The type.</param>
/// <param name="Required">Whether Slack always requires the argument or sends the field.</param>
/// <param name="Summary">The description; empty where the name is enough.</param>
/// <param name="Example">A documented example: a scalar as it is written, any other value as JSON text.</param>
/// <param name="Default">The documented default of Slack.</param>
/// <param name="Bounds">The documented limits.</param>
/// <param name="IsNullable">Whether a field that is always there may be null.</param>
/// <param name="IsSecret">Whether it holds a credential.</param>
/// <param name="IsInsteadOfError">Whether Slack sends this field with <c>ok: false</c> where a call has nothing to do.</param>
/// <param name="Deprecated">The deprecation of an argument; null where it is current.</param>
/// <param name="IdOf">The kinds of object whose IDs it holds, by their words in <see cref="IdKind"/>; empty where it holds none, or any.</param>
/// <param name="Content">The kind of text that it holds.</param>
/// <param name="IsPartialFailure">Whether a field of a response lists what a call that succeeded in part did not do.</param>
/// <param name="Scopes">The scopes that a call with the argument needs besides those of the method, by kind of token. Of each kind, any one suffices.</param>
public sealed record Member(
    string Name,
    string Property,
    TypeRef Type,
    bool Required,
    string Summary,
    string? Example,
    string? Default,
    Bounds Bounds,
    bool IsNullable = false,
    bool IsSecret = false,
    bool IsInsteadOfError = false,
    Deprecation? Deprecated = null,
    EquatableArray<string> IdOf = default,
    ContentKind Content = ContentKind.None,
    bool IsPartialFailure = false,
    EquatableArray<ScopeSet> Scopes = default)
{
    /// <summary>Gets whether it always has a value.</summary>
    public bool HasValue => Required && !IsNullable;
}

/// <summary>Documented limits of an argument or field; null where there is none.</summary>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number.</param>
/// <param name="MinItems">The fewest elements of a list.</param>
/// <param name="MaxItems">The most elements of a list.</param>
/// <param name="MinLength">The fewest characters.</param>
/// <param name="MaxLength">The most characters.</param>
/// <param name="MaxItemLength">The most characters, or elements, of each element of a list.</param>
public sealed record Bounds(long? Minimum, long? Maximum, long? MinItems, long? MaxItems, long? MinLength, long? MaxLength, long? MaxItemLength = null)
{
    /// <summary>Gets bounds without a limit.</summary>
    public static Bounds None { get; } = new(null, null, null, null, null, null);
}
