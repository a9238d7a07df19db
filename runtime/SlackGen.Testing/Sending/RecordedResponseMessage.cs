using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A request to a <c>response_url</c> or to an incoming webhook.</summary>
public sealed class RecordedResponseMessage
{
    internal RecordedResponseMessage()
    {
    }

    /// <summary>Gets or sets the URL, of <see cref="FakeSlack.CreateWebhook"/> for a message to an incoming webhook. It is a secret: who has it can write to the conversation.</summary>
    public required Uri ResponseUrl { get; init; }

    /// <summary>Gets or sets the delivery that the URL was sent with; null for a URL of <see cref="FakeSlack.CreateResponseUrl"/> and for an incoming webhook.</summary>
    public FakeDelivery? Delivery { get; init; }

    /// <summary>Gets or sets the message; empty if the body is not a JSON object.</summary>
    public required JsonObject Message { get; init; }

    /// <summary>Gets or sets the error with which the fake refused the request, <c>invalid_payload</c>; null if it accepted the message.</summary>
    public string? Refused { get; init; }

    /// <summary>Gets or sets the time at which the whole request had arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Returns the names of the message's fields, without any value.</summary>
    public override string ToString() =>
        $"message {{{string.Join(", ", Message.Select(f => f.Key))}}}" + (Refused is null ? "" : $", refused: {Refused}");
}
