using System.Text;

namespace SlackGen.Generator.Emit;

/// <summary>Text with indentation. Lines end in <c>\n</c> everywhere, so that the output is the same on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new(16 * 1024);
    private int indent;
    private bool blankBefore;

    public CodeWriter Line(string line)
    {
        if (blankBefore)
        {
            text.Append('\n');
            blankBefore = false;
        }

        text.Append(' ', indent * 4).Append(line).Append('\n');
        return this;
    }

    /// <summary>Leaves a blank line before the next one, unless a block ends first.</summary>
    public CodeWriter Blank()
    {
        blankBefore = true;
        return this;
    }

    /// <summary>Writes a header and opens its block.</summary>
    public CodeWriter Open(string header)
    {
        Line(header);
        Line("{");
        indent++;
        return this;
    }

    /// <summary>Ends a block.</summary>
    public CodeWriter Close(string end = "}")
    {
        blankBefore = false;
        indent--;
        Line(end);
        return this;
    }

    public override string ToString() => text.ToString();
}
