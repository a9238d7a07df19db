using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Writes JSON values for messages: in one line, shortened, and without what looks like a secret.</summary>
/// <param name="secrets">Secrets that are not recognized by their forms.</param>
internal sealed class ValueText(IReadOnlyList<string?> secrets)
{
    /// <summary>The text in place of a secret.</summary>
    public const string Secret = "(secret)";

    private const int MaxLength = 80;

    // The number of characters that are shown before the first difference of long texts.
    private const int Before = 20;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SecretScrubber scrubber = SecretScrubber.Create([.. secrets]);

    /// <summary>Returns the beginning of a value.</summary>
    public string Of(JsonNode? value) => Shorten(Clean(value), 0);

    /// <summary>Returns two values. Long ones are shown where they begin to differ.</summary>
    public (string First, string Second) OfBoth(JsonNode? first, JsonNode? second)
    {
        var (one, other) = (Clean(first), Clean(second));
        var same = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var start = one.Length > MaxLength || other.Length > MaxLength ? Math.Max(0, same - Before) : 0;
        return (Shorten(one, start), Shorten(other, start));
    }

    // The whole text is searched before it is shortened, so that no part of a secret is left. The scrubber bounds the length.
    private string Clean(JsonNode? value) => scrubber.Clean(value?.ToJsonString(Readable) ?? "null", SecretScrubber.Window);

    private static string Shorten(string text, int start)
    {
        var end = Math.Min(text.Length, start + MaxLength);
        return (start > 0 ? "…" : "") + text[start..end] + (end < text.Length ? "…" : "");
    }
}
