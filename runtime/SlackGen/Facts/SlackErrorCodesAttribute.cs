using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>Contains the codes of an enum of errors, so that analyzers need no manifest. The generator emits it.</summary>
/// <param name="codes">The codes in the order of the members after <c>Unknown</c>, separated by spaces, each with the digit of its category: <c>channel_not_found:3</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Enum, Inherited = false)]
public sealed class SlackErrorCodesAttribute(string codes) : Attribute
{
    /// <summary>Gets the codes.</summary>
    public string Codes { get; } = codes;
}
