using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Checks the names that a method uses: its types, the fields of its pages, and other methods.</summary>
/// <param name="manifest">The manifest.</param>
/// <param name="references">The check of the types.</param>
/// <param name="owners">The owners of the class names.</param>
internal sealed class MethodChecker(CheckedManifest manifest, ReferenceChecker references, ClassNameOwners owners)
{
    private readonly ManifestIndex index = manifest.Index;

    /// <summary>Claims the names of the classes of a file's methods and of its group.</summary>
    public void ClaimClassNames(CheckedFile file)
    {
        var methods = file.Parsed.Model.Methods.Where(m => !m.Extends && index.Methods[m.Name].File == file.Summary).ToList();
        if (methods.Count > 0 && owners.ClaimGroup(file.Parsed.Model.Group!) is { } other)
        {
            manifest.Report(file, Rules.NameCollision, ManifestPath.Group, $"A class of this group would have the same name as {other}.");
        }

        if (methods.Count > 0 && ParentOfMethodKeys(file.Parsed.Model.Group!) is { } parent)
        {
            manifest.Report(
                file,
                Rules.NameCollision,
                ManifestPath.Group,
                $"The group '{parent}.{ClassNames.MethodKeys.ToLowerInvariant()}' would become '{ClassNames.Client(parent)}.{ClassNames.MethodKeys}', the class that every group has for its methods.");
        }

        foreach (var method in methods)
        {
            if (owners.ClaimMethod(method.Name) is { } taken)
            {
                manifest.Report(file, Rules.NameCollision, ManifestPath.Method(method.Key), $"A class of this method would have the same name as {taken}.");
            }
        }
    }

    // The property of a sub-client for a group below it has the last word of that group as its name.
    private static string? ParentOfMethodKeys(string group)
    {
        var words = group.Split('.');
        var at = Array.FindIndex(words, 1, w => Naming.Pascal(w) == ClassNames.MethodKeys);
        return at < 0 ? null : string.Join(".", words.Take(at));
    }

    /// <summary>Checks a method that a file declares.</summary>
    public void Check(CheckedFile file, Method method)
    {
        var path = ManifestPath.Method(method.Key);
        if (!manifest.IsInUse(file, index.Methods[method.Name].File, Rules.DuplicateMethod, path, $"The method '{method.Name}'"))
        {
            return;
        }

        ReplacementChecker.Check(manifest, file, method);
        references.Check(file, method);
        CheckPaging(file, method, path);
        if (method.Upload is { } upload && file.Parsed.Model.Methods.All(m => m.Name != upload) && !manifest.MayDeclareMethod(upload))
        {
            manifest.Report(
                file,
                Rules.UnknownName,
                path.Upload,
                $"'{upload}' is not a method of this file.",
                upload,
                file.Parsed.Model.Methods.Select(m => m.Name));
        }

        if (method.Stream is { } stream)
        {
            CheckStream(file, path.StreamAppend, stream.Append);
            CheckStream(file, path.StreamStop, stream.Stop);
        }

        if (method.Deprecated?.Use is { } use && !index.Methods.ContainsKey(use) && !manifest.MayDeclareMethod(use))
        {
            manifest.Report(
                file,
                Rules.UnknownSuccessor,
                path.Successor,
                $"There is no method '{use}'.",
                use,
                index.Methods.Keys);
        }
    }

    private void CheckStream(CheckedFile file, ManifestPath path, string name)
    {
        if (file.Parsed.Model.Methods.FirstOrDefault(m => m.Name == name) is not { } method)
        {
            if (!manifest.MayDeclareMethod(name))
            {
                manifest.Report(file, Rules.UnknownName, path, $"'{name}' is not a method of this file.", name, file.Parsed.Model.Methods.Select(m => m.Name));
            }
        }
        else if (MessageStreaming.Missing(method) is { Count: > 0 } missing)
        {
            manifest.Report(
                file,
                Rules.BadValue,
                path,
                $"'{name}' cannot continue a streaming message. It needs the arguments channel (string), ts (timestamp), markdown_text (string) and chunks (a list of a declared type), and lacks {string.Join(", ", missing)}.");
        }
    }

    private void CheckPaging(CheckedFile file, Method method, ManifestPath path)
    {
        var summary = MethodSummary.Create(method);
        if (summary.PagedThrough is { } items && index.Resolve(items)?.Field.Type.Kind != TypeRefKind.List && IsFirstTypeSound(method, items.Path))
        {
            var lists = method.Returns.Where(r => r.Type.Kind == TypeRefKind.List).Select(r => r.Name);
            manifest.Report(
                file,
                Rules.BadPaging,
                path.PagingItems,
                $"'{items.Path}' is not a list in the response of '{method.Name}'.",
                items.Path,
                lists);
        }

        foreach (var cursor in summary.Cursors)
        {
            if (cursor.Path != Paging.UsualCursor && index.Resolve(cursor)?.Field.Type.Scalar != ScalarKind.String && IsFirstTypeSound(method, cursor.Path))
            {
                // The index has every field of a response, but of types only the text fields whose name ends in 'cursor'.
                var ending = cursor.Path.Contains('.') ? " whose name ends in 'cursor'" : "";
                var texts = method.Returns.Where(r => r.Type.Scalar == ScalarKind.String).Select(r => r.Name);
                manifest.Report(
                    file,
                    Rules.BadPaging,
                    path.Cursor(cursor.Path),
                    $"'{cursor.Path}' is not a text field in the response of '{method.Name}'{ending}.",
                    cursor.Path,
                    texts);
            }
        }
    }

    // An unknown type on the path is reported where it is mentioned, so the path is not reported as well.
    private bool IsFirstTypeSound(Method method, string path) =>
        method.Returns.FirstOrDefault(r => r.Name == path.Split('.')[0])?.Type.Mentions is not { } type || index.IsSound(type);
}
