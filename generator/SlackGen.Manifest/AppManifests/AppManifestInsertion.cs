using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.AppManifests;

/// <summary>Finds the edits that insert a value into the manifest of an app.</summary>
internal static class AppManifestInsertion
{
    /// <summary>Returns the edits that append an item to the list at a path.</summary>
    public static IEnumerable<TextEdit> Append(AppManifestLayout layout, IReadOnlyList<string> path, AppManifestValue item) =>
        AppManifestEditor.Find(layout.Root, path) is YamlSequence list && !IsPlaceholder(layout, list)
            ? AppendItem(layout, list, item)
            : Insert(layout, path, new AppManifestList([item]));

    /// <summary>Returns the edits that put a value where a path leads to nothing yet, or to an empty value.</summary>
    public static IEnumerable<TextEdit> Insert(AppManifestLayout layout, IReadOnlyList<string> path, AppManifestValue value)
    {
        if (layout.Root is null)
        {
            return Begin(layout, value.Within(path.Skip(1)).Under(path[0]));
        }

        var node = layout.Root;
        for (var depth = 0; depth < path.Count; depth++)
        {
            if (node is not YamlMapping map)
            {
                throw AppManifestEditor.NotA("a map", path.Take(depth), node);
            }

            var index = map.Entries.FindIndex(e => e.Key.Value == path[depth]);
            var rest = value.Within(path.Skip(depth + 1));
            if (index < 0)
            {
                return AddKey(layout, map, new(path[depth], rest));
            }

            node = map.Entries[index].Value;
            if (IsPlaceholder(layout, node))
            {
                return Fill(layout, map, map.Entries[index].Key, node, rest);
            }
        }

        throw AppManifestEditor.NotA(value is AppManifestList ? "a list" : "a switch", path, node);
    }

    // Null; and an empty collection in YAML, whose brackets make way for lines as those of the rest of the file.
    private static bool IsPlaceholder(AppManifestLayout layout, YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.IsNull,
        YamlCollection { Count: 0 } empty => !layout.Writer.IsJson && layout.Text.Substring(layout.Start(empty), layout.End(empty) - layout.Start(empty)).Trim('[', ']', '{', '}', ' ').Length == 0,
        _ => false,
    };

    // The file has nothing but comments.
    private static IEnumerable<TextEdit> Begin(AppManifestLayout layout, AppManifestMap value)
    {
        var end = layout.Text.Length;
        var isNewLine = layout.LineStart(end) == end;
        yield return new(end, end, (isNewLine ? "" : layout.Writer.NewLine) + layout.Writer.Root(value) + layout.Writer.NewLine);
    }

    private static IEnumerable<TextEdit> Fill(AppManifestLayout layout, YamlMapping parent, YamlScalar key, YamlNode empty, AppManifestValue value)
    {
        // A value of which nothing is written has its location somewhere before the next word.
        var colon = layout.Text.IndexOf(':', layout.End(key)) + 1;
        var end = layout.Start(empty) == layout.End(empty) ? colon : layout.End(empty);
        if (parent.ClosingBracket is not null)
        {
            yield return new(colon, end, " " + layout.Writer.Flow(value, layout.IsExpandedJson ? layout.IndentAt(colon) : null, quote: null));
            yield break;
        }

        var text = layout.Writer.AfterColon(value, new string(' ', key.Span.Column));
        if (value is AppManifestFlag)
        {
            yield return new(colon, end, text);
            yield break;
        }

        if (end > colon)
        {
            yield return new(colon, end, "");
        }

        var lineEnd = layout.LineEnd(end);
        yield return new(lineEnd, lineEnd, text);
    }

    private static IEnumerable<TextEdit> AddKey(AppManifestLayout layout, YamlMapping map, KeyValuePair<string, AppManifestValue> entry)
    {
        if (map.ClosingBracket is null)
        {
            var indent = new string(' ', map.Span.Column);
            var end = layout.LineEnd(layout.End(map));
            return [new(end, end, layout.Writer.NewLine + indent + layout.Writer.Entry(entry, indent))];
        }

        return AppendFlow(layout, map, map.Entries.LastOrDefault().Key, (indent, isOnOneLine) => layout.Writer.FlowEntry(entry, indent, isOnOneLine, quote: null));
    }

    private static IEnumerable<TextEdit> AppendItem(AppManifestLayout layout, YamlSequence list, AppManifestValue item)
    {
        var quote = layout.QuoteOf(list.Items.LastOrDefault());
        if (list.ClosingBracket is null)
        {
            var indent = new string(' ', list.Span.Column);
            var end = layout.LineEnd(layout.End(list));
            return [new(end, end, layout.Writer.NewLine + indent + layout.Writer.Item(item, indent, quote))];
        }

        return AppendFlow(layout, list, list.Items.LastOrDefault(), (indent, isOnOneLine) => layout.Writer.Flow(item, isOnOneLine ? null : indent, quote));
    }

    private static IEnumerable<TextEdit> AppendFlow(AppManifestLayout layout, YamlCollection collection, YamlNode? last, Func<string, bool, string> write)
    {
        var (open, close, writer) = (layout.Start(collection), layout.End(collection) - 1, layout.Writer);
        if (last is null)
        {
            var indent = layout.IndentAt(open);
            return [layout.IsExpandedJson
                ? new(open + 1, close, writer.NewLine + indent + writer.Step + write(indent + writer.Step, false) + writer.NewLine + indent)
                : new(open + 1, close, write("", true))];
        }

        var end = LastEnd(layout, collection);
        var comma = layout.SkipBlank(end);
        var hasComma = comma < close && layout.Text[comma] == ',';
        if (!layout.StartsLine(layout.Start(last)))
        {
            return hasComma ? [new(comma + 1, comma + 1, " " + write("", true) + ",")] : [new(end, end, ", " + write("", true))];
        }

        // In YAML, a line of a flow collection is written as one line whatever its length; JSON is formatted.
        var lineIndent = layout.IndentAt(layout.Start(last));
        var line = writer.NewLine + lineIndent + write(lineIndent, !writer.IsJson) + (hasComma ? "," : "");
        var place = hasComma ? comma + 1 : end;
        var lineEnd = layout.LineEnd(place);
        var after = close < lineEnd ? place : lineEnd;
        return hasComma ? [new(after, after, line)]
            : after == end ? [new(end, end, "," + line)]
            : [new(end, end, ","), new(after, after, line)];
    }

    private static int LastEnd(AppManifestLayout layout, YamlCollection collection) => collection switch
    {
        YamlMapping map => layout.End(map.Entries[map.Count - 1].Value),
        YamlSequence list => layout.End(list.Items[list.Count - 1]),
        _ => throw new ArgumentException($"{collection.Shape} has no end.", nameof(collection)),
    };
}
