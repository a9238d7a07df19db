using SlackGen.Types;

namespace SlackGen.Apps;

/// <summary>The reply to a slash command: a message, or nothing. A string becomes a message that only the user sees.</summary>
/// <example><code>return $"{release} is on its way.";</code></example>
public sealed class CommandReply : SlackReply
{
    private CommandReply(ResponseMessage? message) => Message = message;

    /// <summary>Gets the reply without a message.</summary>
    public static CommandReply Nothing { get; } = new(null);

    /// <summary>Gets the message; null for none.</summary>
    public ResponseMessage? Message { get; }

    internal override SlackHandlerKind Kind => SlackHandlerKind.Command;

    /// <summary>Creates a reply that everybody in the channel sees.</summary>
    /// <param name="text">The text.</param>
    public static CommandReply InChannel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new ResponseMessage { Text = text, ResponseType = ResponseType.InChannel });
    }

    /// <summary>Creates a reply with a message.</summary>
    /// <param name="message">The message.</param>
    public static CommandReply FromResponseMessage(ResponseMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new(message);
    }

    /// <summary>Creates a reply that only the user sees.</summary>
    /// <param name="text">The text.</param>
    public static CommandReply FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new ResponseMessage { Text = text });
    }

    /// <summary>Creates a reply that only the user sees.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator CommandReply(string text) => FromString(text);

    /// <summary>Creates a reply with a message.</summary>
    /// <param name="message">The message.</param>
    public static implicit operator CommandReply(ResponseMessage message) => FromResponseMessage(message);

    internal override ReadOnlyMemory<byte> ToPayload() => Message?.ToUtf8Json();
}
