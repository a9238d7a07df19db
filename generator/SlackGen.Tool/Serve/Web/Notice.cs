namespace SlackGen.Tool.Serve;

/// <summary>The text that a person is told after an act.</summary>
/// <param name="Text">The text; null for nothing to say.</param>
/// <param name="Unsent">The text that was not sent, which the message box shows again; null for none.</param>
internal sealed record Notice(string? Text, string? Unsent = null);
