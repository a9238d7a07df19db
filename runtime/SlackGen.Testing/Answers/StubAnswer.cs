using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SlackGen.Testing;

/// <summary>An answer that a test asked for. Its bytes are made once for all the requests that get it.</summary>
internal sealed class StubAnswer
{
    // Said outright, so that anonymous objects work in projects that switch reflection off by default.
    private static readonly JsonSerializerOptions Reflection = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly JsonObject body;
    private readonly bool isBare;
    private Answer? plain;

    private StubAnswer(JsonObject body, bool isBare) => (this.body, this.isBare) = (body, isBare);

    /// <summary>Takes JSON text, a node, an element or any object that serializes to a JSON object.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="isBare">Whether the method answers without <c>ok</c>.</param>
    /// <exception cref="ArgumentException">It is not a JSON object.</exception>
    public static StubAnswer From(object answer, bool isBare = false) => new(
        ToJson(answer) as JsonObject
            ?? throw new ArgumentException("A response of Slack is a JSON object: give one as text, as a node or as an object to serialize.", nameof(answer)),
        isBare);

    /// <summary>Takes anything that has a JSON form.</summary>
    public static JsonNode? ToJson(object value) => value switch
    {
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonText.ToNode(element),
        string text => JsonText.TryParse(text, out var node) ? node : throw new ArgumentException("The text is not JSON.", nameof(value)),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Reflection),
    };

    /// <summary>The answer: with <c>ok</c> where the test did not say.</summary>
    /// <param name="warning">What Slack would remark about the request.</param>
    public Answer Make(string? warning)
    {
        if (warning is null)
        {
            return plain ??= Answer.Of(Whole());
        }

        var remarked = Whole();
        Remark(remarked, warning);
        return Answer.Of(remarked);
    }

    private JsonObject Whole()
    {
        var whole = new JsonObject();
        if (!body.ContainsKey("ok") && !isBare)
        {
            whole["ok"] = !body.ContainsKey("error");
        }

        foreach (var (name, value) in body)
        {
            whole[name] = value?.DeepClone();
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
