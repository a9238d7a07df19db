using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A response that a test has set. It is serialized once for all requests that receive it.</summary>
internal sealed class StubResponse
{
    // Explicit, so that anonymous objects work in projects that switch reflection off by default.
    private static readonly JsonSerializerOptions Reflection = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    // SlackGen's own objects are recognized by the name of their interface: only the typed stubs use the client, so that a test without one loads nothing of it.
    private const string Model = "SlackGen.ISlackModel";

    private readonly JsonObject body;
    private readonly bool isTyped;
    private FakeResponse? envelope;
    private FakeResponse? bare;

    private StubResponse(JsonObject body, bool isTyped) => (this.body, this.isTyped) = (body, isTyped);

    /// <summary>Gets the body as the test has set it.</summary>
    public JsonObject Body => body;

    /// <summary>Converts JSON text, a node, an element or any object that serializes to a JSON object.</summary>
    /// <exception cref="ArgumentException">The value is not a JSON object.</exception>
    public static StubResponse From(object response) => new(
        ToJson(response) as JsonObject
            ?? throw new ArgumentException("A response of Slack is a JSON object: pass one as text, as a node or as an object to serialize.", nameof(response)),
        response.GetType().GetInterface(Model) is not null);

    /// <summary>Creates the response to one request from fields that nobody else holds, and which it therefore does not copy.</summary>
    /// <param name="fields">The fields without <c>ok</c>. The caller gives them away.</param>
    /// <param name="method">The method.</param>
    /// <param name="warning">Slack's warning about the request; null for none.</param>
    public static FakeResponse CreateOnce(JsonObject fields, Method method, string? warning)
    {
        if (warning is not null)
        {
            AddWarning(fields, warning);
        }

        return FakeResponse.From(fields, hasOk: method.Response != ResponseKind.Bare && !fields.ContainsKey("ok"));
    }

    /// <summary>Converts any value that has a JSON form.</summary>
    /// <exception cref="ArgumentException">The value is text that is not JSON.</exception>
    public static JsonNode? ToJson(object value) => value switch
    {
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonText.ToNode(element),
        string text => JsonText.TryParse(text, out var node) ? node : throw new ArgumentException("The text is not JSON.", nameof(value)),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Reflection),
    };

    /// <summary>Creates the response, with <c>ok</c> where the test has not set it and the method has it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="warning">Slack's warning about the request; null for none.</param>
    public FakeResponse Create(Method method, string? warning)
    {
        var isBare = method.Response == ResponseKind.Bare;
        if (warning is null)
        {
            return isBare ? bare ??= FakeResponse.From(CompleteBody(isBare)) : envelope ??= FakeResponse.From(CompleteBody(isBare));
        }

        var warned = CompleteBody(isBare);
        AddWarning(warned, warning);
        return FakeResponse.From(warned);
    }

    private JsonObject CompleteBody(bool isBare)
    {
        var whole = new JsonObject();
        var isError = body.ContainsKey("error");
        if (!body.ContainsKey("ok") && (!isBare || isError))
        {
            whole["ok"] = !isError;
        }

        foreach (var (name, value) in body)
        {
            whole[name] = value?.DeepClone();
        }

        // A typed response always has `ok`, but the responses of bare methods do not.
        if (isTyped && isBare && !isError)
        {
            whole.Remove("ok");
        }

        return whole;
    }

    // Slack puts a warning in two places.
    private static void AddWarning(JsonObject response, string warning)
    {
        response["warning"] = response["warning"] is { } before ? $"{before},{warning}" : warning;
        if (response["response_metadata"] is not JsonObject metadata)
        {
            response["response_metadata"] = metadata = [];
        }

        if (metadata["warnings"] is not JsonArray warnings)
        {
            metadata["warnings"] = warnings = [];
        }

        warnings.Add(warning);
    }
}
