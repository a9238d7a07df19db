using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SlackGen.Generator.Pipeline;

/// <summary>A generated file, or the failure to generate it.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Source">The text; null after a failure.</param>
/// <param name="Failure">The diagnostic of an exception in the emitter; null for a file.</param>
internal sealed record EmittedSource(string HintName, string? Source, SourceDiagnostic? Failure)
{
    /// <summary>The hint name of the client class.</summary>
    public const string ClientHintName = "SlackClient.g.cs";

    /// <summary>The encoding of generated files: UTF-8 without a byte order mark.</summary>
    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The most characters that the cached texts have together. PERFORMANCE.md has the gain of the cache.</summary>
    private const int MaxCacheSize = 8_000_000;

    // The process-wide cache of emitted text, keyed by the input of the emitter.
    private static readonly ProcessCache<object, string> Cache = new(MaxCacheSize, static (_, text) => text.Length);

    // The compiler's form of the cached texts, which holds the results of its own work on them. Values that the pipeline caches must not hold it.
    private static readonly ConditionalWeakTable<string, SourceText> SourceTexts = new();

    /// <summary>Returns the cached text for this input, or emits it.</summary>
    /// <param name="hintName">The name of the generated file.</param>
    /// <param name="origin">The manifest file or the class from which the text is generated, for the message of a failure.</param>
    /// <param name="path">The path of the manifest file; empty for a class.</param>
    /// <param name="input">Everything that the text depends on.</param>
    /// <param name="emit">The emitter.</param>
    public static EmittedSource GetOrEmit<TInput>(string hintName, string origin, string path, TInput input, Func<TInput, string> emit)
        where TInput : class, IEquatable<TInput>
    {
        try
        {
            return new EmittedSource(hintName, Cache.GetOrAdd(input, _ => emit(input)), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An exception that left the generator would take all output with it (CS8785).
            var message = $"Nothing was generated from '{origin}', which is a mistake in SlackGen: {e.GetType().Name}: {e.Message}";
            return new EmittedSource(hintName, null, new(Descriptors.Internal, SourceLocation.None with { Path = path }, message));
        }
    }

    /// <summary>Adds the file to the compilation, or reports the failure.</summary>
    public void AddTo(SourceProductionContext context)
    {
        if (Source is not null)
        {
            context.AddSource(HintName, SourceTexts.GetValue(Source, ToSourceText));
        }

        if (Failure is not null)
        {
            context.ReportDiagnostic(Failure.ToDiagnostic());
        }
    }

    // The compiler embeds source in symbol files in compressed form. A text from bytes is compressed once, when it is created; a text from a string is compressed in
    // every build. SHA-256 is the hash that projects use: the compiler copies a text that has another one.
    private static SourceText ToSourceText(string source) =>
        SourceText.From(new MemoryStream(Encoding.GetBytes(source)), Encoding, SourceHashAlgorithm.Sha256, canBeEmbedded: true);
}
