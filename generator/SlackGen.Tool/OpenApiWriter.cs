using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Writes the manifest as OpenAPI 3.1. Facts that OpenAPI has no keys for are in <c>x-slack-*</c>.</summary>
internal static class OpenApiWriter
{
    private static readonly (string Name, string Description)[] Tokens =
    [
        ("bot", "A bot token, xoxb-."),
        ("user", "A user token, xoxp-."),
        ("app", "An app-level token, xapp-."),
        ("configuration", "An app configuration token, xoxe.xoxp-."),
    ];

    /// <summary>Returns the document.</summary>
    public static JsonObject Write(Spec spec) => JsonBuilder.Object(
        ("openapi", "3.1.0"),
        ("info", JsonBuilder.Object(
            ("title", "Slack Web API"),
            ("version", spec.Common.Version ?? "0"),
            ("summary", "Compiled from the SlackGen manifest."),
            ("license", JsonBuilder.Object(("name", "MIT"), ("identifier", "MIT"))),
            ("x-slack-as-of", spec.Common.AsOf))),
        ("servers", new JsonArray(JsonBuilder.Object(("url", "https://slack.com/api")))),
        ("tags", new JsonArray([.. spec.Groups.Select(g => JsonBuilder.Object(("name", g.Name), ("description", g.Summary)))])),
        ("paths", JsonBuilder.Map(spec.Methods, m => "/" + m.Name, m => Path(spec, m))),
        ("components", JsonBuilder.Object(
            ("schemas", Schemas(spec)),
            ("responses", JsonBuilder.Object(("RateLimited", RateLimited()))),
            ("securitySchemes", SecuritySchemes()))));

    private static JsonObject Path(Spec spec, Method method)
    {
        var path = JsonBuilder.Object(("post", Operation(spec, method, method.Name, ("requestBody", RequestBody(method)))));
        if (method.IsGet)
        {
            path["get"] = Operation(spec, method, method.Name + ".get", ("parameters", Parameters(method)));
        }

        return path;
    }

    private static JsonObject Operation(Spec spec, Method method, string id, (string Name, JsonNode? Value) arguments) => JsonBuilder.Object(
        ("operationId", id),
        ("tags", new JsonArray(method.Name[..method.Name.LastIndexOf('.')])),
        ("summary", method.Summary),
        ("description", Description(method)),
        ("externalDocs", JsonBuilder.Object(("url", $"https://docs.slack.dev/reference/methods/{method.Name}"))),
        ("deprecated", JsonBuilder.Flag(method.Deprecated is not null)),
        arguments,
        ("responses", JsonBuilder.Object(("200", Response(method)), ("429", Ref("responses", "RateLimited")))),
        ("security", Security(method)),
        ("x-slack-tier", MethodJson.Tier(method)),
        ("x-slack-rate", MethodJson.Rate(spec.RateOf(method))),
        ("x-slack-scopes", MethodJson.Scopes(method.Scopes)),
        ("x-slack-scope-note", method.ScopeNote),
        ("x-slack-idempotent", method.Idempotent),
        ("x-slack-documented-verb", method.IsGet ? "GET" : "POST"),
        ("x-slack-response", method.Response == ResponseKind.Envelope ? null : method.Response.Word()),
        ("x-slack-groups", MethodJson.Groups(method.Groups)),
        ("x-slack-paging", MethodJson.Paging(method)),
        ("x-slack-errors", JsonBuilder.NullIfEmpty(JsonBuilder.Map(method.Errors, e => e.Code, e => JsonBuilder.Object(("category", e.Category.Word()), ("summary", e.Summary))))),
        ("x-slack-warnings", JsonBuilder.NullIfEmpty(JsonBuilder.Map(method.Warnings, w => w.Code, w => w.Summary))),
        ("x-slack-use", method.Deprecated?.Use),
        ("x-slack-as-of", method.AsOf));

