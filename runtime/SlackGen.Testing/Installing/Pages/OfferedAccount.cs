namespace SlackGen.Testing;

/// <summary>An account to choose.</summary>
/// <param name="Place">The workspace or organization.</param>
/// <param name="Value">The value in the form.</param>
/// <param name="Label">The name of the person.</param>
internal sealed record OfferedAccount(string Place, string Value, string Label);
