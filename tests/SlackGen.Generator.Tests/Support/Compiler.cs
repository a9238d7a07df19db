using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SlackGen.Generator.Tests.Support;

/// <summary>Compiles, and shows what the compiler complains about where it complains.</summary>
internal static class Compiler
{
    public static void AssertClean(CSharpCompilation compilation)
    {
        // Hidden are only the editor's greyed-out usings.
        var diagnostics = WithNullableWarnings(compilation).GetDiagnostics().Where(d => d.Severity > DiagnosticSeverity.Hidden).ToList();
        Assert.That(diagnostics, Is.Empty, () => "The compiler reports:\n" + string.Join('\n', diagnostics.Take(10).Select(Describe)));
    }

    public static MemoryStream Emit(CSharpCompilation compilation)
    {
        var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.That(result.Success, Is.True, () => string.Join('\n', result.Diagnostics.Take(10).Select(Describe)));
        stream.Position = 0;
        return stream;
    }

    // Generated files leave them off, to compile faster where nobody can do anything about them. Here is where somebody can.
    private static CSharpCompilation WithNullableWarnings(CSharpCompilation compilation)
    {
        const string Off = "#nullable enable annotations\n#nullable disable warnings";
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.ToString();
            if (text.Contains(Off, StringComparison.Ordinal))
            {
                var strict = CSharpSyntaxTree.ParseText(text.Replace(Off, "#nullable enable", StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8);
                compilation = compilation.ReplaceSyntaxTree(tree, strict);
            }
        }

        return compilation;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return $"{diagnostic}\n    {line?.Trim()}";
    }
}
