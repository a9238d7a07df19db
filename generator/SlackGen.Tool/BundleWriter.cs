using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Writes the whole manifest as one JSON object, which <c>spec/slackgen-bundle.schema.json</c> describes.</summary>
internal static class BundleWriter
{
    /// <summary>Returns the bundle.</summary>
    public static JsonObject Write(Spec spec) => JsonBuilder.Object(
        ("$schema", "https://raw.githubusercontent.com/slackgen/slackgen/main/spec/slackgen-bundle.schema.json"),
        ("version", spec.Common.Version),
        ("as_of", spec.Common.AsOf),
        ("tiers", JsonBuilder.Map(spec.Common.Tiers, t => $"{t.Tier:D}", t => MethodJson.Rate(t.Rate))),
        ("errors", Errors(spec.Common.Errors)),
        ("warnings", Warnings(spec.Common.Warnings)),
        ("groups", JsonBuilder.Map(spec.Groups, g => g.Name, g => g.Summary)),
        ("methods", JsonBuilder.Map(spec.Methods, m => m.Name, m => Method(spec, m))),
        ("events", JsonBuilder.Map(spec.Events, e => e.Event.Type, e => Event(spec, e.Type, e.Event))),
        ("types", JsonBuilder.Map(spec.Types, t => t.Name, Type)));

    private static JsonObject Event(Spec spec, NamedType type, EventFacts facts) => JsonBuilder.Object(
        ("summary", type.Summary),
        ("documentation", EventTable.Page(facts)),
        ("type", type.Name),
        ("scopes", Scopes(facts.Scopes)),
        ("subscriptions", JsonBuilder.NullIfEmpty(JsonBuilder.Map(
            facts.Subtype is null ? facts.Subscriptions : default,
            s => s.Name,
            s => JsonBuilder.Object(("summary", s.Summary), ("scopes", Scopes(s.Scopes)))))),
        ("subtypes", facts.Subtype is null ? JsonBuilder.NullIfEmpty(JsonBuilder.Map(spec.SubtypesOf(facts), s => s.Event.Subtype!, s => Event(spec, s.Type, s.Event))) : null),
        ("deprecated", Deprecated(facts.Deprecated)));

    // An empty list: none is required.
    private static JsonArray? Scopes(EquatableArray<string>? scopes) => scopes is { } known ? JsonBuilder.Strings(known) ?? [] : null;

    /// <summary>Returns the JSON of a type expression: its kind, and its name or the type of its elements.</summary>
    private static JsonObject TypeExpression(TypeRef type) => JsonBuilder.Object(
        ("kind", type.Word),
        ("name", type.Name),
        ("of", type.Element is { } element ? TypeExpression(element) : null),
        ("nullable", JsonBuilder.Flag(type.IsNullable)));

    /// <summary>Returns the facts of a method.</summary>
    public static JsonObject Method(Spec spec, Method method) => JsonBuilder.Object(
        ("group", method.Name[..method.Name.LastIndexOf('.')]),
        ("summary", method.Summary),
        ("documentation", $"https://docs.slack.dev/reference/methods/{method.Name}"),
        ("as_of", method.AsOf ?? spec.Common.AsOf),
        ("tier", MethodJson.Tier(method)),
        ("rate", MethodJson.Rate(spec.RateOf(method))),
        ("token", method.Token.ToString().ToLowerInvariant()),
        ("scopes", MethodJson.Scopes(method.Scopes)),
        ("scope_note", method.ScopeNote),
        ("basic_auth", JsonBuilder.Flag(method.BasicAuth)),
        ("http", method.IsGet ? "GET" : "POST"),
        ("body", method.Body.Word()),
        ("response", method.Response.Word()),
        ("idempotent", method.Idempotent),
        ("params", JsonBuilder.Map(method.Params, p => p.Name, Member)),
        ("groups", MethodJson.Groups(method.Groups)),
        ("positional", JsonBuilder.Strings(method.Positional.Select(p => p.Name))),
        ("returns", JsonBuilder.Map(method.Returns, r => r.Name, Member)),
        ("errors", Errors(method.Errors)),
        ("warnings", JsonBuilder.NullIfEmpty(Warnings(method.Warnings))),
        ("paging", MethodJson.Paging(method)),
        ("upload", method.Upload),
        ("download", method.Download),
        ("stream", method.Stream is { } stream ? JsonBuilder.Object(("append", stream.Append), ("stop", stream.Stop)) : null),
        ("deprecated", Deprecated(method.Deprecated)));

    private static JsonObject Member(Member member) => JsonBuilder.Object(
        ("type", TypeExpression(member.Type)),
        ("required", member.Required),
        ("nullable", JsonBuilder.Flag(member.IsNullable)),
        ("summary", member.Summary.Length == 0 ? null : member.Summary),
        ("example", MethodJson.Value(member.Example, member.Type)),
        ("default", MethodJson.Value(member.Default, member.Type)),
        ("minimum", member.Bounds.Minimum),
        ("maximum", member.Bounds.Maximum),
        ("min_items", member.Bounds.MinItems),
        ("max_items", member.Bounds.MaxItems),
        ("min_length", member.Bounds.MinLength),
        ("max_length", member.Bounds.MaxLength),
        ("max_item_length", member.Bounds.MaxItemLength),
        ("id_of", JsonBuilder.Strings(member.IdOf)),
        ("content", member.Content == ContentKind.None ? null : member.Content.Word()),
        ("secret", JsonBuilder.Flag(member.IsSecret)),
        ("instead_of_error", JsonBuilder.Flag(member.IsInsteadOfError)),
        ("partial_failure", JsonBuilder.Flag(member.IsPartialFailure)),
        ("scopes", MethodJson.Scopes(member.Scopes)),
        ("deprecated", Deprecated(member.Deprecated)));

    private static JsonObject Type(NamedType type) => type.Kind switch
    {
        NamedTypeKind.Enum => JsonBuilder.Object(
            ("kind", "enum"),
            ("summary", type.Summary),
            ("values", JsonBuilder.Map(type.Values, v => v.Value, v => v.Summary)),
            ("requires", JsonBuilder.NullIfEmpty(JsonBuilder.Map(type.Values.Where(v => v.Requires.Count > 0), v => v.Value, v => JsonBuilder.Strings(v.Requires)))),
            ("unseen", JsonBuilder.Strings(type.Values.Where(v => v.IsUnseen).Select(v => v.Value)))),
        NamedTypeKind.Union => JsonBuilder.Object(
            ("kind", "union"),
            ("summary", type.Summary),
            ("discriminator", type.Discriminator),
            ("members", JsonBuilder.Map(type.Members, m => m.Value, m => m.Type))),
        NamedTypeKind.Object => JsonBuilder.Object(
            ("kind", "object"),
            ("summary", type.Summary),
            ("from_string", type.FromString),
            ("fields", JsonBuilder.Map(type.Fields, f => f.Name, Member)),
            ("groups", MethodJson.Groups(type.Groups)),
            ("scopes", MethodJson.Scopes(type.Scopes))),
    };

    private static JsonObject Errors(IEnumerable<ErrorCode> errors) =>
        JsonBuilder.Map(errors, e => e.Code, e => JsonBuilder.Object(("category", e.Category.Word()), ("summary", e.Summary)));

    private static JsonObject Warnings(IEnumerable<WarningCode> codes) => JsonBuilder.Map(codes, c => c.Code, c => c.Summary);

    private static JsonObject? Deprecated(Deprecation? deprecation) => deprecation is null
        ? null
        : JsonBuilder.Object(("use", deprecation.Use), ("summary", deprecation.Summary.Length == 0 ? null : deprecation.Summary));
}
