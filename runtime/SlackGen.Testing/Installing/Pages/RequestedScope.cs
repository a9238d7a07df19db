namespace SlackGen.Testing;

/// <summary>A scope that the app asks for.</summary>
/// <param name="Name">The name.</param>
/// <param name="Summary">What it allows.</param>
/// <param name="OptionalValue">The value by which the form grants it; null for a scope that cannot be refused.</param>
internal sealed record RequestedScope(string Name, string Summary, string? OptionalValue);
