using System.Text;

namespace SlackGen.Generator.Emit;

/// <summary>Writes indented text. Lines end in <c>\n</c>, so the output is the same on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new(16 * 1024);
    private int indent;
    private bool blankBefore;

    /// <summary>Writes one line.</summary>
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

    /// <summary>Writes the lines of a raw string literal, each at the current indentation.</summary>
    public CodeWriter Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            // A checkout on Windows may have changed the line endings of the emitter's source.
            var trimmed = line.TrimEnd('\r');
            if (trimmed.Length == 0)
            {
                Blank();
            }
            else
            {
                Line(trimmed);
            }
        }

        return this;
    }

    /// <summary>Leaves a blank line before the next line, unless a block ends there.</summary>
    public CodeWriter Blank()
    {
        blankBefore = true;
        return this;
    }

    /// <summary>Writes a header and begins its block.</summary>
    public CodeWriter Open(string header)
    {
        Line(header);
        Line("{");
        indent++;
        return this;
    }

    /// <summary>Ends a block.</summary>
    public CodeWriter Close()
    {
        blankBefore = false;
        indent--;
        Line("}");
        return this;
    }

    /// <summary>Returns the text.</summary>
    public override string ToString() => text.ToString();
}
