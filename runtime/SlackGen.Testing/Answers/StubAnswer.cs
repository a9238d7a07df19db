using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A response that a test asked for. Its bytes are made once for all the requests that get it.</summary>
internal sealed class StubAnswer
{
    // Said outright, so that anonymous objects work in projects that switch reflection off by default.
    private static readonly JsonSerializerOptions Reflection = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    // SlackGen's own objects are known by their interface's name, so that the fake works without the client's package.
    private const string Model = "SlackGen.ISlackModel";

    private readonly JsonObject body;
    private readonly bool isTyped;
    private Answer? envelope;
    private Answer? bare;

    private StubAnswer(JsonObject body, bool isTyped) => (this.body, this.isTyped) = (body, isTyped);

    /// <summary>Gets what a test asked for.</summary>
    public JsonObject Body => body;

    /// <summary>Takes JSON text, a node, an element or any object that serializes to a JSON object.</summary>
    /// <exception cref="ArgumentException">It is not a JSON object.</exception>
    public static StubAnswer From(object answer) => new(
        ToJson(answer) as JsonObject
            ?? throw new ArgumentException("A response of Slack is a JSON object: give one as text, as a node or as an object to serialize.", nameof(answer)),
        answer.GetType().GetInterface(Model) is not null);

    /// <summary>Takes anything that has a JSON form.</summary>
    public static JsonNode? ToJson(object value) => value switch
    {
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonText.ToNode(element),
        string text => JsonText.TryParse(text, out var node) ? node : throw new ArgumentException("The text is not JSON.", nameof(value)),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Reflection),
    };

    /// <summary>Returns the response, with <c>ok</c> where the test did not say and the method has it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="warning">What Slack would remark about the request.</param>
    public Answer Make(Method method, string? warning)
    {
        var isBare = method.Response == ResponseKind.Bare;
        if (warning is null)
        {
            return isBare ? bare ??= Answer.Of(Whole(isBare)) : envelope ??= Answer.Of(Whole(isBare));
        }

        var remarked = Whole(isBare);
        Remark(remarked, warning);
        return Answer.Of(remarked);
    }

    private JsonObject Whole(bool isBare)
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

        // Every typed response has `ok`, those of bare methods as well.
        if (isTyped && isBare && !isError)
        {
            whole.Remove("ok");
        }

        return whole;
    }

    // In both places where Slack puts it.
    private static void Remark(JsonObject answer, string warning)
    {
        answer["warning"] = answer["warning"] is { } before ? $"{before},{warning}" : warning;
        if (answer["response_metadata"] is not JsonObject metadata)
        {
            answer["response_metadata"] = metadata = [];
        }

        if (metadata["warnings"] is not JsonArray warnings)
        {
            metadata["warnings"] = warnings = [];
        }

        warnings.Add(warning);
    }
}
