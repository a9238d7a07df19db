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
    private readonly UnionChecker unions;
    private readonly HashSet<string> cyclic;
    private readonly HashSet<string> cyclicWithExtensions;

    /// <summary>Initializes the check, and finds the types that require themselves.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="references">The check of the types that fields mention.</param>
    /// <param name="owners">The owners of the class names.</param>
    public TypeChecker(CheckedManifest manifest, ReferenceChecker references, ClassNameOwners owners)
    {
        (this.manifest, this.references, this.owners) = (manifest, references, owners);
        index = manifest.Index;
        unions = new UnionChecker(manifest, references);
        cyclic = RequiredCycles.Find(manifest.Types);
        cyclicWithExtensions = ReferenceEquals(manifest.Types, manifest.ExtendedTypes) ? cyclic : RequiredCycles.Find(manifest.ExtendedTypes);
    }

    /// <summary>Checks a type that a file declares.</summary>
    public void Check(CheckedFile file, NamedType type)
    {
        var path = ManifestPath.Type(type.Name);
        if (!manifest.IsInUse(file, index.Types[type.Name].File, Rules.DuplicateType, path, Subject(type)))
        {
            return;
        }

        ReplacementChecker.Check(manifest, file, type);
        foreach (var (className, taken) in owners.ClaimType(type))
        {
            manifest.Report(file, Rules.NameCollision, path, $"{Subject(type)} becomes '{className}', the name of {taken}; {(type.Event is null ? "choose another" : "rename the latter")}.");
        }

        references.Check(file, type);
        unions.Check(file, type);
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
            unions.Check(file, extension with { Discriminator = type.Discriminator });
        }
    }

    private static string Subject(NamedType type) => char.ToUpperInvariant(type.Description[0]) + type.Description.Substring(1);

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
}
