using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks that the types which arguments and fields mention exist and fit.</summary>
/// <param name="manifest">The manifest.</param>
internal sealed class ReferenceChecker(CheckedManifest manifest)
{
    private readonly ManifestIndex index = manifest.Index;

    /// <summary>Checks the types of a method's arguments and response fields.</summary>
    public void Check(CheckedFile file, Method method)
    {
        var path = ManifestPath.Method(method.Key);
        Check(file, method.Params, path.Argument);
        Check(file, method.Returns, path.ResponseField);
    }

    /// <summary>Checks the types of an object type's fields.</summary>
    public void Check(CheckedFile file, NamedType type) => Check(file, type.Fields, ManifestPath.Type(type.Name).Field);

    /// <summary>
    /// Reports a type that does not exist. A type that is declared with a mistake has been reported there, and one that may follow a syntax error is not known
    /// to be missing.
    /// </summary>
    public void ReportUnknown(CheckedFile file, ManifestPath path, string type, IEnumerable<string> candidates)
    {
        if (!manifest.MayDeclareType(type))
        {
            manifest.Report(file, Rules.UnknownType, path, $"There is no type '{type}'.", type, candidates);
        }
    }

    private void Check(CheckedFile file, IEnumerable<Member> members, Func<string, ManifestPath> pathOf)
    {
        foreach (var member in members)
        {
            if (member.Type.Mentions is not { } name)
            {
                continue;
            }

            if (!index.Types.TryGetValue(name, out var found))
            {
                ReportUnknown(file, pathOf(member.Name), name, index.Types.Keys.Concat(TypeExpression.BuiltIn));
            }
            else if (found.Type.Kind != NamedTypeKind.Enum && IsCsvOfNamed(member.Type))
            {
                manifest.Report(file, Rules.BadType, pathOf(member.Name), $"'{member.Type}' cannot be joined by commas: '{name}' is not an enum.");
            }
        }
    }

    // A csv may be the element of a list or map.
    private static bool IsCsvOfNamed(TypeRef type) =>
        type.Element is { } element && ((type.Kind == TypeRefKind.Csv && element.Kind == TypeRefKind.Named) || IsCsvOfNamed(element));
}
