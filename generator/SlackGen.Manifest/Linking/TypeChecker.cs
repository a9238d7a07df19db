using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks types against the other types of the manifest.</summary>
internal sealed class TypeChecker
{
    private readonly CheckedManifest manifest;
    private readonly ManifestIndex index;
    private readonly ReferenceChecker references;
    private readonly ClassNameOwners owners;
    private readonly HashSet<string> cyclic;
    private readonly HashSet<string> cyclicWithExtensions;

    // The discriminator and value of each member of a union, by the name of its type.
    private readonly Dictionary<string, string> discriminators = new(StringComparer.Ordinal);

    /// <param name="manifest">The manifest.</param>
    /// <param name="references">The check of the types that fields mention.</param>
    /// <param name="owners">The owners of the class names.</param>
    public TypeChecker(CheckedManifest manifest, ReferenceChecker references, ClassNameOwners owners)
    {
        (this.manifest, this.references, this.owners) = (manifest, references, owners);
        index = manifest.Index;
        cyclic = RequiredCycles.Find(manifest.Types);
        cyclicWithExtensions = ReferenceEquals(manifest.Types, manifest.ExtendedTypes) ? cyclic : RequiredCycles.Find(manifest.ExtendedTypes);
    }

    /// <summary>Checks a type that a file declares.</summary>
    public void Check(CheckedFile file, NamedType type)
    {
        var path = ManifestPath.Type(type.Name);
        var owner = index.Types[type.Name].File;
        if (owner != file.Summary)
        {
            if (owner.IsUsers == file.Summary.IsUsers)
            {
                manifest.Report(file, Rules.DuplicateType, path, $"The type '{type.Name}' is also declared in '{owner.File}'.");
            }

            return;
        }

        ReplacementChecker.Check(manifest, file, type);
        foreach (var (className, taken) in owners.ClaimType(type.Name, type.Kind))
        {
            manifest.Report(file, Rules.NameCollision, path, $"The type '{type.Name}' becomes '{className}', the name of {taken}; choose another.");
        }

        references.Check(file, type);
        CheckMembers(file, type, path);
        CheckRequired(file, type, path, file.Summary.IsUsers ? cyclicWithExtensions : cyclic);
    }

    /// <summary>Checks an extension of a type.</summary>
    public void CheckExtension(CheckedFile file, NamedType extension)
    {
        var path = ManifestPath.Type(extension.Name);
        references.Check(file, extension);
        if (!cyclic.Contains(extension.Name))
        {
            CheckRequired(file, extension, path, cyclicWithExtensions);
        }

        if (extension.Kind == NamedTypeKind.Union && manifest.Types.TryGetValue(extension.Name, out var type) && type.Kind == NamedTypeKind.Union)
        {
            CheckMembers(file, extension with { Discriminator = type.Discriminator }, path);
        }
    }

    private void CheckRequired(CheckedFile file, NamedType type, ManifestPath path, HashSet<string> onCycles)
    {
        if (onCycles.Contains(type.Name))
        {
            manifest.Report(
                file,
                Rules.RecursiveRequired,
                path,
                $"A '{type.Name}' requires another '{type.Name}' through its required fields; make one of the fields on the path optional.");
        }
    }

    private void CheckMembers(CheckedFile file, NamedType union, ManifestPath path)
    {
        foreach (var member in union.Members)
        {
            var memberPath = path.Member(member.Value);
            CheckDiscriminatorValue(file, union, member, memberPath);
            if (!index.Types.TryGetValue(member.Type, out var found))
            {
                references.ReportUnknown(file, memberPath, member.Type, index.Types.Keys);
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