    private static string? Description(Method method) =>
        string.Join(' ', new[] { method.Deprecated?.Summary, method.ScopeNote }.Where(s => !string.IsNullOrEmpty(s))) is { Length: > 0 } text ? text : null;

    // A form carries every argument except bytes. Lists, maps and objects are JSON text in it, and csv lists are joined by commas.
    private static JsonObject? RequestBody(Method method)
    {
        if (method.Params.Count == 0)
        {
            return null;
        }

        var schema = OpenApiSchemas.Object(method.Params);
        OpenApiSchemas.AddGroups(schema, method.Groups);
        var encoding = JsonBuilder.NullIfEmpty(JsonBuilder.Map(method.Params.Where(p => IsStructured(p.Type)), p => p.Name, _ => JsonBuilder.Object(("contentType", "application/json"))));
        var content = new JsonObject();
        var hasFiles = method.Params.Any(p => p.Type.Scalar == ScalarKind.Binary);
        foreach (var body in BodyEncoding.All.Where(b => b.Kind == method.Body || (b.Kind == BodyKind.Form && !hasFiles)))
        {
            content[body.MediaType] = JsonBuilder.Object(("schema", schema.DeepClone()), ("encoding", body.HasStructure ? null : encoding?.DeepClone()));
        }

        return JsonBuilder.Object(("required", JsonBuilder.Flag(method.Params.Any(p => p.Required))), ("content", content));
    }

    private static JsonArray? Parameters(Method method)
    {
        var parameters = new JsonArray([.. method.Params.Select(p => IsStructured(p.Type)
            ? JsonBuilder.Object(("name", p.Name), ("in", "query"), ("required", p.Required), ("content", JsonBuilder.Object(("application/json", JsonBuilder.Object(("schema", OpenApiSchemas.Member(p)))))))
            : JsonBuilder.Object(("name", p.Name), ("in", "query"), ("required", p.Required), ("schema", OpenApiSchemas.Member(p))))]);
        return parameters.Count == 0 ? null : parameters;
    }

    private static bool IsStructured(TypeRef type) => type.Kind is TypeRefKind.List or TypeRefKind.Map or TypeRefKind.Named || type.Scalar == ScalarKind.Json;

    private static JsonObject Response(Method method)
    {
        var fields = method.Response == ResponseKind.File ? null : OpenApiSchemas.Object(method.Returns);
        var success = method.Response switch
        {
            ResponseKind.File => null,
            ResponseKind.Bare => fields,
            ResponseKind.Envelope => JsonBuilder.Object(("allOf", new JsonArray(Ref("schemas", "ResponseEnvelope"), fields))),
        };
        var content = new JsonObject();
        if (method.Response == ResponseKind.File)
        {
            content["application/octet-stream"] = new JsonObject();
        }

        var codes = method.Errors.Select(e => e.Code).ToList();
        var failure = JsonBuilder.Object(("allOf", new JsonArray(
            Ref("schemas", "ErrorEnvelope"),
            JsonBuilder.Object(("properties", JsonBuilder.Object(("error", codes.Count == 0 ? null : JsonBuilder.Object(("examples", JsonBuilder.Strings(codes))))))))));
        content["application/json"] = JsonBuilder.Object(("schema", success is null ? failure : JsonBuilder.Object(("anyOf", new JsonArray(success, failure)))));
        return JsonBuilder.Object(("description", "The result, or an error with the same status."), ("content", content));
    }

