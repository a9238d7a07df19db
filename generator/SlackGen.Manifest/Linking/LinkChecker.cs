using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.Linking;

/// <summary>A diagnostic about names that one file declares and another uses.</summary>
/// <param name="File">The key of the file with the mistake.</param>
/// <param name="Diagnostic">The rule, the location and the message.</param>
public sealed record LinkDiagnostic(string File, ManifestDiagnostic Diagnostic)
{
    /// <summary>Returns the diagnostic as the compiler prints it: <c>mine.slack.yaml(3,5): error SLACKGEN111: There is no type 'usr'.</c></summary>
    public override string ToString()
    {
        var (rule, span, message, _) = Diagnostic;
        return $"{File}({span.Line + 1},{span.Column + 1}): {(rule.IsError ? "error" : "warning")} {rule.Id}: {message}";
    }
}

/// <summary>Checks the names that one file declares and another uses, which no parser of a single file can check.</summary>
public static class LinkChecker
{
    /// <summary>Returns the errors within the files and between them.</summary>
    /// <param name="files">All files.</param>
    /// <param name="clientName">The name of the client class, which no type may have.</param>
    public static IReadOnlyList<LinkDiagnostic> FindErrors(IReadOnlyList<CheckedFile> files, string clientName) => files
        .SelectMany(f => f.Parsed.Diagnostics.Select(d => new LinkDiagnostic(f.Summary.File, d)))
        .Concat(Check(files, clientName))
        .Where(d => d.Diagnostic.Rule.IsError)
        .ToList();

    /// <summary>Returns a diagnostic for each mistake between the files.</summary>
    /// <param name="files">All files.</param>
    /// <param name="clientName">The name of the client class, which no type may have.</param>
    public static IReadOnlyList<LinkDiagnostic> Check(IEnumerable<CheckedFile> files, string clientName)
    {
        var manifest = new CheckedManifest(files);
        var owners = new ClassNameOwners();
        var references = new ReferenceChecker(manifest);
        var methods = new MethodChecker(manifest, references, owners);
        var types = new TypeChecker(manifest, references, owners);

        // The classes of methods and groups claim their names first: a type is easier to rename, because its name is not on the wire.
        foreach (var file in manifest.Files)
        {
            methods.ClaimClassNames(file);
        }

        owners.AssignClient(clientName);
        foreach (var file in manifest.Files)
        {
            foreach (var method in file.Parsed.Model.Methods.Where(m => !m.Extends))
            {
                methods.Check(file, method);
            }

            foreach (var type in file.Parsed.Model.Types.Where(t => !t.Extends))
            {
                types.Check(file, type);
            }
        }

        // Extensions are last: where one contradicts a declaration, the extension is wrong.
        var extensions = new ExtensionChecker(manifest);
        foreach (var file in manifest.Files)
        {
            foreach (var method in file.Parsed.Model.Methods.Where(m => m.Extends))
            {
                extensions.Check(file, method);
                references.Check(file, method);
            }

            foreach (var type in file.Parsed.Model.Types.Where(t => t.Extends))
            {
                extensions.Check(file, type);
                types.CheckExtension(file, type);
            }
        }

        return manifest.Diagnostics;
    }
}
