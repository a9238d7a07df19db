using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>An event of the workspace that the app did not receive.</summary>
public sealed class UndeliveredEvent
{
    internal UndeliveredEvent(JsonObject json, UndeliveredReason reason) => (Json, Reason) = (json, reason);

    /// <summary>Gets the event.</summary>
    public JsonObject Json { get; }

    /// <summary>Gets the type, <c>message</c>.</summary>
    public string Type => (string)Json["type"]!;

    /// <summary>Gets the reason.</summary>
    public UndeliveredReason Reason { get; }

    /// <summary>Returns the type and the reason.</summary>
    public override string ToString() => $"{Type}: {Reason}";
}
