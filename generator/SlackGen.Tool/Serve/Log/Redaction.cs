using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>Formats JSON for the page without what gives access: tokens, secrets, and URLs that take a message or a connection.</summary>
internal static partial class Redaction
{
    private const string Replacement = "…";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns indented JSON without secrets.</summary>
    public static string Format(JsonNode? node)
    {
        var copy = node?.DeepClone();
        Redact(copy);
        return copy?.ToJsonString(Indented) ?? "null";
    }

    /// <summary>Returns a response's body: indented if it is JSON.</summary>
    public static string FormatText(string text)
    {
        try
        {
            return Format(JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return Secret().Replace(text, Replacement);
        }
    }

    private static void Redact(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value?.GetValueKind() == JsonValueKind.String && IsSecret(name))
                {
                    fields[name] = Replacement;
                }
                else if (Shorten(value) is { } shorter)
                {
                    fields[name] = shorter;
                }

                Redact(fields[name]);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (Shorten(items[i]) is { } shorter)
                {
                    items[i] = shorter;
                }

                Redact(items[i]);
            }
        }
    }

    private static bool IsSecret(string name) =>
        name is "token" or "code" or "code_verifier" or "assertion" or "trigger_id" or "response_url" or "upload_url" or "signing_secret" or "client_secret"
        || name.EndsWith("_token", StringComparison.Ordinal) || name.EndsWith("_secret", StringComparison.Ordinal);

    private static string? Shorten(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var content) && Secret().IsMatch(content) ? Secret().Replace(content, Replacement) : null;

    // Tokens by their prefixes, tickets of Socket Mode, and URLs of uploads, responses and webhooks.
    [GeneratedRegex(@"xox[a-z](?:\.xox[a-z])?-[\w.-]+|xapp-[\w.-]+|wss?://\S+|fake-slack-token-\S+|https?://127\.0\.0\.1:\d+/(?:upload|response|services|actions|commands)/\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
