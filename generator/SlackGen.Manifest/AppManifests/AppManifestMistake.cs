using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Manifest.AppManifests;

/// <summary>A mistake in the manifest of an app.</summary>
/// <param name="Span">The location.</param>
/// <param name="Message">The message.</param>
/// <param name="Spelling">The text to write at the location; null if it is not known, or would make a duplicate.</param>
internal sealed record AppManifestMistake(ManifestSpan Span, string Message, string? Spelling = null);
