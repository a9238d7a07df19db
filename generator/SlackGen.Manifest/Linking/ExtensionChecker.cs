using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks the extensions of built-in methods and types.</summary>
/// <param name="manifest">The manifest.</param>
internal sealed class ExtensionChecker(CheckedManifest manifest)
{
    private readonly ManifestIndex index = manifest.Index;

    // The additions so far, by the name of what is extended and the path: two files may not add the same name, neither on the wire nor in C#.
    private readonly Dictionary<(string Name, ManifestPath Path), string> filesByWireName = [];
    private readonly Dictionary<(string Name, ManifestPath Path), string> wireNamesByProperty = [];

    /// <summary>Checks an extension of a method.</summary>
    public void Check(CheckedFile file, Method extension)
    {
        var path = ManifestPath.Method(extension.Key);
        var owner = index.Methods.TryGetValue(extension.Name, out var found) ? found.File : null;
        if (!IsExtensible(file, path, "method", extension.Name, owner, index.Methods.Keys, f => f.MayDeclareMethod(extension.Name)))
        {
            return;
        }

        var method = manifest.FileOf(owner!).Parsed.Model.Methods.First(m => m.Name == extension.Name);
        CheckMembers(file, extension.Name, method.Params, extension.Params, path.Argument, "argument");
        CheckSuccessors(file, method, extension, path);
        CheckMembers(file, extension.Name, method.Returns, extension.Returns, path.ResponseField, "field");
        foreach (var field in extension.Returns.Where(r => r.IsInsteadOfError && method.Response == ResponseKind.File))
        {
            manifest.Report(
                file,
                Rules.BadExtension,
                path.ResponseField(field.Name).InsteadOfError,
                $"'{method.Name}' responds with a file, which has no field '{field.Name}'.");
        }

        CheckNames(file, extension.Name, method.Errors.Select(e => (e.Code, e.Property)), extension.Errors.Select(e => (e.Code, e.Property)), path.Error, "error");
        CheckNames(file, extension.Name, method.Warnings.Select(w => (w.Code, w.Code)), extension.Warnings.Select(w => (w.Code, w.Code)), path.Warning, "warning");
    }

    /// <summary>Checks an extension of a type.</summary>
    public void Check(CheckedFile file, NamedType extension)
    {
        var path = ManifestPath.Type(extension.Name);
        var owner = index.Types.TryGetValue(extension.Name, out var found) ? found.File : null;
        var (noun, name, candidates) = extension.Event switch
        {
            null => ("type", extension.Name, index.Types.Keys),
            { Subtype: { } subtype } => ("subtype", subtype, []),
            var declared => ("event", declared.Type, index.Types.Values.Select(t => t.Type.EventType).OfType<string>().Distinct(StringComparer.Ordinal)),
        };
        if (!IsExtensible(file, path, noun, name, owner, candidates, f => f.MayDeclareType(extension.Name)))
        {
            return;
        }

        var type = manifest.Types[extension.Name];
        if (type.Kind != extension.Kind)
        {
            var (kind, key) = type.Kind switch
            {
                NamedTypeKind.Enum => ("an enum", "enum"),
                NamedTypeKind.Union => ("a union", "of"),
                NamedTypeKind.Object => ("an object", "fields"),
            };
            manifest.Report(file, Rules.BadExtension, path, $"'{type.Name}' is {kind}: an extension of it adds to '{key}'.");
            return;
        }

        if (type.IsOfEvents)
        {
            manifest.Report(file, Rules.BadExtension, path, $"'{type.Name}' is the union of all events: declare an event under 'events' to add it.");
            return;
        }

        CheckMembers(file, type.Name, type.Fields, extension.Fields, path.Field, "field");
        CheckNames(file, type.Name, type.Values.Select(v => (v.Value, v.Property)), extension.Values.Select(v => (v.Value, v.Property)), path.Value, "value");
        CheckNames(file, type.Name, type.Members.Select(m => (m.Value, m.Value)), extension.Members.Select(m => (m.Value, m.Value)), path.Member, "member");
        CheckDiscriminators(file, extension, path);
        CheckEvent(file, type, extension, path);
    }

