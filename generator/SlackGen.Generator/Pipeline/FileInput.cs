using SlackGen.Manifest.Linking;

namespace SlackGen.Generator.Pipeline;

/// <summary>All that a file's output depends on.</summary>
/// <param name="File">What the file declares.</param>
/// <param name="Plan">What is generated of it.</param>
/// <param name="Namespace">The client's namespace.</param>
/// <param name="Accessibility">public or internal.</param>
internal sealed record FileInput(ManifestModel File, FilePlan Plan, string? Namespace, string Accessibility)
{
    /// <summary>Returns what a file's output in a client's project depends on; null where nothing is generated of it.</summary>
    public static FileInput? Of(ManifestModel file, Plan? plan, ClientTarget? target) =>
        plan is null || target is null ? null : Of(file, plan, target.Namespace, target.Accessibility);

    /// <summary>Returns what a file's output depends on; null where nothing is generated of it.</summary>
    public static FileInput? Of(ManifestModel file, Plan plan, string? ns, string accessibility) =>
        plan.Files.FirstOrDefault(f => f.File == file.Source.Key) is { } own ? new FileInput(file, own, ns, accessibility) : null;

    /// <summary>A hash of the file's name: one of everything would read the whole file, and files of one name are few.</summary>
    public override int GetHashCode() => File.Source.GetHashCode();
}
