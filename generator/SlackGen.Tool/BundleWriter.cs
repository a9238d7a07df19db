using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Writes the whole manifest as one JSON object, which <c>spec/slackgen-bundle.schema.json</c> describes.</summary>
internal static class BundleWriter
{
    /// <summary>Returns the bundle.</summary>
    public static JsonObject Write(Spec spec) => JsonText.Object(
        ("$schema", "https://raw.githubusercontent.com/slackgen/slackgen/main/spec/slackgen-bundle.schema.json"),
        ("version", spec.Common.Version),
        ("as_of", spec.Common.AsOf),
        ("tiers", JsonText.Map(spec.Common.Tiers, t => $"{t.Tier:D}", t => Facts.Rate(t.Rate))),
        ("errors", Errors(spec.Common.Errors)),
        ("warnings", Warnings(spec.Common.Warnings)),
        ("groups", JsonText.Map(spec.Groups, g => g.Name, g => g.Summary)),
        ("methods", JsonText.Map(spec.Methods, m => m.Name, m => Method(spec, m))),
        ("types", JsonText.Map(spec.Types, t => t.Name, Type)));

    /// <summary>Returns a type expression: its kind, and the name or the type of its elements.</summary>
    public static JsonObject TypeOf(TypeRef type) => JsonText.Object(
        ("kind", type.Word),
        ("name", type.Name),
        ("of", type.Element is { } element ? TypeOf(element) : null),
        ("nullable", JsonText.Flag(type.IsNullable)));

    private static JsonObject Method(Spec spec, Method method) => JsonText.Object(
        ("group", method.Name[..method.Name.LastIndexOf('.')]),
        ("summary", method.Summary),
        ("documentation", $"https://docs.slack.dev/reference/methods/{method.Name}"),
        ("as_of", method.AsOf ?? spec.Common.AsOf),
        ("tier", Facts.Tier(method)),
        ("rate", Facts.Rate(spec.RateOf(method))),
        ("token", method.Token.ToString().ToLowerInvariant()),
        ("scopes", Facts.Scopes(method)),
        ("scope_note", method.ScopeNote),
        ("basic_auth", JsonText.Flag(method.BasicAuth)),
        ("http", method.IsGet ? "GET" : "POST"),
        ("body", method.Body.Word()),
        ("response", method.Response.Word()),
        ("idempotent", method.Idempotent),
        ("params", JsonText.Map(method.Params, p => p.Name, Member)),
        ("groups", Facts.Groups(method)),
        ("positional", JsonText.Words(method.Positional.Select(p => p.Name))),
        ("returns", JsonText.Map(method.Returns, r => r.Name, Member)),
        ("errors", Errors(method.Errors)),
        ("warnings", JsonText.Some(Warnings(method.Warnings))),
        ("paging", Facts.Paging(method)),
        ("upload", method.Upload),
        ("deprecated", Deprecated(method.Deprecated)));

    private static JsonObject Member(Member member) => JsonText.Object(
        ("type", TypeOf(member.Type)),
        ("required", member.Required),
        ("nullable", JsonText.Flag(member.IsNullable)),
        ("summary", member.Summary.Length == 0 ? null : member.Summary),
        ("example", Facts.Value(member.Example, member.Type)),
        ("default", Facts.Value(member.Default, member.Type)),
        ("minimum", member.Bounds.Minimum),
        ("maximum", member.Bounds.Maximum),
        ("min_items", member.Bounds.MinItems),
        ("max_items", member.Bounds.MaxItems),
        ("min_length", member.Bounds.MinLength),
        ("max_length", member.Bounds.MaxLength),
        ("secret", JsonText.Flag(member.IsSecret)),
        ("instead_of_error", JsonText.Flag(member.IsInsteadOfError)),
        ("deprecated", Deprecated(member.Deprecated)));

    private static JsonObject Type(NamedType type) => type.Kind switch
    {
        NamedTypeKind.Enum => JsonText.Object(
            ("kind", "enum"),
            ("summary", type.Summary),
            ("values", JsonText.Map(type.Values, v => v.Value, v => v.Summary))),
        NamedTypeKind.Union => JsonText.Object(
            ("kind", "union"),
            ("summary", type.Summary),
            ("discriminator", type.Discriminator),
            ("members", JsonText.Map(type.Members, m => m.Value, m => m.Type))),
        NamedTypeKind.Object => JsonText.Object(
            ("kind", "object"),
            ("summary", type.Summary),
            ("from_string", type.FromString),
            ("fields", JsonText.Map(type.Fields, f => f.Name, Member))),
    };

    private static JsonObject Errors(IEnumerable<ErrorCode> errors) =>
        JsonText.Map(errors, e => e.Code, e => JsonText.Object(("category", e.Category.Word()), ("summary", e.Summary)));

    private static JsonObject Warnings(IEnumerable<WarningCode> codes) => JsonText.Map(codes, c => c.Code, c => c.Summary);

    private static JsonObject? Deprecated(Deprecation? deprecation) => deprecation is null
        ? null
        : JsonText.Object(("use", deprecation.Use), ("summary", deprecation.Summary.Length == 0 ? null : deprecation.Summary));
}
