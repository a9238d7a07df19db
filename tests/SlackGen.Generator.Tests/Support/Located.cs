using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SlackGen.Generator.Tests.Support;

/// <summary>The location of a diagnostic.</summary>
internal static class Located
{
    /// <summary>The place as the editor's error list shows it, <c>/src/bot/SlackClient.cs(5,2)</c>: lines and columns count from 1.</summary>
    public static string Place(this Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }

    public static string Message(this Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>The text that the editor underlines, on one line of a file.</summary>
    public static string Underlined(this Diagnostic diagnostic, string text)
    {
        var span = diagnostic.Location.GetLineSpan();
        Assert.That(span.EndLinePosition.Line, Is.EqualTo(span.StartLinePosition.Line), "the span ends on another line");
        return text.Split('\n')[span.StartLinePosition.Line][span.StartLinePosition.Character..span.EndLinePosition.Character];
    }
}
