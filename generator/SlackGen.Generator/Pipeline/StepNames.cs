namespace SlackGen.Generator.Pipeline;

/// <summary>The names of the pipeline's steps. Tests find by them which steps ran again.</summary>
internal static class StepNames
{
    public const string Targets = "Targets";
    public const string Client = "Client";
    public const string Files = "Files";
    public const string Parse = "Parse";
    public const string Model = "Model";
    public const string Extensions = "Extensions";
    public const string Extended = "Extended";
    public const string Summaries = "Summaries";
    public const string Plan = "Plan";
    public const string FileInput = "FileInput";
    public const string EmitFile = "EmitFile";
    public const string EmitClient = "EmitClient";
    public const string TargetDiagnostics = "TargetDiagnostics";
    public const string ManifestDiagnostics = "ManifestDiagnostics";

    /// <summary>Gets the steps that lead to generated source; the others lead to diagnostics.</summary>
    public static IReadOnlyList<string> Source { get; } = [Client, Files, Parse, Model, Extensions, Extended, Summaries, Plan, FileInput, EmitFile, EmitClient];
}
