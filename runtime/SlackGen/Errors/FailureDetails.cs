using System.Text.Json;

namespace SlackGen;

/// <summary>
/// Reads the details of a failure that Slack sends in addition to its code. They are in <c>response_metadata.messages</c>, <c>errors</c> or <c>detail</c>,
/// as a string, an object or a list of either.
/// </summary>
internal sealed class FailureDetails
{
    // Further details are left out, longer ones are truncated.
    private const int MaxCount = 50;
    private const int MaxLength = 500;

    // The properties that describe one of several errors best, in this order. The other properties say which item it concerns.
    private static readonly string[] Subjects = ["message", "error", "detail", "code", "reason"];

    private readonly List<string> found = [];
    private readonly Func<string, string> scrub;

    private FailureDetails(Func<string, string> scrub) => this.scrub = scrub;

    /// <summary>Returns the details in the order of their fields, without duplicates.</summary>
    /// <param name="response">The response.</param>
    /// <param name="scrub">Removes secrets from a text, before it is truncated.</param>
    public static IReadOnlyList<string> Read(JsonElement response, Func<string, string> scrub)
    {
        var details = new FailureDetails(scrub);
        if (response.TryGetProperty("response_metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object)
        {
            details.AddProperty(metadata, "messages");
        }

        details.AddProperty(response, "errors");
        details.AddProperty(response, "detail");
        return details.found;
    }

    private void AddProperty(JsonElement json, string name)
    {
        if (json.TryGetProperty(name, out var value))
        {
            Add(value, null);
        }
    }

    private void Add(JsonElement value, string? name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().TakeWhile(_ => found.Count < MaxCount))
                {
                    Add(item, name);
                }

                break;
            case JsonValueKind.Object when Subjects.FirstOrDefault(s => Text(value, s) is not null) is { } subject:
                AddText(Describe(value, subject), name);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject().TakeWhile(_ => found.Count < MaxCount))
                {
                    Add(property.Value, property.Name);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True:
                AddText(value.ToString(), name);
                break;
        }
    }

    // Example: cant_invite (user: U1)
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

    private void AddText(string text, string? name)
    {
        var detail = OneLine.Sanitize(scrub(name is null ? text : $"{name}: {text}"), MaxLength);
        if (found.Count < MaxCount && !string.IsNullOrWhiteSpace(text) && !found.Contains(detail))
        {
            found.Add(detail);
        }
    }
}
