using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses the paging of a method: <c>paging: { items: members }</c>. The check between files resolves its paths.</summary>
internal static class PagingParser
{
    /// <summary>Reads the paging of a method; null where it has none.</summary>
    public static Paging? Read(ParseContext context, MapReader reader, string path, EquatableArray<Member> parameters)
    {
        if (reader.Node("paging") is not { } node || context.Map(node, "'paging'") is not { } map)
        {
            return null;
        }

        if (parameters.All(p => p.Name != "cursor" || p.Type.Scalar != ScalarKind.String))
        {
            context.Report(Rules.BadPaging, node.Span, "Paging follows cursors: the method needs a string argument 'cursor'.");
        }

        var paging = new MapReader(context, map, "'paging'", "items", "cursor", "first");
        context.Positions.Set(path + ".paging.items", paging.SpanOf("items"));
        return new Paging(paging.Text("items"), ReadCursors(context, paging, path), paging.Text("first"));
    }

    // One path, or a list of them.
    private static EquatableArray<string> ReadCursors(ParseContext context, MapReader paging, string path)
    {
        if (paging.Node("cursor") is not YamlSequence sequence)
        {
            var cursor = paging.Text("cursor");
            context.Positions.Set($"{path}.paging.cursor.{cursor}", paging.SpanOf("cursor"));
            return cursor is null ? default : new EquatableArray<string>([cursor]);
        }

        var errors = context.Errors;
        var words = context.Words(sequence, "cursor");
        if (words.Count == 0 && context.Errors == errors)
        {
            context.Report(Rules.BadValue, sequence.Span, "'cursor' names at least one field that holds the next cursor.");
        }

        words.ForEach(w => context.Positions.Set($"{path}.paging.cursor.{w.Value}", w.Span));
        return words.Select(w => w.Value).ToEquatableArray();
    }
}