    private bool IsExtensible(
        CheckedFile file,
        ManifestPath path,
        string noun,
        string name,
        FileSummary? owner,
        IEnumerable<string> candidates,
        Func<ParseResult, bool> mayDeclare)
    {
        // A built-in declaration with a mistake has been reported, and cannot be extended.
        if (file.Summary.IsUsers && owner is null && manifest.Files.Any(f => !f.Summary.IsUsers && mayDeclare(f.Parsed)))
        {
            return false;
        }

        var reason = (file.Summary.IsUsers, owner) switch
        {
            (false, _) => $"Only a project's own file extends; add to the {noun} '{name}' where it is declared.",
            (_, null) => $"There is no built-in {noun} '{name}' to extend.",
            (_, { IsUsers: true }) => $"The {noun} '{name}' is declared in '{owner!.File}', not built in; add to it there.",
            _ => null,
        };
        if (reason is not null)
        {
            manifest.Report(file, Rules.BadExtension, path.Extend, reason, name, file.Summary.IsUsers && owner is null ? candidates : []);
        }

        return reason is null;
    }

    private void CheckSuccessors(CheckedFile file, Method method, Method extension, ManifestPath path)
    {
        var arguments = method.Params.Concat(extension.Params).Select(p => p.Name).ToList();
        foreach (var argument in extension.Params)
        {
            if (argument.Deprecated?.Use is { } use && !arguments.Contains(use))
            {
                manifest.Report(file, Rules.UnknownName, path.Argument(argument.Name).Successor, $"'{use}' is not an argument of this method.", use, arguments);
            }
        }
    }

    private void CheckMembers(CheckedFile file, string name, IEnumerable<Member> own, IEnumerable<Member> added, Func<string, ManifestPath> pathOf, string noun) =>
        CheckNames(file, name, own.Select(m => (m.Name, m.Property)), added.Select(m => (m.Name, m.Property)), pathOf, noun);

    private void CheckNames(
        CheckedFile file,
        string name,
        IEnumerable<(string Wire, string Property)> own,
        IEnumerable<(string Wire, string Property)> added,
        Func<string, ManifestPath> pathOf,
        string noun)
    {
        var ownNames = own.ToList();
        foreach (var (wire, property) in added)
        {
            var path = pathOf(wire);
            if (ownNames.Exists(o => o.Wire == wire))
            {
                manifest.Report(file, Rules.BadExtension, path, $"'{name}' has the {noun} '{wire}' already: an extension only adds.");
            }
            else if (filesByWireName.TryGetValue((name, path), out var otherFile))
            {
                manifest.Report(file, Rules.BadExtension, path, $"'{otherFile}' also adds the {noun} '{wire}' to '{name}'.");
            }
            else if (ownNames.Find(o => o.Property == property).Wire is { } other || wireNamesByProperty.TryGetValue((name, pathOf(property)), out other))
            {
                manifest.Report(file, Rules.NameCollision, path, $"The {noun}s '{wire}' and '{other}' both become '{property}'; give this one another name with 'name:'.");
            }
            else
            {
                filesByWireName.Add((name, path), file.Summary.File);
                wireNamesByProperty.Add((name, pathOf(property)), wire);
            }
        }
    }

    // A member of a union does not list the discriminator: the union writes it.
    private void CheckDiscriminators(CheckedFile file, NamedType extension, ManifestPath path)
    {
        var unions = index.Types.Values.Select(t => t.Type).Where(t => t.Members.Any(m => m.Type == extension.Name));
        foreach (var union in unions)
        {
            if (extension.Fields.FirstOrDefault(f => f.Name == union.Discriminator || f.Property == Naming.Pascal(union.Discriminator!)) is { } field)
            {
                manifest.Report(
                    file,
                    Rules.UnionMember,
                    path.Field(field.Name),
                    $"'{extension.Name}' gets '{union.Discriminator}' from the union '{union.Name}', so it cannot have a field '{field.Name}'.");
            }
        }
    }

    private void CheckEvent(CheckedFile file, NamedType type, NamedType extension, ManifestPath path)
    {
        if (extension.Event is not null && type.Event is null)
        {
            manifest.Report(file, Rules.BadExtension, path, $"'{type.Name}' is not an event: extend it under 'types'.");
        }

        if (extension.Event is { Subtypes.Count: > 0 } && type.Event is { HasSubtypes: false } without)
        {
            manifest.Report(file, Rules.BadExtension, path, $"The event '{without.Type}' has no subtypes, so an extension cannot add one.");
        }

        foreach (var field in extension.Fields.Where(f => WritesItself(type.Event, f)))
        {
            manifest.Report(file, Rules.BadName, path.Field(field.Name), $"The class of {type.Description} writes its type and subtype itself, so it cannot have a field '{field.Name}'.");
        }
    }

    private static bool WritesItself(EventFacts? facts, Member field) => facts is not null
        && (IsOrBecomes(field, EventFacts.TypeField) || (facts.HasSubtypes && IsOrBecomes(field, EventFacts.SubtypeField)));

    private static bool IsOrBecomes(Member field, string name) => field.Name == name || field.Property == Naming.Pascal(name);
}
