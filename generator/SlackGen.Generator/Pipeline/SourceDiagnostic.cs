using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Manifest.Diagnostics;

namespace SlackGen.Generator.Pipeline;

/// <summary>A location in a file, without objects of the compiler. Lines and columns count from 0.</summary>
internal readonly record struct SourceLocation(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>Gets the location of something that is in no file.</summary>
    public static SourceLocation None { get; } = new("", 0, 0, 0, 0, 0, 0);

    /// <summary>Converts a location of the compiler.</summary>
    public static SourceLocation From(Location location)
    {
        var span = location.GetLineSpan();
        return new(
            span.Path,
            location.SourceSpan.Start,
            location.SourceSpan.Length,
            span.StartLinePosition.Line,
            span.StartLinePosition.Character,
            span.EndLinePosition.Line,
            span.EndLinePosition.Character);
    }

    /// <summary>Converts the location into one of the compiler.</summary>
    public Location ToLocation() => Path.Length == 0
        ? Location.None
        : Location.Create(Path, new TextSpan(Start, Length), new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn)));
}

/// <summary>A diagnostic that compares by value.</summary>
internal sealed record SourceDiagnostic(string Id, SourceLocation Location, string Message, Replacement? Replacement = null)
{
    /// <summary>The key of the property with the word that is probably misspelt, for code fixes.</summary>
    public const string WordKey = "Word";

    /// <summary>The key of the property with the word that was probably meant, for code fixes.</summary>
    public const string MeantKey = "Meant";

    /// <summary>Converts the diagnostic into one of the compiler.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.Get(Id), Location.ToLocation(), Properties(), Message);

    private ImmutableDictionary<string, string?>? Properties() => Replacement is null
        ? null
        : ImmutableDictionary<string, string?>.Empty.Add(WordKey, Replacement.Word).Add(MeantKey, Replacement.Meant);
}
