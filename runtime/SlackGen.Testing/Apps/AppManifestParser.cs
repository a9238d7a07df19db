using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SlackGen.Testing;

/// <summary>
/// Reads YAML without the parts that a tree of nodes cannot bear: aliases, by which a node can contain itself, and a nesting that exhausts the stack.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="file">The file name in diagnostics.</param>
internal sealed class AppManifestParser(TextReader text, string file) : IParser
{
    private const int MaxDepth = 64;

    private readonly Parser parser = new(text);
    private int depth;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="ManifestException">The text has an alias, or more than 64 levels.</exception>
    public bool MoveNext()
    {
        var moved = parser.MoveNext();
        if (parser.Current is AnchorAlias alias)
        {
            throw Refuse(alias, $"A manifest has no aliases: write the value of '*{alias.Value}' here.");
        }

        depth += parser.Current?.NestingIncrease ?? 0;
        return depth <= MaxDepth ? moved : throw Refuse(parser.Current!, $"A manifest has at most {MaxDepth} levels.");
    }

    private ManifestException Refuse(ParsingEvent at, string message) =>
        new([string.Create(CultureInfo.InvariantCulture, $"{file}({at.Start.Line},{at.Start.Column}): error: {message}")]);
}
