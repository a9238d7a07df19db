namespace SlackGen.Manifest.Diagnostics;

/// <summary>Something wrong in a manifest, and where.</summary>
/// <param name="Rule">Which rule it breaks.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, and what was probably meant.</param>
public sealed record ManifestDiagnostic(Rule Rule, ManifestSpan Span, string Message);
