namespace SlackGen.Testing;

/// <summary>A manifest that was given to the fake has errors.</summary>
public sealed class ManifestException : Exception
{
    internal ManifestException(IReadOnlyList<string> diagnostics)
        : base("The manifest has errors:" + string.Concat(diagnostics.Select(d => Environment.NewLine + "  " + d))) =>
        Diagnostics = diagnostics;

    /// <summary>Each error with its place, as the compiler would print it: <c>mine.slack.yaml(3,5): error SLACKGEN111: There is no type 'usr'.</c></summary>
    public IReadOnlyList<string> Diagnostics { get; }
}
