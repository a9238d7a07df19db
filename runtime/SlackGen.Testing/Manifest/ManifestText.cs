namespace SlackGen.Testing;

/// <summary>The text of one manifest file.</summary>
/// <param name="Name">What diagnostics call it.</param>
/// <param name="IsUsers">Whether it replaces what is built in.</param>
/// <param name="Yaml">The text.</param>
internal sealed record ManifestText(string Name, bool IsUsers, string Yaml);
