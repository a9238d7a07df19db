namespace SlackGen.Manifest.Diagnostics;

/// <summary>A mistake in a manifest.</summary>
/// <param name="Rule">The broken rule.</param>
/// <param name="Span">The location.</param>
/// <param name="Message">The mistake, with a suggestion where there is one.</param>
public sealed record ManifestDiagnostic(Rule Rule, ManifestSpan Span, string Message);
