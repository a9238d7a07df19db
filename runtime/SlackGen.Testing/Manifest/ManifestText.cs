namespace SlackGen.Testing;

/// <summary>The text of one manifest file.</summary>
/// <param name="Name">The file name in diagnostics.</param>
/// <param name="IsUsers">Whether the file is a user's, which replaces built-in methods and types.</param>
/// <param name="Yaml">The text.</param>
internal sealed record ManifestText(string Name, bool IsUsers, string Yaml);
