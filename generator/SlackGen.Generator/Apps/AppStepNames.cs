namespace SlackGen.Generator.Apps;

/// <summary>The names of the steps of <see cref="AppGenerator"/>.</summary>
internal static class AppStepNames
{
    public const string Apps = "Apps";
    public const string Inputs = "AppInputs";
    public const string Emit = "EmitApp";
    public const string Diagnostics = "AppDiagnostics";
    public const string Stray = "StrayHandlers";

    /// <summary>Gets the steps that lead to generated source; the others lead to diagnostics.</summary>
    public static IReadOnlyList<string> Source { get; } = [Inputs, Emit];
}
