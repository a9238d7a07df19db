using SlackGen.Manifest.Linking;

namespace SlackGen.Generator.Pipeline;

/// <summary>All that a file's output depends on.</summary>
/// <param name="File">What the file declares.</param>
/// <param name="Plan">What is generated of it.</param>
/// <param name="Namespace">The client's namespace.</param>
/// <param name="Accessibility">public or internal.</param>
internal sealed record FileInput(ManifestModel File, FilePlan Plan, string? Namespace, string Accessibility)
{
    /// <summary>Returns what a file's output depends on; null where nothing is generated of it.</summary>
    public static FileInput? Of(ManifestModel file, Plan? plan, ClientTarget? target) =>
        target is not null && plan?.Files.FirstOrDefault(f => f.File == file.Source.Key) is { } own
            ? new FileInput(file, own, target.Namespace, target.Accessibility)
            : null;

    /// <summary>A hash of the file's name: one of everything would read the whole file, and files of one name are few.</summary>
    public override int GetHashCode() => File.Source.GetHashCode();
}
