using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Tool;

/// <summary>Writes the manifest as OpenAPI 3.1. What OpenAPI cannot say stands in <c>x-slack-*</c>.</summary>
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
    public static JsonObject Write(Spec spec) => JsonText.Object(
        ("openapi", "3.1.0"),
        ("info", JsonText.Object(
            ("title", "Slack Web API"),
            ("version", spec.Common.Version ?? "0"),
            ("summary", "Compiled from the SlackGen manifest."),
            ("license", JsonText.Object(("name", "MIT"), ("identifier", "MIT"))),
            ("x-slack-as-of", spec.Common.AsOf))),
        ("servers", new JsonArray(JsonText.Object(("url", "https://slack.com/api")))),
        ("tags", new JsonArray([.. spec.Groups.Select(g => JsonText.Object(("name", g.Name), ("description", g.Summary)))])),
        ("paths", JsonText.Map(spec.Methods, m => "/" + m.Name, m => Path(spec, m))),
        ("components", JsonText.Object(
            ("schemas", Schemas(spec)),
            ("responses", JsonText.Object(("RateLimited", RateLimited()))),
            ("securitySchemes", SecuritySchemes()))));

    private static JsonObject Path(Spec spec, Method method)
    {
        var path = JsonText.Object(("post", Operation(spec, method, method.Name, ("requestBody", RequestBody(method)))));
        if (method.IsGet)
        {
            path["get"] = Operation(spec, method, method.Name + ".get", ("parameters", Parameters(method)));
        }

        return path;
    }

    private static JsonObject Operation(Spec spec, Method method, string id, (string Name, JsonNode? Value) arguments) => JsonText.Object(
        ("operationId", id),
        ("tags", new JsonArray(method.Name[..method.Name.LastIndexOf('.')])),
        ("summary", method.Summary),
        ("externalDocs", JsonText.Object(("url", $"https://docs.slack.dev/reference/methods/{method.Name}"))),
        ("deprecated", JsonText.Flag(method.Deprecated is not null)),
        arguments,
        ("responses", JsonText.Object(("200", Response(method)), ("429", Ref("responses", "RateLimited")))),
        ("security", Security(method)),
        ("x-slack-tier", Facts.Tier(method)),
        ("x-slack-rate", Facts.Rate(spec.RateOf(method))),
        ("x-slack-scopes", Facts.Scopes(method)),
        ("x-slack-scope-note", method.ScopeNote),
        ("x-slack-idempotent", method.Idempotent),
        ("x-slack-documented-verb", method.IsGet ? "GET" : "POST"),
        ("x-slack-response", method.Response == ResponseKind.Envelope ? null : method.Response.Word()),
        ("x-slack-groups", Facts.Groups(method)),
        ("x-slack-paging", Facts.Paging(method)),
        ("x-slack-errors", JsonText.Some(JsonText.Map(method.Errors, e => e.Code, e => JsonText.Object(("category", e.Category.Word()), ("summary", e.Summary))))),
        ("x-slack-warnings", JsonText.Some(JsonText.Map(method.Warnings, w => w.Code, w => w.Summary))),
        ("x-slack-use", method.Deprecated?.Use),
        ("x-slack-as-of", method.AsOf));

    // A form takes every argument but bytes; lists, maps and objects travel in it as JSON text, csv lists joined by commas.
    private static JsonObject? RequestBody(Method method)
    {
        if (method.Params.Count == 0)
        {
            return null;
        }

        var schema = OpenApiSchemas.Object(method.Params);
        var encoding = JsonText.Some(JsonText.Map(method.Params.Where(p => IsStructured(p.Type)), p => p.Name, _ => JsonText.Object(("contentType", "application/json"))));
        var content = new JsonObject();
        var hasFiles = method.Params.Any(p => p.Type.Scalar == ScalarKind.Binary);
        foreach (var body in BodyEncoding.All.Where(b => b.Kind == method.Body || (b.Kind == BodyKind.Form && !hasFiles)))
        {
            content[body.MediaType] = JsonText.Object(("schema", schema.DeepClone()), ("encoding", body.HasStructure ? null : encoding?.DeepClone()));
        }

        return JsonText.Object(("required", JsonText.Flag(method.Params.Any(p => p.Required))), ("content", content));
    }

    private static JsonArray? Parameters(Method method)
    {
        var parameters = new JsonArray([.. method.Params.Select(p => IsStructured(p.Type)
            ? JsonText.Object(("name", p.Name), ("in", "query"), ("required", p.Required), ("content", JsonText.Object(("application/json", JsonText.Object(("schema", OpenApiSchemas.Member(p)))))))
            : JsonText.Object(("name", p.Name), ("in", "query"), ("required", p.Required), ("schema", OpenApiSchemas.Member(p))))]);
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
            ResponseKind.Envelope => JsonText.Object(("allOf", new JsonArray(Ref("schemas", "ResponseEnvelope"), fields))),
        };
        var content = new JsonObject();
        if (method.Response == ResponseKind.File)
        {
            content["application/octet-stream"] = new JsonObject();
        }

        var codes = method.Errors.Select(e => e.Code).ToList();
        var failure = JsonText.Object(("allOf", new JsonArray(
            Ref("schemas", "ErrorEnvelope"),
            JsonText.Object(("properties", JsonText.Object(("error", codes.Count == 0 ? null : JsonText.Object(("examples", JsonText.Words(codes))))))))));
        content["application/json"] = JsonText.Object(("schema", success is null ? failure : JsonText.Object(("anyOf", new JsonArray(success, failure)))));
        return JsonText.Object(("description", "The result, or an error with the same status."), ("content", content));
    }

    private static JsonArray Security(Method method)
    {
        if (method.Token == TokenNeed.None)
        {
            return method.BasicAuth ? new JsonArray(JsonText.Object(("client", new JsonArray()))) : new JsonArray(new JsonObject());
        }

        string[] kinds = method.Token == TokenNeed.App ? ["app"]
            : method.Scopes.Count == 0 ? ["bot", "user"]
            : [.. method.Scopes.Select(s => s.Kind is "bot" or "app" or "configuration" ? s.Kind : "user").Distinct()];
        return new JsonArray([.. kinds.Select(k => JsonText.Object((k, new JsonArray())))]);
    }

    private static JsonObject SecuritySchemes()
    {
        var schemes = JsonText.Map(Tokens, t => t.Name, t => JsonText.Object(("type", "http"), ("scheme", "bearer"), ("description", t.Description)));
        schemes["client"] = JsonText.Object(("type", "http"), ("scheme", "basic"), ("description", "Client ID and client secret of the app."));
        return schemes;
    }

    private static JsonObject Schemas(Spec spec)
    {
        var schemas = JsonText.Map(spec.Types, t => OpenApiSchemas.Name(t.Name), t => OpenApiSchemas.Type(spec, t));
        schemas["ResponseEnvelope"] = JsonText.Object(
            ("type", "object"),
            ("required", new JsonArray("ok")),
            ("properties", JsonText.Object(
                ("ok", JsonText.Object(("type", "boolean"))),
                ("warning", JsonText.Object(("type", "string"), ("description", "Codes of warnings, joined by commas."))),
                ("response_metadata", Ref("schemas", "ResponseMetadata")))));
        schemas["ErrorEnvelope"] = JsonText.Object(
            ("type", "object"),
            ("required", new JsonArray("ok", "error")),
            ("properties", JsonText.Object(
                ("ok", JsonText.Object(("const", false))),
                ("error", JsonText.Object(("type", "string"), ("description", "The code of the error."))),
                ("errors", JsonText.Object(("description", "Details in a shape of the method's own."))),
                ("needed", JsonText.Object(("type", "string"), ("description", "The scope that the call would have needed."))),
                ("provided", JsonText.Object(("type", "string"), ("description", "The scopes of the token, joined by commas."))),
                ("response_metadata", Ref("schemas", "ResponseMetadata")))),
            ("x-slack-errors", JsonText.Map(spec.Common.Errors, e => e.Code, e => JsonText.Object(("category", e.Category.Word()), ("summary", e.Summary)))));
        schemas["ResponseMetadata"] = JsonText.Object(
            ("type", "object"),
            ("properties", JsonText.Object(
                ("next_cursor", JsonText.Object(("type", "string"), ("description", "Where the next page begins; empty on the last page."))),
                ("messages", Texts("Details for developers.")),
                ("warnings", Texts("Codes of warnings.")))));
        return schemas;
    }

    private static JsonObject Texts(string description) => JsonText.Object(
        ("type", "array"),
        ("items", JsonText.Object(("type", "string"))),
        ("description", description));

    private static JsonObject RateLimited() => JsonText.Object(
        ("description", "Too many calls."),
        ("headers", JsonText.Object(("Retry-After", JsonText.Object(("description", "Seconds to wait."), ("schema", JsonText.Object(("type", "integer"))))))),
        ("content", JsonText.Object(("application/json", JsonText.Object(("schema", Ref("schemas", "ErrorEnvelope")))))));

    private static JsonObject Ref(string kind, string name) => JsonText.Object(("$ref", $"#/components/{kind}/{name}"));
}
