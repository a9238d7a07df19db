using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SlackGen.Generator.Pipeline;

/// <summary>A place in a file, without anything of the compiler's in it.</summary>
internal readonly record struct Place(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>No place at all.</summary>
    public static Place None { get; } = new("", 0, 0, 0, 0, 0, 0);

    public static Place Of(Location location)
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

    public Location ToLocation() => Path.Length == 0
        ? Location.None
        : Location.Create(Path, new TextSpan(Start, Length), new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn)));
}

/// <summary>A diagnostic that compares by value.</summary>
internal sealed record SourceDiagnostic(string Id, Place Place, string Message)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptors.Of(Id), Place.ToLocation(), Message);
}
