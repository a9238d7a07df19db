using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Emit;

namespace SlackGen.Generator.Pipeline;

/// <summary>Generated source, or why there is none.</summary>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Source">Its text.</param>
/// <param name="Failure">What went wrong in the emitter itself.</param>
internal sealed record EmittedSource(string HintName, string? Source, SourceDiagnostic? Failure)
{
    /// <summary>The hint name of the client class.</summary>
    public const string ClientHintName = "SlackClient.g.cs";

    /// <summary>Emits a file.</summary>
    /// <param name="hintName">Its name.</param>
    /// <param name="what">What it is emitted of, for the message of a failure.</param>
    /// <param name="path">Where that is; empty when it is no file.</param>
    /// <param name="emit">The emitter.</param>
    public static EmittedSource Of(string hintName, string what, string path, Func<string> emit)
    {
        try
        {
            return new EmittedSource(hintName, emit(), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception that left the generator would take all output with it (CS8785).
            var message = $"Nothing was generated of '{what}', which is a mistake in SlackGen: {e.GetType().Name}: {e.Message}";
            return new EmittedSource(hintName, null, new(Descriptors.Internal, Place.None with { Path = path }, message));
        }
    }

    public void AddTo(SourceProductionContext context)
    {
        if (Source is not null)
        {
            context.AddSource(HintName, SourceText.From(Source, CSharp.Encoding));
        }

        if (Failure is not null)
        {
            context.ReportDiagnostic(Failure.ToDiagnostic());
        }
    }
}
