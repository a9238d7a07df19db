using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks the members of unions.</summary>
/// <param name="manifest">The manifest.</param>
/// <param name="references">The check of the types that members mention.</param>
internal sealed class UnionChecker(CheckedManifest manifest, ReferenceChecker references)
{
    // The discriminator and value of each member, by the name of its type.
    private readonly Dictionary<string, string> discriminators = new(StringComparer.Ordinal);

    /// <summary>Checks the members of a union; nothing for any other type.</summary>
    public void Check(CheckedFile file, NamedType union)
    {
        var path = ManifestPath.Type(union.Name);

        // The runtime's own generator has filled the union. In a user's project nothing fills it.
        if (union.IsOfEvents && file.Summary is { IsUsers: true, Types: var types } && types.First(t => t.Name == union.Name).Members.Count == 0)
        {
            manifest.Report(file, Rules.BadUnion, path, $"'{union.Name}' cannot be the union of all events, which only the package declares: list the members under 'of'.");
        }

        foreach (var member in union.Members)
        {
            var memberPath = path.Member(member.Value);
            CheckDiscriminatorValue(file, union, member, memberPath);
            if (!manifest.Index.Types.TryGetValue(member.Type, out var found))
            {
                references.ReportUnknown(file, memberPath, member.Type, manifest.Index.Types.Keys);
            }
            else if (found.Type.Kind != NamedTypeKind.Object)
            {
                manifest.Report(file, Rules.UnionMember, memberPath, $"'{member.Type}' is not an object type, as every member of a union must be.");
            }
            else
            {
                CheckDiscriminator(file, union, manifest.Types[member.Type], memberPath);
            }
        }
    }

    private void CheckDiscriminator(CheckedFile file, NamedType union, NamedType member, ManifestPath path)
    {
        var property = Naming.Pascal(union.Discriminator!);
        if (member.Fields.Any(f => f.Name == union.Discriminator))
        {
            manifest.Report(
                file,
                Rules.UnionMember,
                path,
                $"'{member.Name}' lists the field '{union.Discriminator}', which the union '{union.Name}' writes: remove it.");
        }
        else if (property == ClassNames.Type(member.Name, member.Kind) || member.Fields.Any(f => f.Property == property))
        {
            manifest.Report(
                file,
                Rules.NameCollision,
                path,
                $"The class of '{member.Name}' gets the property '{property}' from the union '{union.Name}', and has that name already.");
        }
    }

    // An object writes its discriminator itself, so all unions that it belongs to must agree on the field and the value.
    private void CheckDiscriminatorValue(CheckedFile file, NamedType union, UnionMember member, ManifestPath path)
    {
        var discriminator = $"{union.Discriminator}: {member.Value}";
        if (manifest.Types.TryGetValue(member.Type, out var type) && type.Event is { } facts && !discriminators.ContainsKey(member.Type))
        {
            discriminators.Add(member.Type, $"{EventFacts.TypeField}: {facts.Type}");
        }

        if (!discriminators.TryGetValue(member.Type, out var before))
        {
            discriminators.Add(member.Type, discriminator);
        }
        else if (before != discriminator)
        {
            manifest.Report(
                file,
                Rules.UnionMember,
                path,
                $"'{member.Type}' has the discriminator '{discriminator}' here and '{before}' elsewhere; a type can have only one.");
        }
    }
}
