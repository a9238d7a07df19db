using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>Finds the edits that remove an item of a list from the manifest of an app.</summary>
internal static class AppManifestRemoval
{
    /// <summary>Returns the edits that remove an item.</summary>
    /// <param name="layout">The manifest.</param>
    /// <param name="path">The keys that lead to the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="index">The index of the item.</param>
    public static IEnumerable<TextEdit> Remove(AppManifestLayout layout, IReadOnlyList<string> path, YamlSequence list, int index) =>
        list.ClosingBracket is null ? RemoveBlock(layout, path, list, index) : RemoveFlow(layout, list, index);

    private static IEnumerable<TextEdit> RemoveBlock(AppManifestLayout layout, IReadOnlyList<string> path, YamlSequence list, int index)
    {
        yield return Lines(layout, layout.Start(list.Items[index]), layout.End(list.Items[index]));
        if (list.Count == 1 && AppManifestEditor.Find(layout.Root, path.Take(path.Count - 1)) is YamlMapping parent)
        {
            // Without an item, the list would be null.
            var key = parent.Entries.First(e => e.Value == list).Key;
            var colon = layout.Text.IndexOf(':', layout.End(key)) + 1;
            yield return new(colon, colon, " []");
        }
    }

    private static IEnumerable<TextEdit> RemoveFlow(AppManifestLayout layout, YamlSequence list, int index)
    {
        var (start, end, close) = (layout.Start(list.Items[index]), layout.End(list.Items[index]), layout.End(list) - 1);
        if (list.Count == 1)
        {
            return [new(layout.Start(list) + 1, close, "")];
        }

        var comma = layout.SkipBlank(end);
        var hasComma = layout.Text[comma] == ',';
        var last = hasComma ? comma + 1 : end;
        var hasOwnLine = layout.StartsLine(start) && IsBlank(layout, last);
        if (hasComma)
        {
            return hasOwnLine ? [Lines(layout, start, last)] : [new(start, layout.SkipBlank(last), "")];
        }

        // The comma before the last item goes with it.
        var before = layout.End(list.Items[index - 1]);
        return hasOwnLine
            ? [new(before, layout.SkipBlank(before) + 1, ""), Lines(layout, start, last)]
            : [new(before, end, "")];
    }

    private static bool IsBlank(AppManifestLayout layout, int offset) => layout.SkipBlank(offset) >= layout.LineEnd(offset);

    private static TextEdit Lines(AppManifestLayout layout, int start, int end)
    {
        var (first, next) = (layout.LineStart(start), layout.NextLine(end));

        // The last line of a file without a line break at its end: the line break before it goes, so that the file still has none.
        return next == layout.Text.Length && layout.LineEnd(end) == next && first > 0
            ? new(layout.Text[first - 1] == '\n' && first > 1 && layout.Text[first - 2] == '\r' ? first - 2 : first - 1, next, "")
            : new(first, next, "");
    }
}
