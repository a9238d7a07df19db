using System.Text.Json;

namespace SlackGen;

/// <summary>
/// Reads what Slack says about a failure besides its code. It stands in <c>response_metadata.messages</c>, in <c>errors</c> or in <c>detail</c>, as a text, an
/// object or a list of either.
/// </summary>
internal static class FailureDetails
{
    /// <summary>Further ones are left out.</summary>
    public const int MaxCount = 50;

    /// <summary>Longer ones are cut.</summary>
    public const int MaxLength = 500;

    // What says most about one of several errors, in this order. The other properties say which one it is.
    private static readonly string[] Subjects = ["message", "error", "detail", "code", "reason"];

    /// <summary>Returns the details in the order of their places, each once.</summary>
    /// <param name="response">The response.</param>
    public static IReadOnlyList<string> Of(JsonElement response)
    {
        var details = new List<string>();
        if (response.TryGetProperty("response_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object)
        {
            AddProperty(details, metadata, "messages");
        }

        AddProperty(details, response, "errors");
        AddProperty(details, response, "detail");
        return details;
    }

    private static void AddProperty(List<string> details, JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var value))
        {
            Add(details, value, null);
        }
    }

    private static void Add(List<string> details, JsonElement value, string? name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().TakeWhile(_ => details.Count < MaxCount))
                {
                    Add(details, item, name);
                }

                break;
            case JsonValueKind.Object when Subjects.FirstOrDefault(s => Text(value, s) is not null) is { } subject:
                AddText(details, Describe(value, subject), name);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject().TakeWhile(_ => details.Count < MaxCount))
                {
                    Add(details, property.Value, property.Name);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True:
                AddText(details, value.ToString(), name);
                break;
        }
    }

    // cant_invite (user: U1)
    private static string Describe(JsonElement error, string subject)
    {
        var others = error.EnumerateObject().Where(p => p.Name != subject && p.Name != "ok" && p.Value.ValueKind != JsonValueKind.Null);
        var where = string.Join(", ", others.Select(p => $"{p.Name}: {p.Value}"));
        return where.Length == 0 ? Text(error, subject)! : $"{Text(error, subject)} ({where})";
    }

    private static string? Text(JsonElement error, string property) =>
        error.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    private static void AddText(List<string> details, string text, string? name)
    {
        var detail = OneLine.Of(name is null ? text : $"{name}: {text}", MaxLength);
        if (details.Count < MaxCount && !string.IsNullOrWhiteSpace(text) && !details.Contains(detail))
        {
            details.Add(detail);
        }
    }
}
