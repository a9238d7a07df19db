namespace SlackGen.Testing;

/// <summary>An option that an external menu shows.</summary>
/// <param name="Value">The value, which the app receives.</param>
/// <param name="Text">The text, which the person sees.</param>
/// <param name="Group">The label of its group; null for an option outside of groups.</param>
public sealed record ActOption(string Value, string Text, string? Group);
