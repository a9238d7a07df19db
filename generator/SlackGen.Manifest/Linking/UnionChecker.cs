using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks the members of unions.</summary>
/// <param name="index">The names of the manifest.</param>
/// <param name="declared">The types without extensions, by name.</param>
/// <param name="report">The receiver of diagnostics: file, rule, path of the location, message.</param>
/// <param name="reportUnknown">The receiver of types that may not exist: file, path of the location, type, candidates for a suggestion.</param>
internal sealed class UnionChecker(
    ManifestIndex index,
    IReadOnlyDictionary<string, NamedType> declared,
    Action<CheckedFile, Rule, string, string> report,
    Action<CheckedFile, string, string, IEnumerable<string>> reportUnknown)
{
    // The discriminators that members write, by type.
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);

    /// <summary>Checks the members of a union; nothing where the type is not a union.</summary>
    public void Check(CheckedFile file, NamedType type, string path)
    {
        foreach (var member in type.Members)
        {
            CheckValue(file, type, member, path);
            var place = $"{path}.of.{member.Value}";
            if (!index.Types.TryGetValue(member.Type, out var found))
            {
                reportUnknown(file, place, member.Type, index.Types.Keys);
            }
            else if (found.Type.Kind != NamedTypeKind.Object)
            {
                report(file, Rules.UnionMember, place, $"'{member.Type}' is not an object type: a union's members are.");
            }
            else if (declared.TryGetValue(member.Type, out var fields))
            {
                CheckDiscriminator(file, type, fields, place);
            }
        }
    }

    private void CheckDiscriminator(CheckedFile file, NamedType union, NamedType member, string place)
    {
        var property = Naming.Pascal(union.Discriminator!);
        if (member.Fields.Any(f => f.Name == union.Discriminator))
        {
            report(
                file,
                Rules.UnionMember,
                place,
                $"'{member.Name}' lists the field '{union.Discriminator}', which the union '{union.Name}' writes: remove it.");
        }
        else if (property == Naming.Pascal(member.Name) || member.Fields.Any(f => f.Property == property))
        {
            report(
                file,
                Rules.NameCollision,
                place,
                $"The class of '{member.Name}' gets the property '{property}' from the union '{union.Name}', and has that name already.");
        }
    }

    // A member writes its discriminator, so all its unions must agree on field and value.
    private void CheckValue(CheckedFile file, NamedType union, UnionMember member, string path)
    {
        var writes = $"{union.Discriminator}: {member.Value}";
        if (!written.TryGetValue(member.Type, out var before))
        {
            written.Add(member.Type, writes);
        }
        else if (before != writes)
        {
            report(
                file,
                Rules.UnionMember,
                $"{path}.of.{member.Value}",
                $"'{member.Type}' is '{writes}' here and '{before}' elsewhere: a type can write only one of them.");
        }
    }
}
