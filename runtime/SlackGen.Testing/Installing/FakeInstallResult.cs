namespace SlackGen.Testing;

/// <summary>The page of the app at which an installation ended.</summary>
/// <param name="Url">The URL without its query, which has held the code.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Text">The body.</param>
public sealed record FakeInstallResult(Uri Url, int StatusCode, string Text);
