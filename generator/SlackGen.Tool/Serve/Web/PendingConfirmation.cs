using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>An act that waits for a person's confirmation.</summary>
/// <param name="Dialog">The confirmation dialog of the element.</param>
/// <param name="Target">The path to which the act is sent.</param>
/// <param name="Fields">The form of the act.</param>
/// <param name="OpensUrl">Whether the act opens a URL in a new tab.</param>
internal sealed record PendingConfirmation(JsonObject Dialog, string Target, IReadOnlyDictionary<string, string[]> Fields, bool OpensUrl);
