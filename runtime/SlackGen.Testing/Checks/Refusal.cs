using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The error with which the fake refuses a request, in Slack's codes.</summary>
/// <param name="Error">The error code.</param>
internal sealed record Refusal(string Error)
{
    private const string InvalidBlocks = "invalid_blocks";

    /// <summary>Gets or sets the messages for developers, in <c>response_metadata.messages</c>.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>Gets or sets additional fields of the response, such as <c>needed</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>Gets or sets the errors of the single items of the request; null for none.</summary>
    public JsonArray? Errors { get; init; }

    /// <summary>Gets or sets the seconds after which a throttled caller may retry; null for any other refusal.</summary>
    public int? RetryAfter { get; init; }

    public JsonObject ToJson()
    {
        var response = new JsonObject { ["ok"] = false, ["error"] = Error };
        foreach (var (name, value) in Details)
        {
            response[name] = value;
        }

        if (Errors is { } errors)
        {
            response["errors"] = errors.DeepClone();
        }

        if (Messages.Count > 0)
        {
            // For this error Slack sends the messages in two places.
            if (Error == InvalidBlocks)
            {
                response["errors"] = new JsonArray([.. Messages.Select(m => JsonValue.Create(m.Replace("[ERROR] ", "", StringComparison.Ordinal)))]);
            }

            response["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. Messages.Select(m => JsonValue.Create(m))]) };
        }

        return response;
    }
}
