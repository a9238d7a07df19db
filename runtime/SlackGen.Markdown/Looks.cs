using Markdig.Syntax.Inlines;
using SlackGen.Types;

namespace SlackGen;

/// <summary>The looks of a piece of text.</summary>
[Flags]
internal enum Looks
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,
}

/// <summary>Converts looks.</summary>
internal static class LooksConversion
{
    public static Looks ToLooks(this EmphasisInline emphasis) => emphasis switch
    {
        { DelimiterChar: '~' } => Looks.Strike,
        { DelimiterCount: 2 } => Looks.Bold,
        _ => Looks.Italic,
    };

    public static RichTextStyle? ToStyle(this Looks looks) => looks == Looks.None ? null : new RichTextStyle
    {
        Bold = looks.HasFlag(Looks.Bold) ? true : null,
        Italic = looks.HasFlag(Looks.Italic) ? true : null,
        Strike = looks.HasFlag(Looks.Strike) ? true : null,
        Code = looks.HasFlag(Looks.Code) ? true : null,
    };
}