    private static JsonArray Security(Method method)
    {
        if (method.Token == TokenNeed.None)
        {
            return method.BasicAuth ? new JsonArray(JsonBuilder.Object(("client", new JsonArray()))) : new JsonArray(new JsonObject());
        }

        var scopes = method.Scopes
            .Select(s => (Kind: ScopeKey.Token(s.Kind), s.Names))
            .Where(s => method.Token != TokenNeed.App || s.Kind == ScopedToken.App)
            .SelectMany(s => s.Names.Select(n => (s.Kind, Scopes: new[] { n })).DefaultIfEmpty((s.Kind, Scopes: [])));
        var needs = scopes.DistinctBy(s => (s.Kind, string.Concat(s.Scopes))).ToList();
        if (needs.Count == 0)
        {
            needs = method.Token == TokenNeed.App ? [(ScopedToken.App, [])] : [(ScopedToken.Bot, []), (ScopedToken.User, [])];
        }

        // Each requirement suffices, as each scope does.
        return new JsonArray([.. needs.Select(n => JsonBuilder.Object((n.Kind.ToString().ToLowerInvariant(), new JsonArray([.. n.Scopes.Select(s => (JsonNode)s)]))))]);
    }

    private static JsonObject SecuritySchemes()
    {
        var schemes = JsonBuilder.Map(Tokens, t => t.Name, t => JsonBuilder.Object(("type", "http"), ("scheme", "bearer"), ("description", t.Description)));
        schemes["client"] = JsonBuilder.Object(("type", "http"), ("scheme", "basic"), ("description", "Client ID and client secret of the app."));
        return schemes;
    }

    private static JsonObject Schemas(Spec spec)
    {
        var schemas = JsonBuilder.Map(spec.Types, t => OpenApiSchemas.Name(t.Name), t => OpenApiSchemas.Type(spec, t));
        schemas["ResponseEnvelope"] = JsonBuilder.Object(
            ("type", "object"),
            ("required", new JsonArray("ok")),
            ("properties", JsonBuilder.Object(
                ("ok", JsonBuilder.Object(("type", "boolean"))),
                ("warning", JsonBuilder.Object(("type", "string"), ("description", "Codes of warnings, joined by commas."))),
                ("response_metadata", Ref("schemas", "ResponseMetadata")))));
        schemas["ErrorEnvelope"] = JsonBuilder.Object(
            ("type", "object"),
            ("required", new JsonArray("ok", "error")),
            ("properties", JsonBuilder.Object(
                ("ok", JsonBuilder.Object(("const", false))),
                ("error", JsonBuilder.Object(("type", "string"), ("description", "The code of the error."))),
                ("errors", JsonBuilder.Object(("description", "Details, whose form depends on the method."))),
                ("needed", JsonBuilder.Object(("type", "string"), ("description", "The scope that the call requires."))),
                ("provided", JsonBuilder.Object(("type", "string"), ("description", "The scopes of the token, joined by commas."))),
                ("response_metadata", Ref("schemas", "ResponseMetadata")))),
            ("x-slack-errors", JsonBuilder.Map(spec.Common.Errors, e => e.Code, e => JsonBuilder.Object(("category", e.Category.Word()), ("summary", e.Summary)))));
        schemas["ResponseMetadata"] = JsonBuilder.Object(
            ("type", "object"),
            ("properties", JsonBuilder.Object(
                ("next_cursor", JsonBuilder.Object(("type", "string"), ("description", "The cursor of the next page; empty on the last page."))),
                ("messages", Texts("Details for developers.")),
                ("warnings", Texts("Codes of warnings.")))));
        return schemas;
    }

    private static JsonObject Texts(string description) => JsonBuilder.Object(
        ("type", "array"),
        ("items", JsonBuilder.Object(("type", "string"))),
        ("description", description));

    private static JsonObject RateLimited() => JsonBuilder.Object(
        ("description", "The rate limit is exceeded."),
        ("headers", JsonBuilder.Object(("Retry-After", JsonBuilder.Object(("description", "Seconds to wait."), ("schema", JsonBuilder.Object(("type", "integer"))))))),
        ("content", JsonBuilder.Object(("application/json", JsonBuilder.Object(("schema", Ref("schemas", "ErrorEnvelope")))))));

    private static JsonObject Ref(string kind, string name) => JsonBuilder.Object(("$ref", $"#/components/{kind}/{name}"));
}
