using SlackGen.Manifest.Linking;

namespace SlackGen.Generator.Pipeline;

/// <summary>The input of the emitter of one file: everything that its text depends on.</summary>
/// <param name="File">The model of the file.</param>
/// <param name="Plan">The part of the plan that concerns the file.</param>
/// <param name="Namespace">The namespace of the client.</param>
/// <param name="Accessibility">public or internal.</param>
/// <param name="ExportsScopes">Whether the assembly names the scopes of the file's methods: those of an internal client, which only its own project calls.</param>
internal sealed record FileInput(ManifestModel File, FilePlan Plan, string? Namespace, string Accessibility, bool ExportsScopes = false)
{
    /// <summary>Creates the input; null for a file from which nothing is generated.</summary>
    public static FileInput? Create(ManifestModel file, Plan? plan, ClientTarget? target) =>
        target is not null && plan?.Files.FirstOrDefault(f => f.File == file.Source.Key) is { } own
            ? new FileInput(file, own, target.Namespace, target.Accessibility, !target.IsPublic && target.Patterns.Count > 0)
            : null;

    /// <summary>Returns the hash code of the file's name. One of all members would read the whole model, and few inputs share a name.</summary>
    public override int GetHashCode() => File.Source.GetHashCode();
}
