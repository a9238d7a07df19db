using System.Runtime.CompilerServices;
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

    /// <summary>In characters; a client with all methods has half of them.</summary>
    internal const int MaxLength = 8_000_000;

    // What has been emitted in this process, by what it was emitted of.
    private static readonly Remembered<object, string> Known = new(MaxLength, static (_, text) => text.Length);

    // The compiler's own form of them, which keeps what it has found out of a text. Cached values must not hold it.
    private static readonly ConditionalWeakTable<string, SourceText> Texts = new();

    /// <summary>Emits a file, unless this process has emitted it of the same before.</summary>
    /// <param name="hintName">Its name.</param>
    /// <param name="what">What it is emitted of, for the message of a failure.</param>
    /// <param name="path">Where that is; empty when it is no file.</param>
    /// <param name="input">All that its text depends on.</param>
    /// <param name="emit">The emitter.</param>
    public static EmittedSource Of<TInput>(string hintName, string what, string path, TInput input, Func<TInput, string> emit)
        where TInput : class, IEquatable<TInput>
    {
        try
        {
            return new EmittedSource(hintName, Known.Of(input, _ => emit(input)), null);
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
            context.AddSource(HintName, Texts.GetValue(Source, TextOf));
        }

        if (Failure is not null)
        {
            context.ReportDiagnostic(Failure.ToDiagnostic());
        }
    }

    // Symbol files hold the source, packed. A text of bytes is packed when it is made, one of a string at every build; and the compiler makes a text of its
    // own of one that has not the hash that projects use.
    private static SourceText TextOf(string source) =>
        SourceText.From(new MemoryStream(CSharp.Encoding.GetBytes(source)), CSharp.Encoding, SourceHashAlgorithm.Sha256, canBeEmbedded: true);
}
