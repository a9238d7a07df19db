using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;

namespace SlackGen.Generator.Apps;

/// <summary>Everything that the text of a generated file depends on: an app, and which of its scopes the file is for.</summary>
/// <param name="HintName">The name of the file.</param>
/// <param name="Target">The app.</param>
/// <param name="RequestedScopes">The scopes in the manifest of the app; null for an app without a manifest.</param>
/// <param name="Scope">The index of the scope.</param>
internal sealed record AppInput(string HintName, AppTarget Target, RequestedScopes? RequestedScopes, int Scope)
{
    /// <summary>Returns the files of all apps, with unique names. A duplicate name would make the compiler drop all output.</summary>
    public static IEnumerable<AppInput> Create(ImmutableArray<FoundApp> found, ImmutableArray<AdditionalText> manifests, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var targets = found.Select(f => f.Target).OfType<AppTarget>().OrderBy(t => t.FullName, StringComparer.Ordinal);
        return
            from target in targets
            let requested = Apps.RequestedScopes.Find(manifests, target.ManifestName, cancellationToken)
            from scope in Enumerable.Range(0, target.Scopes.Count)
            select new AppInput(Unique(target.FullName, names), target, requested, scope);
    }

    // Hint names may not have every character that names may have, and differ in more than case.
    private static string Unique(string name, HashSet<string> names)
    {
        var stem = new string([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-')]);
        var unique = stem + ".g.cs";
        for (var number = 2; !names.Add(unique); number++)
        {
            unique = $"{stem}.{number}.g.cs";
        }

        return unique;
    }

    /// <summary>Returns the emitted file.</summary>
    public EmittedSource Emit() => EmittedSource.GetOrEmit(HintName, Target.FullName, "", this, AppEmitter.Emit);
}
