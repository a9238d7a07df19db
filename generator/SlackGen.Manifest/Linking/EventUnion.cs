using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>Fills the union of all events, which the manifest declares with <c>of: events</c>.</summary>
public static class EventUnion
{
    /// <summary>Returns the files with the members of the union: the events of all files, in the order of their types.</summary>
    /// <param name="files">The files of one whole manifest.</param>
    public static IReadOnlyList<ManifestFile> Fill(IReadOnlyList<ManifestFile> files)
    {
        if (!files.Any(f => f.Types.Any(t => t.IsOfEvents)))
        {
            return files;
        }

        var members = files
            .SelectMany(f => f.Types)
            .Where(t => t.Event is { Subtype: null } && !t.Extends)
            .OrderBy(t => t.Event!.Type, StringComparer.Ordinal)
            .Select(t => new UnionMember(t.Event!.Type, t.Name, t.Event.HasSubtypes))
            .ToEquatableArray();
        return files
            .Select(f => f.Types.Any(t => t.IsOfEvents)
                ? f with { Types = f.Types.Select(t => t.IsOfEvents ? t with { Members = members } : t).ToEquatableArray() }
                : f)
            .ToList();
    }
}
