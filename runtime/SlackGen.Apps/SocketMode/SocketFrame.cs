using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Specifies the kinds of message that Slack sends over a connection.</summary>
internal enum SocketFrameKind
{
    /// <summary>A message that is none of the others.</summary>
    Other = 0,

    /// <summary>The first message of a connection.</summary>
    Hello,

    /// <summary>The announcement of the end of a connection.</summary>
    Disconnect,

    /// <summary>An envelope with a delivery.</summary>
    Envelope,
}

/// <summary>A message that Slack has sent over a connection. It is valid as long as the bytes that it was read from.</summary>
internal ref struct SocketFrame
{
    private const int LongestId = 256;

    /// <summary>The kind.</summary>
    public SocketFrameKind Kind;

    /// <summary>The value of <c>type</c>.</summary>
    public string? Type;

    /// <summary>The ID of the envelope, escaped as it stands in the JSON.</summary>
    public ReadOnlySpan<byte> EnvelopeId;

    /// <summary>The JSON of the payload.</summary>
    public ReadOnlySpan<byte> Payload;

    /// <summary>True if the acknowledgement may have a payload.</summary>
    public bool AcceptsResponsePayload;

    /// <summary>The number of the retry; 0 for the first attempt.</summary>
    public int RetryNumber;

    /// <summary>The reason of the retry.</summary>
    public string? RetryReason;

    /// <summary>The reason of a disconnect.</summary>
    public string? Reason;

    /// <summary>The time that the connection will live, in seconds; 0 if Slack does not say.</summary>
    public int ApproximateConnectionTime;

    /// <summary>Gets whether the payload holds the fields of a slash command.</summary>
    public readonly bool IsCommand => Type == "slash_commands";

    /// <summary>Reads a message in one pass. Fields of an unexpected type count as missing.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static SocketFrame Read(ReadOnlySpan<byte> utf8)
    {
        var frame = new SocketFrame();
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 128 });
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return frame;
        }

        while (JsonText.NextField(ref json))
        {
            frame.ReadField(ref json, utf8);
        }

        // Text after the object is an error.
        json.Read();
        frame.Kind = frame.Type switch
        {
            "hello" => SocketFrameKind.Hello,
            "disconnect" => SocketFrameKind.Disconnect,
            not null when frame.EnvelopeId.Length is > 0 and <= LongestId && frame.Payload.Length > 0 => SocketFrameKind.Envelope,
            _ => SocketFrameKind.Other,
        };
        return frame;
    }

    private void ReadField(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        if (json.ValueTextEquals("payload"u8))
        {
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            Payload = utf8[start..(int)json.BytesConsumed];
        }
        else if (json.ValueTextEquals("envelope_id"u8))
        {
            json.Read();
            EnvelopeId = json.TokenType == JsonTokenType.String ? json.ValueSpan : default;
            json.Skip();
        }
        else if (json.ValueTextEquals("type"u8))
        {
            Type = ReadText(ref json);
        }
        else if (json.ValueTextEquals("accepts_response_payload"u8))
        {
            json.Read();
            AcceptsResponsePayload = json.TokenType == JsonTokenType.True;
            json.Skip();
        }
        else if (json.ValueTextEquals("retry_attempt"u8))
        {
            RetryNumber = ReadNumber(ref json);
        }
        else if (json.ValueTextEquals("retry_reason"u8))
        {
            RetryReason = ReadText(ref json) is { Length: > 0 } reason ? reason : null;
        }
        else if (json.ValueTextEquals("reason"u8))
        {
            Reason = ReadText(ref json);
        }
        else if (json.ValueTextEquals("debug_info"u8))
        {
            ReadDebugInfo(ref json);
        }
        else
        {
            json.Read();
            json.Skip();
        }
    }

    private void ReadDebugInfo(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        while (JsonText.NextField(ref json))
        {
            if (json.ValueTextEquals("approximate_connection_time"u8))
            {
                ApproximateConnectionTime = ReadNumber(ref json);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }
    }

    // The words of the protocol are shared, so that an ordinary message allocates none.
    private static string? ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
        {
            json.Skip();
            return null;
        }

        return json.ValueIsEscaped ? Cut(JsonText.GetString(json))
            : json.ValueTextEquals("events_api"u8) ? "events_api"
            : json.ValueTextEquals("interactive"u8) ? "interactive"
            : json.ValueTextEquals("slash_commands"u8) ? "slash_commands"
            : json.ValueTextEquals(""u8) ? ""
            : Cut(JsonText.GetString(json));
    }

    private static string? Cut(string? text) => text?.Length > LongestId ? text[..LongestId] : text;

    private static int ReadNumber(ref Utf8JsonReader json)
    {
        json.Read();
        var number = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var value) ? value : 0;
        json.Skip();
        return Math.Max(number, 0);
    }
}
