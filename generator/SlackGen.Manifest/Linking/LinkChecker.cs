using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>A mistake between files.</summary>
/// <param name="File">The key of the file that contains it.</param>
/// <param name="Diagnostic">The mistake with its location in the file.</param>
public sealed record LinkDiagnostic(string File, ManifestDiagnostic Diagnostic);

/// <summary>Checks references to names in other files, and names that several files declare.</summary>
public sealed class LinkChecker
{
    private readonly List<LinkDiagnostic> diagnostics = [];
    private readonly ClassNames classes = new();
    private readonly ManifestIndex index;
    private readonly UnionChecker unions;
    private readonly List<CheckedFile> files;
    private readonly Dictionary<string, NamedType> declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> requiringThemselves;
    private readonly HashSet<string> requiringThemselvesExtended;

    private LinkChecker(IEnumerable<CheckedFile> files)
    {
        this.files = CheckedFile.ByPrecedence(files).ToList();
        index = new ManifestIndex(this.files.Select(f => f.Summary));
        var extended = new Dictionary<string, NamedType>(StringComparer.Ordinal);
        foreach (var file in this.files)
        {
            AddNew(declared, file.Parsed.Model.Types.Where(t => !t.Extends));
            AddNew(extended, file.Model.Types);
        }

        unions = new UnionChecker(index, declared, Report, ReportUnknown);
        requiringThemselves = RequiredCycles.Find(declared);
        requiringThemselvesExtended = this.files.Exists(f => f.Parsed.Model.Types.Any(t => t.Extends)) ? RequiredCycles.Find(extended) : requiringThemselves;
    }

    /// <summary>Returns the mistakes between the files.</summary>
    /// <param name="files">Every file.</param>
    /// <param name="clientName">The name of the user's client class, which no type can have.</param>
    public static IReadOnlyList<LinkDiagnostic> Check(IEnumerable<CheckedFile> files, string clientName)
    {
        var checker = new LinkChecker(files);
        foreach (var file in checker.files)
        {
            checker.CheckGroup(file);
        }

        checker.classes.TakeClient(clientName);
        foreach (var file in checker.files)
        {
            checker.CheckDeclarations(file);
        }

        // Extensions are last: where one contradicts a declaration, the extension is wrong.
        var extensions = new ExtensionChecker(checker.files, checker.index, checker.Report);
        foreach (var file in checker.files)
        {
            checker.CheckExtensions(file, extensions);
        }

        return checker.diagnostics;
    }

    private static void AddNew(Dictionary<string, NamedType> types, IEnumerable<NamedType> more)
    {
        foreach (var type in more.Where(t => !types.ContainsKey(t.Name)))
        {
            types.Add(type.Name, type);
        }
    }

    private void CheckDeclarations(CheckedFile file)
    {
        foreach (var method in file.Parsed.Model.Methods.Where(m => !m.Extends))
        {
            CheckMethod(file, method);
        }

        foreach (var type in file.Parsed.Model.Types.Where(t => !t.Extends))
        {
            CheckType(file, type);
        }
    }

    private void CheckExtensions(CheckedFile file, ExtensionChecker extensions)
    {
        foreach (var method in file.Parsed.Model.Methods.Where(m => m.Extends))
        {
            extensions.Check(file, method);
            CheckReferences(file, method);
        }

        foreach (var type in file.Parsed.Model.Types.Where(t => t.Extends))
        {
            extensions.Check(file, type);
            CheckExtendedType(file, type);
        }
    }

    // Classes of methods and groups are first: a type is easier to rename, because its name is not sent.
    private void CheckGroup(CheckedFile file)
    {
        var methods = file.Parsed.Model.Methods.Where(m => !m.Extends && index.Methods[m.Name].File == file.Summary).ToList();
        if (methods.Count > 0 && classes.TakeGroup(file.Parsed.Model.Group!) is { } other)
        {
            Report(file, Rules.NameCollision, "group", $"A class of this group would have the name of {other}.");
        }

        foreach (var method in methods)
        {
            if (classes.TakeMethod(method.Name) is { } taken)
            {
                Report(file, Rules.NameCollision, $"methods.{method.Key}", $"A class of this method would have the name of {taken}.");
            }
        }
    }

    private void CheckMethod(CheckedFile file, Method method)
    {
        var path = $"methods.{method.Key}";
        var owner = index.Methods[method.Name].File;
        if (owner != file.Summary)
        {
            if (owner.IsUsers == file.Summary.IsUsers)
            {
                Report(file, Rules.DuplicateMethod, path, $"The method '{method.Name}' is also declared in '{owner.File}'.");
            }

            return;
        }

        ReplacementChecker.Check(files, file, method, Report);
        CheckReferences(file, method);
        CheckPaging(file, method, path);
        if (method.Upload is { } address && file.Parsed.Model.Methods.All(m => m.Name != address) && !MayExist(address))
        {
            Report(
                file,
                Rules.UnknownName,
                path + ".upload",
                $"'{address}' is not a method of this file.{Suggestion.For(address, file.Parsed.Model.Methods.Select(m => m.Name))}");
        }

        if (method.Deprecated?.Use is { } use && !index.Methods.ContainsKey(use) && !MayExist(use))
        {
            Report(
                file,
                Rules.UnknownSuccessor,
                path + ".deprecated.use",
                $"There is no method '{use}'.{Suggestion.For(use, index.Methods.Keys)}");
        }
    }

