using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>A field with a constant value, by which a class is found when it is read. The class writes it.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Value">The value.</param>
internal readonly record struct Discriminator(string Name, string Value)
{
    /// <summary>Returns the discriminators of an object type: none, that of its unions, or the type and the subtype of an event.</summary>
    /// <param name="type">The type.</param>
    /// <param name="memberships">The unions that it belongs to, which all have the same discriminator.</param>
    public static IReadOnlyList<Discriminator> Of(NamedType type, IEnumerable<Membership> memberships) => type.Event switch
    {
        null => memberships.Take(1).Select(m => new Discriminator(m.Discriminator, m.Value)).ToList(),
        { Subtype: { } subtype } facts => [new(EventFacts.TypeField, facts.Type), new(EventFacts.SubtypeField, subtype)],
        var facts => [new(EventFacts.TypeField, facts.Type)],
    };
}
