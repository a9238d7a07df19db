using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>
/// Names the discriminator of a class that is a member of unions. The generator emits it, so that generators and analyzers find it without the manifest: the
/// value of the property is not part of the metadata of an assembly.
/// </summary>
/// <param name="discriminator">The field on the wire that identifies the member.</param>
/// <param name="value">The value of the field.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SlackUnionMemberAttribute(string discriminator, string value) : Attribute
{
    /// <summary>Gets the field on the wire that identifies the member.</summary>
    public string Discriminator { get; } = discriminator;

    /// <summary>Gets the value of the field.</summary>
    public string Value { get; } = value;
}
