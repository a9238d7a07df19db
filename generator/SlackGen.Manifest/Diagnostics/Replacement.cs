namespace SlackGen.Manifest.Diagnostics;

/// <summary>A word that is probably misspelt.</summary>
/// <param name="Word">The word, within the location of the diagnostic.</param>
/// <param name="Meant">The word that was probably meant.</param>
public sealed record Replacement(string Word, string Meant);
