using System.Text.Json;

namespace SlackGen.Tool.Docs;

/// <summary>The pages and lists that a folder or file contains.</summary>
/// <param name="Methods">The pages of methods.</param>
/// <param name="Events">The pages of events.</param>
/// <param name="Index">The published lists; null if there are none.</param>
/// <param name="Skipped">The files that are neither, with the reason.</param>
internal sealed record DocSet(IReadOnlyList<MethodDoc> Methods, IReadOnlyList<EventDoc> Events, DocIndex? Index, IReadOnlyList<string> Skipped)
{
    // A page of Slack has at most 200 KB.
    private const long MaxBytes = 8 * 1024 * 1024;

    private static readonly string[] Extensions = [".md", ".mdx", ".txt", ".html", ".htm", ".json"];

    /// <summary>Reads a folder or a file.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read.</exception>
    public static DocSet Read(string path)
    {
        IEnumerable<string> files = File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal);
        var (methods, events, indexes, skipped) = (new Dictionary<string, MethodDoc>(StringComparer.Ordinal), new Dictionary<string, EventDoc>(StringComparer.Ordinal), new List<DocIndex>(), new List<string>());
        foreach (var file in files)
        {
            if (Skip(file, methods, events, indexes, isOnly: file == path) is { } reason)
            {
                skipped.Add($"{file}: {reason}");
            }
        }

        return new DocSet([.. methods.Values], [.. events.Values], indexes.Count == 0 ? null : Join(indexes), skipped);
    }

    // Returns why a file is skipped; null if it was read.
    private static string? Skip(string file, Dictionary<string, MethodDoc> methods, Dictionary<string, EventDoc> events, List<DocIndex> indexes, bool isOnly)
    {
        if (new FileInfo(file).Length > MaxBytes)
        {
            return $"larger than {MaxBytes / 1024 / 1024} MB";
        }

        var text = File.ReadAllText(file);
        if (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            return AddJson(text, indexes);
        }

        var page = new DocPage(Path.GetExtension(file).ToLowerInvariant() is ".html" or ".htm" ? HtmlMarkdown.Convert(text) : text);
        if (MethodDoc.Read(page) is { } method)
        {
            return methods.TryAdd(method.Name, method) ? null : $"a second page of {method.Name}";
        }

        if (EventDoc.Read(page) is { } found)
        {
            return events.TryAdd(found.Name, found) ? null : $"a second page of {found.Name}";
        }

        // Other pages link to methods as well: a list has the title of one.
        if ((isOnly || page.Title is "Methods" or "Events" or "Web API methods") && DocIndex.Read(page) is { } index)
        {
            indexes.Add(index);
            return null;
        }

        return "neither a page of a method or event nor a list of them";
    }

    private static string? AddJson(string text, List<DocIndex> indexes)
    {
        try
        {
            if (DocIndex.ReadJson(text) is { } index)
            {
                indexes.Add(index);
                return null;
            }

            return "not a list of methods or events";
        }
        catch (JsonException e)
        {
            return $"({e.LineNumber + 1},{e.BytePositionInLine + 1}) is not JSON";
        }
    }

    private static DocIndex Join(List<DocIndex> indexes) => new(
        indexes.Exists(i => i.Methods is not null) ? [.. indexes.SelectMany(i => i.Methods ?? []).Distinct(StringComparer.Ordinal)] : null,
        indexes.Exists(i => i.Events is not null) ? [.. indexes.SelectMany(i => i.Events ?? []).Distinct(StringComparer.Ordinal)] : null);
}
