namespace SlackGen.Generator.Emit;

/// <summary>The parts in which the interfaces of unions differ.</summary>
/// <param name="Name">The name of the interface.</param>
/// <param name="Unknown">The name of the class of members that the manifest does not list.</param>
/// <param name="Base">The interface that it extends.</param>
/// <param name="Summary">The summary.</param>
/// <param name="Remarks">The remarks on the members.</param>
/// <param name="Property">The declaration of the property with the discriminator, with its summary.</param>
/// <param name="Fields">The fields that an unknown member reads from its JSON: the discriminator and those of the base interface.</param>
/// <param name="HidesCodec">Whether the base interface has a codec as well.</param>
/// <param name="Wrap">The expression that creates an unknown member from <c>json</c>.</param>
internal sealed record UnionShape(
    string Name,
    string Unknown,
    string Base,
    DocText Summary,
    DocText Remarks,
    (DocText Summary, string Declaration) Property,
    IReadOnlyList<string> Fields,
    bool HidesCodec,
    string Wrap);
