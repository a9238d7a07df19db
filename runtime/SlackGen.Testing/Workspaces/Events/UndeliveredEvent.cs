using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>An event of the workspace that the app did not receive.</summary>
public sealed class UndeliveredEvent
{
    private readonly JsonObject body;

    internal UndeliveredEvent(JsonObject body, UndeliveredReason reason) => (this.body, Reason) = (body, reason);

    /// <summary>Gets a copy of the event.</summary>
    public JsonObject Json => body.DeepClone().AsObject();

    /// <summary>Gets the type, <c>message</c>.</summary>
    public string Type => (string)body["type"]!;

    /// <summary>Gets the reason.</summary>
    public UndeliveredReason Reason { get; }

    /// <summary>Returns the type and the reason.</summary>
    public override string ToString() => $"{Type}: {Reason}";
}
