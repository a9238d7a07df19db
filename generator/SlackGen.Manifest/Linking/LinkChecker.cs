using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Parsing;

namespace SlackGen.Manifest.Linking;

/// <summary>A file as the check sees it: its names, what it says, and where.</summary>
/// <param name="Summary">Its names.</param>
/// <param name="Parsed">What it says and where.</param>
public sealed record CheckedFile(FileSummary Summary, ParseResult Parsed);

/// <summary>Something wrong between files.</summary>
/// <param name="File">The key of the file to complain about.</param>
/// <param name="Diagnostic">What and where.</param>
public sealed record LinkDiagnostic(string File, ManifestDiagnostic Diagnostic);

/// <summary>Checks what a file alone cannot show: names that other files declare.</summary>
public sealed class LinkChecker
{
    private readonly List<LinkDiagnostic> diagnostics = [];
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);
    private readonly ManifestIndex index;
    private readonly List<CheckedFile> files;

    private LinkChecker(IEnumerable<CheckedFile> files)
    {
        this.files = files.OrderByDescending(f => f.Summary.IsUsers).ThenBy(f => f.Summary.File, StringComparer.Ordinal).ToList();
        index = new ManifestIndex(this.files.Select(f => f.Summary));
    }

    /// <summary>Finds everything that is wrong between the files.</summary>
    /// <param name="files">Every file.</param>
    /// <param name="clientName">The user's client class, whose name no type may take.</param>
    public static IReadOnlyList<LinkDiagnostic> Check(IEnumerable<CheckedFile> files, string clientName)
    {
        var checker = new LinkChecker(files);
        var classes = checker.ClassNames(clientName);
        foreach (var file in checker.files)
        {
            foreach (var method in file.Parsed.Model.Methods)
            {
                checker.CheckMethod(file, method);
            }

            foreach (var type in file.Parsed.Model.Types)
            {
                checker.CheckType(file, type, classes);
            }
        }

        return checker.diagnostics;
    }

    private void CheckMethod(CheckedFile file, Method method)
    {
        var path = $"methods.{method.Key}";
        var owner = index.Methods[method.Name].File;
        if (owner != file.Summary && owner.IsUsers == file.Summary.IsUsers)
        {
            Report(file, Rules.DuplicateMethod, path, $"The method '{method.Name}' is declared in '{owner.File}' as well.");
        }

        CheckReferences(file, method.Params, path + ".params");
        CheckReferences(file, method.Returns, path + ".returns");
        if (method.Paging?.Items is { } items && index.Resolve(MethodSummary.Of(method)) is null)
        {
            var lists = method.Returns.Where(r => r.Type.Kind == TypeKind.List).Select(r => r.Name);
            Report(
                file,
                Rules.BadPaging,
                path + ".paging.items",
                $"'{items}' is not a list in the answer of '{method.Name}'.{Suggestion.For(items, lists)}");
        }

        if (method.Deprecated?.Use is { } use && !index.Methods.ContainsKey(use))
        {
            Report(
                file,
                Rules.UnknownSuccessor,
                path + ".deprecated.use",
                $"There is no method '{use}'.{Suggestion.For(use, index.Methods.Keys)}");
        }
    }

    private void CheckType(CheckedFile file, NamedType type, Dictionary<string, string> classes)
    {
        var path = $"types.{type.Name}";
        var owner = index.Types[type.Name].File;
        if (owner != file.Summary && owner.IsUsers == file.Summary.IsUsers)
        {
            Report(file, Rules.DuplicateType, path, $"The type '{type.Name}' is declared in '{owner.File}' as well.");
        }

        var className = (type.Kind == NamedTypeKind.Union ? "I" : "") + Naming.Pascal(type.Name);
        if (classes.TryGetValue(className, out var taken) && taken != type.Name)
        {
            Report(file, Rules.NameCollision, path, $"The type '{type.Name}' becomes '{className}', the name of {taken}; choose another.");
        }

        classes[className] = type.Name;
        CheckReferences(file, type.Fields, path + ".fields");
        CheckMembers(file, type, path);
        if (RequiresItself(type))
        {
            Report(file, Rules.RecursiveRequired, path, $"Every '{type.Name}' would need another one inside it: make one of the fields on the way optional.");
        }
    }

    private void CheckMembers(CheckedFile file, NamedType type, string path)
    {
        foreach (var member in type.Members)
        {
            CheckValue(file, type, member, path);
            var place = $"{path}.of.{member.Value}";
            if (!index.Types.TryGetValue(member.Type, out var found))
            {
                Report(file, Rules.UnknownType, place, $"There is no type '{member.Type}'.{Suggestion.For(member.Type, index.Types.Keys)}");
            }
            else if (found.Type.Kind != NamedTypeKind.Object)
            {
                Report(file, Rules.UnionMember, place, $"'{member.Type}' is not an object type: a union's members are.");
            }
            else if (Declared(member.Type) is { } declared && declared.Fields.Any(f => f.Name == type.Discriminator))
            {
                Report(
                    file,
                    Rules.UnionMember,
                    place,
                    $"'{member.Type}' lists the field '{type.Discriminator}' itself: the union '{type.Name}' writes it, so leave it out.");
            }
        }
    }

    // A member writes its discriminator itself, so all unions that have it must agree on what that is.
    private void CheckValue(CheckedFile file, NamedType union, UnionMember member, string path)
    {
        var writes = $"{union.Discriminator}: {member.Value}";
        if (!written.TryGetValue(member.Type, out var before))
        {
            written.Add(member.Type, writes);
        }
        else if (before != writes)
        {
            Report(
                file,
                Rules.UnionMember,
                $"{path}.of.{member.Value}",
                $"'{member.Type}' stands for '{writes}' here and for '{before}' elsewhere: a type can say only one of them.");
        }
    }

    private void CheckReferences(CheckedFile file, IEnumerable<Member> members, string path)
    {
        foreach (var member in members)
        {
            if (member.Type.Mentions is { } name && !index.Types.ContainsKey(name))
            {
                Report(
                    file,
                    Rules.UnknownType,
                    $"{path}.{member.Name}",
                    $"There is no type '{name}'.{Suggestion.For(name, index.Types.Keys.Concat(TypeExpression.BuiltIn))}");
            }
        }
    }

    // Only required fields of object type force another object; a list may be empty.
    private bool RequiresItself(NamedType type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var stack = new Stack<NamedType>([type]);
        while (stack.Count > 0)
        {
            foreach (var field in stack.Pop().Fields.Where(f => f.Required && f.Type.Kind == TypeKind.Named))
            {
                if (field.Type.Name == type.Name)
                {
                    return true;
                }

                if (seen.Add(field.Type.Name!) && Declared(field.Type.Name!) is { } next)
                {
                    stack.Push(next);
                }
            }
        }

        return false;
    }

    private NamedType? Declared(string name) => index.Types.TryGetValue(name, out var found)
        ? files.First(f => f.Summary == found.File).Parsed.Model.Types.First(t => t.Name == name)
        : null;

    /// <summary>The names of the classes that methods and groups make, with what each is.</summary>
    private Dictionary<string, string> ClassNames(string clientName)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [clientName] = "the client class" };
        foreach (var method in index.Methods.Keys)
        {
            var pascal = Naming.Pascal(method);
            names[pascal + "Request"] = names[pascal + "Response"] = names[pascal + "Error"] = $"a class of the method '{method}'";
            for (var dot = method.LastIndexOf('.'); dot > 0; dot = method.LastIndexOf('.', dot - 1))
            {
                var group = method.Substring(0, dot);
                names[Naming.Pascal(group) + "Client"] = names[Naming.Pascal(group) + "ClientExtensions"] = $"a class of the group '{group}'";
            }
        }

        return names;
    }

    private void Report(CheckedFile file, Rule rule, string path, string message) =>
        diagnostics.Add(new(file.Summary.File, new(rule, file.Parsed.Positions[path], message)));
}
