namespace SlackGen.Testing;

/// <summary>The exception that is thrown when a manifest of the fake has errors.</summary>
public sealed class ManifestException : Exception
{
    internal ManifestException(IReadOnlyList<string> diagnostics)
        : base("The manifest has errors:" + string.Concat(diagnostics.Select(d => Environment.NewLine + "  " + d))) =>
        Diagnostics = diagnostics;

    /// <summary>Gets the errors with locations, as the compiler prints them: <c>mine.slack.yaml(3,5): error SLACKGEN111: There is no type 'usr'.</c></summary>
    public IReadOnlyList<string> Diagnostics { get; }
}
