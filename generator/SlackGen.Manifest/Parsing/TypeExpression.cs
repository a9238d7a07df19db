using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Parses type expressions such as <c>string</c> and <c>list&lt;call_participant&gt;</c>.</summary>
internal static class TypeExpression
{
    // No documented type nests deeper, and the recursion must end.
    private const int MaxDepth = 4;

    private static readonly TypeRefKind[] Generics = [TypeRefKind.List, TypeRefKind.Map, TypeRefKind.Csv];

    private static readonly string[] GenericWords = Generics.Select(kind => new TypeRef(kind).Word).ToArray();

    private static readonly Dictionary<string, TypeRef> Scalars = ScalarType.All.ToDictionary(s => s.Word, s => new TypeRef(s.Kind), StringComparer.Ordinal);

    /// <summary>Gets the words of the language, which a named type cannot have as its name.</summary>
    public static IEnumerable<string> BuiltIn => Scalars.Keys.Concat(GenericWords);

    /// <summary>Reads the expression in a scalar; the type of text, with a diagnostic, where it is not a type.</summary>
    public static TypeRef Read(ParseContext context, YamlScalar scalar) =>
        Read(context, scalar.Span, scalar.Value, scalar.Value, 0) ?? TypeRef.Text;

    private static TypeRef? Read(ParseContext context, ManifestSpan span, string text, string whole, int depth)
    {
        if (Scalars.TryGetValue(text, out var scalar))
        {
            return scalar;
        }

        if (text.Length > 0 && text[text.Length - 1] == '?')
        {
            context.Report(Rules.BadType, span, $"'{whole}': only the elements of a list or map can be nullable, as in list<string?>; a field says 'nullable: true'.");
            return null;
        }

        var open = text.IndexOf('<');
        if (open < 0 && text.IndexOf('>') < 0)
        {
            return Named(context, span, text, whole);
        }

        if (open <= 0 || text[text.Length - 1] != '>' || depth == MaxDepth)
        {
            context.Report(Rules.BadType, span, $"'{whole}' is not a type: write list<T>, map<T> or csv<T> with one type between the brackets.");
            return null;
        }

        var generic = text.Substring(0, open);
        var index = Array.IndexOf(GenericWords, generic);
        if (index < 0)
        {
            context.Report(Rules.BadType, span, $"'{generic}' takes no type argument; list, map and csv do.", generic, GenericWords);
            return null;
        }

        var kind = Generics[index];
        var inner = text.Substring(open + 1, text.Length - open - 2);
        var isNullable = inner.Length > 0 && inner[inner.Length - 1] == '?';
        if (isNullable && kind == TypeRefKind.Csv)
        {
            context.Report(Rules.BadType, span, $"'{whole}' cannot be sent comma-joined: an element of csv<T> cannot be null.");
            return null;
        }

        var element = Read(context, span, isNullable ? inner.Substring(0, inner.Length - 1) : inner, whole, depth + 1);
        if (element is not null && kind == TypeRefKind.Csv && !element.IsWord && element.Kind != TypeRefKind.Named)
        {
            context.Report(Rules.BadType, span, $"'{whole}' cannot be sent comma-joined: csv<T> takes a scalar or an enum.");
            return null;
        }

        if (element?.Scalar == ScalarKind.Binary)
        {
            context.Report(Rules.BadType, span, $"'{whole}' is not supported: a binary argument is one file.");
            return null;
        }

        return element is null ? null : new TypeRef(kind, null, isNullable ? element with { IsNullable = true } : element);
    }

    private static TypeRef? Named(ParseContext context, ManifestSpan span, string text, string whole)
    {
        if (Array.IndexOf(GenericWords, text) >= 0)
        {
            context.Report(Rules.BadType, span, $"'{whole}' does not name the type of its elements: write {text}<string>, for instance.");
            return null;
        }

        if (IsTypeName(text))
        {
            return new TypeRef(TypeRefKind.Named, text);
        }

        context.Report(
            Rules.BadType,
            span,
            $"'{whole}' is not a type: write a name in snake_case, or list<T>, map<T> or csv<T>.",
            text,
            BuiltIn);
        return null;
    }

    /// <summary>Returns whether a word is a snake_case name.</summary>
    public static bool IsTypeName(string text) =>
        text.Length > 0 && text[0] is >= 'a' and <= 'z' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
