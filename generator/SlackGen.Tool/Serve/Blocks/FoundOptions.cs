using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>The choices that an app has offered for an external menu.</summary>
/// <param name="Typed">The text that was typed.</param>
/// <param name="Choices">The response of the app, with <c>options</c> or <c>option_groups</c>.</param>
internal sealed record FoundOptions(string Typed, JsonObject Choices);
