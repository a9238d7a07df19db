namespace SlackGen.Testing;

/// <summary>The reason for which an authorize page shows an error instead of a question.</summary>
/// <param name="Code">Slack's code.</param>
/// <param name="Message">What to change.</param>
internal sealed record AuthorizationMistake(string Code, string Message);
