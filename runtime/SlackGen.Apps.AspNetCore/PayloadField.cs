using System.Text.Json;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Reads a field of the requests around events, which have no handler.</summary>
internal static class PayloadField
{
    // As deep as SlackDelivery.Read reads.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <summary>Returns the text of a field in UTF-8; null if there is none, or if it contains an escape sequence.</summary>
    /// <param name="json">The payload, which is a JSON object.</param>
    /// <param name="name">The name of the field.</param>
    public static byte[]? Text(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json, Options);
        return Find(ref reader, name) && reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } ? reader.ValueSpan.ToArray() : null;
    }

    /// <summary>Returns the time of a field that has seconds since 1970; null if there is none.</summary>
    /// <param name="json">The payload, which is a JSON object.</param>
    /// <param name="name">The name of the field.</param>
    public static DateTimeOffset? UnixTime(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json, Options);
        return Find(ref reader, name) && reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
