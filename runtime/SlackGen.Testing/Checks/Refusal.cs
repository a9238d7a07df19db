using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Why the fake does not do what a request asks, in Slack's codes.</summary>
/// <param name="Error">The error code.</param>
internal sealed record Refusal(string Error)
{
    private const string InvalidBlocks = "invalid_blocks";

    /// <summary>What a developer is told, in <c>response_metadata.messages</c>.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>More fields of the answer, such as <c>needed</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>The seconds after which a throttled caller may come again; null for any other refusal.</summary>
    public int? RetryAfter { get; init; }

    public JsonObject ToJson()
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = Error };
        foreach (var (name, value) in Details)
        {
            answer[name] = value;
        }

        if (Messages.Count > 0)
        {
            // Here Slack says it twice.
            if (Error == InvalidBlocks)
            {
                answer["errors"] = new JsonArray([.. Messages.Select(m => JsonValue.Create(m.Replace("[ERROR] ", "", StringComparison.Ordinal)))]);
            }

            answer["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. Messages.Select(m => JsonValue.Create(m))]) };
        }

        return answer;
    }
}
