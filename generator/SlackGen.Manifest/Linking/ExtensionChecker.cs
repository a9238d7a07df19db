using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks the extensions of built-in methods and types.</summary>
/// <param name="files">Every file.</param>
/// <param name="index">All names.</param>
/// <param name="report">The receiver of diagnostics: file, rule, path of the location, message.</param>
internal sealed class ExtensionChecker(IReadOnlyList<CheckedFile> files, ManifestIndex index, Action<CheckedFile, Rule, string, string> report)
{
    // The additions so far, by the name of what is extended and the path: two files cannot add the same, in YAML or in C#.
    private readonly Dictionary<(string Name, string Path), string> addedWires = [];
    private readonly Dictionary<(string Name, string Path), string> addedProperties = [];

    /// <summary>Checks an extension of a method.</summary>
    public void Check(CheckedFile file, Method extension)
    {
        var path = $"methods.{extension.Key}";
        var found = index.Methods.TryGetValue(extension.Name, out var owner) ? owner.File : null;
        if (!IsExtensible(file, path, "method", extension.Name, found, index.Methods.Keys, f => f.MayDeclareMethod(extension.Name)))
        {
            return;
        }

        var method = files.First(f => f.Summary == found).Parsed.Model.Methods.First(m => m.Name == extension.Name);
        CheckMembers(file, extension.Name, method.Params, extension.Params, path + ".params", "argument");
        CheckMembers(file, extension.Name, method.Returns, extension.Returns, path + ".returns", "field");
        foreach (var field in extension.Returns.Where(r => r.IsInsteadOfError && method.Response == ResponseKind.File))
        {
            report(file, Rules.BadExtension, $"{path}.returns.{field.Name}.instead_of_error", $"'{method.Name}' responds with a file, which has no field '{field.Name}'.");
        }

        CheckNames(file, extension.Name, method.Errors.Select(e => (e.Code, e.Property)), extension.Errors.Select(e => (e.Code, e.Property)), path + ".errors", "error");
        CheckNames(file, extension.Name, method.Warnings.Select(w => (w.Code, w.Code)), extension.Warnings.Select(w => (w.Code, w.Code)), path + ".warnings", "warning");
    }

    /// <summary>Checks an extension of a type.</summary>
    public void Check(CheckedFile file, NamedType extension)
    {
        var path = $"types.{extension.Name}";
        var found = index.Types.TryGetValue(extension.Name, out var owner) ? owner.File : null;
        if (!IsExtensible(file, path, "type", extension.Name, found, index.Types.Keys, f => f.MayDeclareType(extension.Name)))
        {
            return;
        }

        var type = files.First(f => f.Summary == found).Parsed.Model.Types.First(t => t.Name == extension.Name);
        if (type.Kind != extension.Kind)
        {
            var (kind, key) = type.Kind switch
            {
                NamedTypeKind.Enum => ("an enum", "enum"),
                NamedTypeKind.Union => ("a union", "of"),
                NamedTypeKind.Object => ("an object", "fields"),
            };
            report(file, Rules.BadExtension, path, $"'{type.Name}' is {kind}: an extension of it adds to '{key}'.");
            return;
        }

        CheckMembers(file, type.Name, type.Fields, extension.Fields, path + ".fields", "field");
        CheckNames(file, type.Name, type.Values.Select(v => (v.Value, v.Property)), extension.Values.Select(v => (v.Value, v.Property)), path + ".enum", "value");
        CheckNames(file, type.Name, type.Members.Select(m => (m.Value, m.Value)), extension.Members.Select(m => (m.Value, m.Value)), path + ".of", "member");
        CheckDiscriminators(file, extension, path);
    }

    private bool IsExtensible(
        CheckedFile file,
        string path,
        string what,
        string name,
        FileSummary? owner,
        IEnumerable<string> names,
        Func<ParseResult, bool> mayDeclare)
    {
        // A built-in declaration with a mistake has been reported, and cannot be extended.
        if (file.Summary.IsUsers && owner is null && files.Any(f => !f.Summary.IsUsers && mayDeclare(f.Parsed)))
        {
            return false;
        }

        var reason = (file.Summary.IsUsers, owner) switch
        {
            (false, _) => $"Only a project's own file extends; add to the {what} '{name}' where it is declared.",
            (_, null) => $"There is no built-in {what} '{name}' to extend.{Suggestion.For(name, names)}",
            (_, { IsUsers: true }) => $"The {what} '{name}' is declared in '{owner!.File}', not built in; add to it there.",
            _ => null,
        };
        if (reason is not null)
        {
            report(file, Rules.BadExtension, path + ".extend", reason);
        }

        return reason is null;
    }

    private void CheckMembers(CheckedFile file, string name, IEnumerable<Member> own, IEnumerable<Member> more, string path, string each) =>
        CheckNames(file, name, own.Select(m => (m.Name, m.Property)), more.Select(m => (m.Name, m.Property)), path, each);

    private void CheckNames(
        CheckedFile file,
        string name,
        IEnumerable<(string Wire, string Property)> own,
        IEnumerable<(string Wire, string Property)> more,
        string path,
        string each)
    {
        var known = own.ToList();
        foreach (var (wire, property) in more)
        {
            var place = $"{path}.{wire}";
            if (known.Exists(k => k.Wire == wire))
            {
                report(file, Rules.BadExtension, place, $"'{name}' has the {each} '{wire}' already: an extension only adds.");
            }
            else if (addedWires.TryGetValue((name, place), out var before))
            {
                report(file, Rules.BadExtension, place, $"'{before}' also adds the {each} '{wire}' to '{name}'.");
            }
            else if (known.Find(k => k.Property == property).Wire is { } other || addedProperties.TryGetValue((name, $"{path}.{property}"), out other))
            {
                report(file, Rules.NameCollision, place, $"The {each}s '{wire}' and '{other}' both become '{property}'; give this one another name with 'name:'.");
            }
            else
            {
                addedWires.Add((name, place), file.Summary.File);
                addedProperties.Add((name, $"{path}.{property}"), wire);
            }
        }
    }

    // A member of a union does not list the discriminator: the union writes it.
    private void CheckDiscriminators(CheckedFile file, NamedType extension, string path)
    {
        var unions = index.Types.Values.Select(t => t.Type).Where(t => t.Members.Any(m => m.Type == extension.Name));
        foreach (var union in unions)
        {
            if (extension.Fields.FirstOrDefault(f => f.Name == union.Discriminator || f.Property == Naming.Pascal(union.Discriminator!)) is { } field)
            {
                report(file, Rules.UnionMember, $"{path}.fields.{field.Name}", $"'{extension.Name}' gets '{union.Discriminator}' from the union '{union.Name}', so it cannot have a field '{field.Name}'.");
            }
        }
    }
}
