using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// Removes secrets from text that leaves the library: exception messages, log messages and tags. It finds the secrets of a call in every common encoding, and
/// others by their form. It does not run for calls that succeed, except for logged warnings.
/// </summary>
internal sealed class SecretScrubber
{
    /// <summary>The number of characters that <c>Clean</c> searches. It bounds the time, which grows with the length.</summary>
    public const int Window = 4096;

    // The default length in characters at which cleaned text is cut.
    private const int MaxShown = 1000;

    // The number of characters that IsClean searches. Stack traces are long.
    private const int MaxSearched = 64 * 1024;

    // Shorter values are not credentials, and removing them would remove ordinary words.
    private const int ShortestSecret = 6;

    // The minimum number of bytes by which a secret is recognized that is cut off at the end of the text.
    private const int ShortestBeginning = 8;

    // For example percent-encoded JSON in HTML.
    private const int MaxLayers = 3;

    private readonly string methodSecrets;
    private readonly List<(byte[] Bytes, bool IsToken)> knownSecrets = [];

    private SecretScrubber(string methodSecrets) => this.methodSecrets = methodSecrets;

    /// <summary>Gets a scrubber without a call. It recognizes secrets by their form only.</summary>
    public static SecretScrubber Common { get; } = new("");

    /// <summary>Gets whether the call was sent with a secret besides its token.</summary>
    public bool SentSecrets { get; private init; }

    /// <summary>Creates the scrubber of a call.</summary>
    public static SecretScrubber Create(SlackMethod method, SlackRequest? request, TokenIdentity? token)
    {
        var arguments = new SecretArguments(method.Secrets);
        request?.WriteAll(arguments);
        var scrubber = new SecretScrubber(method.Secrets) { SentSecrets = arguments.Values.Count > 0 };
        foreach (var value in arguments.Values)
        {
            scrubber.AddSecret(value, isToken: false);
        }

        if (token is not null)
        {
            scrubber.AddSecret(token.Token, isToken: true);
        }

        return scrubber;
    }

    /// <summary>Creates a scrubber of the given secrets.</summary>
    /// <param name="secrets">The secrets. Null and empty ones are ignored.</param>
    public static SecretScrubber Create(params ReadOnlySpan<string?> secrets)
    {
        var scrubber = new SecretScrubber("");
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                scrubber.AddSecret(secret, isToken: false);
            }
        }

        return scrubber;
    }

    /// <summary>Returns text without secrets and line breaks, cut to a maximum length in characters.</summary>
    public string Clean(string text, int maxLength = MaxShown)
    {
        var length = text.Length <= Window ? text.Length : Cut(text);
        return Find(length == text.Length ? text : text[..length]).Apply(text, maxLength);
    }

    /// <summary>Returns the texts without secrets.</summary>
    public IReadOnlyList<string>? Clean(IReadOnlyList<string>? texts) => texts is { Count: > 0 } ? [.. texts.Select(text => Clean(text))] : texts;

    /// <summary>Returns the JSON value if it contains no secret, otherwise a copy of the same shape without secrets.</summary>
    public JsonElement Clean(JsonElement json)
    {
        if (IsClean(json.GetRawText()))
        {
            return json;
        }

        using var copy = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(copy))
        {
            Write(writer, json);
        }

        using var document = JsonDocument.Parse(copy.Written.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>Returns whether text contains no secret. Text of more than 64 Ki characters is not searched and counts as unclean.</summary>
    public bool IsClean(string text) => text.Length <= MaxSearched && !Find(text).Any;

    /// <summary>Returns the exception if it contains no secret, otherwise a copy without secrets.</summary>
    public Exception Clean(Exception exception) => ScrubbedException.Create(exception, this);

    private SecretMarks Find(string text)
    {
        var marks = new SecretMarks(text.Length);
        var layer = EncodedText.Create(text);
        for (var i = 0; layer is not null; i++)
        {
            SecretPatterns.Mark(layer, methodSecrets, marks);
            foreach (var (secret, isToken) in knownSecrets)
            {
                Mark(layer, secret, isToken, marks);
            }

            layer = i < MaxLayers ? layer.Decode() : null;
        }

        return marks;
    }

    private void Write(Utf8JsonWriter writer, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in json.EnumerateObject())
                {
                    writer.WritePropertyName(Clean(field.Name));
                    if (field.Value.ValueKind == JsonValueKind.String && SecretNames.IsSecret(Encoding.UTF8.GetBytes(field.Name), methodSecrets))
                    {
                        writer.WriteStringValue(SecretMarks.Secret);
                    }
                    else
                    {
                        Write(writer, field.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Clean(json.GetString()!));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static void Mark(EncodedText text, byte[] secret, bool isToken, SecretMarks marks)
    {
        var bytes = Fold(text.Bytes);
        for (var at = 0; bytes.AsSpan(at).IndexOf(secret) is >= 0 and var next; at += secret.Length)
        {
            at += next;
            marks.Add(text, at, secret.Length, isToken);
        }

        for (var size = Math.Min(secret.Length - 1, bytes.Length); size >= ShortestBeginning; size--)
        {
            if (bytes.AsSpan(bytes.Length - size).SequenceEqual(secret.AsSpan(0, size)))
            {
                marks.Add(text, bytes.Length - size, size, isToken);
                break;
            }
        }
    }

    private void AddSecret(string secret, bool isToken)
    {
        if (secret.Length < ShortestSecret)
        {
            return;
        }

        // A secret that itself looks encoded is decoded along with the surrounding text, so its decoded forms are added too.
        for (var (text, i) = (EncodedText.Create(secret), 0); text is not null && i <= MaxLayers; text = text.Decode(), i++)
        {
            Add(text.Bytes, isToken);
        }

        // In Base64, a value has a different form at each of three offsets.
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var shift = 0; shift < 3; shift++)
        {
            byte[] shifted = [.. new byte[shift], .. bytes];
            var first = shift == 0 ? 0 : shift + 1;
            var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(shifted)).AsSpan(first, (shifted.Length * 8 / 6) - first);
            Add(text, isToken);
            var url = text.ToArray();
            url.AsSpan().Replace((byte)'+', (byte)'-');
            url.AsSpan().Replace((byte)'/', (byte)'_');
            Add(url, isToken);
        }
    }

    private void Add(ReadOnlySpan<byte> secret, bool isToken)
    {
        var bytes = Fold(secret);
        if (bytes.Length >= ShortestSecret && !knownSecrets.Exists(k => k.Bytes.AsSpan().SequenceEqual(bytes)))
        {
            knownSecrets.Add((bytes, isToken));
        }
    }

    // Forms encode a space as `+`.
    private static byte[] Fold(ReadOnlySpan<byte> bytes)
    {
        var folded = bytes.ToArray();
        folded.AsSpan().Replace((byte)'+', (byte)' ');
        return folded;
    }

    // Does not cut within an escape, which would hide the beginning of a secret.
    private static int Cut(string text)
    {
        const int LongestEscape = 12;
        var escape = text.AsSpan(Window - LongestEscape, LongestEscape).IndexOfAny('%', '\\', '&');
        var length = escape < 0 ? Window : Window - LongestEscape + escape;
        while (length > 0 && text[length - 1] is '%' or '\\' or '&')
        {
            length--;
        }

        return length;
    }
}
