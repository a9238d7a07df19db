namespace SlackGen.Testing;

/// <summary>The text of a manifest file that a user adds.</summary>
/// <param name="Name">The file name in diagnostics.</param>
/// <param name="Yaml">The text.</param>
internal sealed record ManifestText(string Name, string Yaml);
