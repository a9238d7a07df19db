using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Yaml;

namespace SlackGen.Manifest.Parsing;

/// <summary>Reads type expressions: <c>string</c>, <c>list&lt;call_participant&gt;</c>.</summary>
internal static class TypeExpression
{
    // Types of types of types: more is a typing error, and the recursion must end.
    private const int MaxDepth = 4;

    private static readonly string[] Generics = ["list", "map", "csv"];

    private static readonly Dictionary<string, TypeRef> Scalars = new(StringComparer.Ordinal)
    {
        ["string"] = TypeRef.Text,
        ["int"] = new(TypeKind.Int),
        ["number"] = new(TypeKind.Number),
        ["bool"] = new(TypeKind.Bool),
        ["timestamp"] = new(TypeKind.Timestamp),
        ["unix_time"] = new(TypeKind.UnixTime),
        ["date"] = new(TypeKind.Date),
        ["binary"] = new(TypeKind.Binary),
        ["json"] = new(TypeKind.Json),
    };

    /// <summary>The names that a named type may not take.</summary>
    public static IEnumerable<string> BuiltIn => Scalars.Keys.Concat(Generics);

    /// <summary>Reads the expression in a scalar; plain text when it cannot be understood, which is reported.</summary>
    public static TypeRef Read(Parse parse, YamlScalar scalar) =>
        Read(parse, scalar.Span, scalar.Value, scalar.Value, 0) ?? TypeRef.Text;

    private static TypeRef? Read(Parse parse, TextSpan span, string text, string whole, int depth)
    {
        if (Scalars.TryGetValue(text, out var scalar))
        {
            return scalar;
        }

        if (text.Length > 0 && text[text.Length - 1] == '?')
        {
            parse.Report(Rules.BadType, span, $"'{whole}': only the elements of a list or map can be nullable, as in list<string?>; a field says 'nullable: true'.");
            return null;
        }

        var open = text.IndexOf('<');
        if (open < 0 && text.IndexOf('>') < 0)
        {
            return Named(parse, span, text, whole);
        }

        if (open <= 0 || text[text.Length - 1] != '>' || depth == MaxDepth)
        {
            parse.Report(Rules.BadType, span, $"'{whole}' is not a type: write list<T>, map<T> or csv<T> with one type between the brackets.");
            return null;
        }

        var generic = text.Substring(0, open);
        var kind = generic switch { "list" => TypeKind.List, "map" => TypeKind.Map, "csv" => TypeKind.Csv, _ => TypeKind.Named };
        if (kind == TypeKind.Named)
        {
            parse.Report(Rules.BadType, span, $"'{generic}' takes no type argument; list, map and csv do.{Suggestion.For(generic, Generics)}");
            return null;
        }

        var inner = text.Substring(open + 1, text.Length - open - 2);
        var isNullable = inner.Length > 0 && inner[inner.Length - 1] == '?';
        if (isNullable && kind == TypeKind.Csv)
        {
            parse.Report(Rules.BadType, span, $"'{whole}' cannot travel comma-joined: an element of csv<T> cannot be null.");
            return null;
        }

        var element = Read(parse, span, isNullable ? inner.Substring(0, inner.Length - 1) : inner, whole, depth + 1);
        if (element is not null && kind == TypeKind.Csv && element.Kind is TypeKind.List or TypeKind.Map or TypeKind.Csv or TypeKind.Json or TypeKind.Binary)
        {
            parse.Report(Rules.BadType, span, $"'{whole}' cannot travel comma-joined: csv<T> takes a scalar or an enum.");
            return null;
        }

        if (element?.Kind == TypeKind.Binary)
        {
            parse.Report(Rules.BadType, span, $"'{whole}' is not supported: a binary argument stands alone.");
            return null;
        }

        return element is null ? null : new TypeRef(kind, null, isNullable ? element with { IsNullable = true } : element);
    }

    private static TypeRef? Named(Parse parse, TextSpan span, string text, string whole)
    {
        if (Array.IndexOf(Generics, text) >= 0)
        {
            parse.Report(Rules.BadType, span, $"'{whole}' does not say of what: write {text}<string>, for instance.");
            return null;
        }

        if (IsTypeName(text))
        {
            return new TypeRef(TypeKind.Named, text);
        }

        parse.Report(
            Rules.BadType,
            span,
            $"'{whole}' is not a type: write a name in snake_case, or list<T>, map<T> or csv<T>.{Suggestion.For(text.ToLowerInvariant(), BuiltIn)}");
        return null;
    }

    /// <summary>Whether a word is a snake_case name.</summary>
    public static bool IsTypeName(string text) =>
        text.Length > 0 && text[0] is >= 'a' and <= 'z' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