    private void CheckType(CheckedFile file, NamedType type)
    {
        var path = $"types.{type.Name}";
        var owner = index.Types[type.Name].File;
        if (owner != file.Summary)
        {
            if (owner.IsUsers == file.Summary.IsUsers)
            {
                Report(file, Rules.DuplicateType, path, $"The type '{type.Name}' is also declared in '{owner.File}'.");
            }

            return;
        }

        ReplacementChecker.Check(files, file, type, Report);
        var pascal = Naming.Pascal(type.Name);
        string[] classNames = type.Kind == NamedTypeKind.Union ? ["I" + pascal, "Unknown" + pascal] : [pascal];
        foreach (var className in classNames)
        {
            if (classes.TakeType(className, type.Name) is { } taken)
            {
                Report(file, Rules.NameCollision, path, $"The type '{type.Name}' becomes '{className}', the name of {taken}; choose another.");
            }
        }

        CheckReferences(file, type.Fields, path + ".fields");
        unions.Check(file, type, path);
        CheckRequired(file, type, path, file.Summary.IsUsers ? requiringThemselvesExtended : requiringThemselves);
    }

    private void CheckRequired(CheckedFile file, NamedType type, string path, HashSet<string> onCycles)
    {
        if (onCycles.Contains(type.Name))
        {
            Report(file, Rules.RecursiveRequired, path, $"Every '{type.Name}' would need another one inside it: make one of the fields between them optional.");
        }
    }

    private void CheckExtendedType(CheckedFile file, NamedType type)
    {
        var path = $"types.{type.Name}";
        CheckReferences(file, type.Fields, path + ".fields");
        if (!requiringThemselves.Contains(type.Name))
        {
            CheckRequired(file, type, path, requiringThemselvesExtended);
        }

        if (type.Kind == NamedTypeKind.Union && declared.TryGetValue(type.Name, out var union) && union.Kind == NamedTypeKind.Union)
        {
            unions.Check(file, type with { Discriminator = union.Discriminator }, path);
        }
    }

    private void CheckPaging(CheckedFile file, Method method, string path)
    {
        var summary = MethodSummary.Create(method);
        if (summary.PagedThrough is { } items && index.Resolve(items)?.Field.Type.Kind != TypeRefKind.List && IsSoundBelow(method, items.Path))
        {
            var lists = method.Returns.Where(r => r.Type.Kind == TypeRefKind.List).Select(r => r.Name);
            Report(
                file,
                Rules.BadPaging,
                path + ".paging.items",
                $"'{items.Path}' is not a list in the response of '{method.Name}'.{Suggestion.For(items.Path, lists)}");
        }

        foreach (var cursor in summary.Cursors)
        {
            if (cursor.Path != Paging.UsualCursor && index.Resolve(cursor)?.Field.Type.Scalar != ScalarKind.String && IsSoundBelow(method, cursor.Path))
            {
                // A field of the response itself can have any name; a summary of another file's type contains only such fields.
                var ending = cursor.Path.Contains('.') ? " whose name ends in 'cursor'" : "";
                var texts = method.Returns.Where(r => r.Type.Scalar == ScalarKind.String).Select(r => r.Name);
                Report(
                    file,
                    Rules.BadPaging,
                    $"{path}.paging.cursor.{cursor.Path}",
                    $"'{cursor.Path}' is not a text field in the response of '{method.Name}'{ending}.{Suggestion.For(cursor.Path, texts)}");
            }
        }
    }

    private void CheckReferences(CheckedFile file, Method method)
    {
        CheckReferences(file, method.Params, $"methods.{method.Key}.params");
        CheckReferences(file, method.Returns, $"methods.{method.Key}.returns");
    }

    private void CheckReferences(CheckedFile file, IEnumerable<Member> members, string path)
    {
        foreach (var member in members)
        {
            if (member.Type.Mentions is not { } name)
            {
                continue;
            }

            if (!index.Types.TryGetValue(name, out var found))
            {
                ReportUnknown(file, $"{path}.{member.Name}", name, index.Types.Keys.Concat(TypeExpression.BuiltIn));
            }
            else if (found.Type.Kind != NamedTypeKind.Enum && IsJoined(member.Type))
            {
                Report(file, Rules.BadType, $"{path}.{member.Name}", $"'{member.Type}' cannot be sent comma-joined: '{name}' is not an enum.");
            }
        }
    }

    private void ReportUnknown(CheckedFile file, string path, string type, IEnumerable<string> known)
    {
        // A type that is declared but unusable has been reported where it is declared, and one that may follow a syntax error is not known to be missing.
        if (!files.Exists(f => f.Parsed.MayDeclareType(type)))
        {
            Report(file, Rules.UnknownType, path, $"There is no type '{type}'.{Suggestion.For(type, known)}");
        }
    }

    // A type in the path that does not exist has been reported where it is mentioned.
    private bool IsSoundBelow(Method method, string items) =>
        method.Returns.FirstOrDefault(r => r.Name == items.Split('.')[0])?.Type.Mentions is not { } type || index.IsSound(type);

    // A method with a mistake is missing from the model, but not from the file.
    private bool MayExist(string method) => files.Exists(f => f.Parsed.MayDeclareMethod(method));

    // Whether a named type is the element of a csv, at any depth.
    private static bool IsJoined(TypeRef type) =>
        type.Element is { } element && ((type.Kind == TypeRefKind.Csv && element.Kind == TypeRefKind.Named) || IsJoined(element));

    private void Report(CheckedFile file, Rule rule, string path, string message) =>
        diagnostics.Add(new(file.Summary.File, new(rule, file.Parsed.Positions[path], message)));
}
