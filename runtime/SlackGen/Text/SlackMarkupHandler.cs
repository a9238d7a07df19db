using System.Globalization;
using System.Runtime.CompilerServices;

namespace SlackGen;

/// <summary>Builds markup from an interpolated string for <see cref="SlackText.Mrkdwn"/>. The compiler calls it.</summary>
[InterpolatedStringHandler]
public ref struct SlackMarkupHandler
{
    private DefaultInterpolatedStringHandler markup;

    /// <summary>Initializes a handler with an empty text.</summary>
    /// <param name="literalLength">The number of characters outside of the values.</param>
    /// <param name="formattedCount">The number of values.</param>
    public SlackMarkupHandler(int literalLength, int formattedCount) => markup = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Appends markup that stands in the code.</summary>
    /// <param name="value">The markup.</param>
    public void AppendLiteral(string value) => markup.AppendLiteral(value);

    /// <summary>Appends a text, escaped.</summary>
    /// <param name="value">The text.</param>
    /// <param name="alignment">The least number of characters: negative for a text on the left, positive for one on the right, 0 for none.</param>
    /// <param name="format">Not used: texts have no format.</param>
    public void AppendFormatted(string? value, int alignment = 0, string? format = null) => AppendEscaped(value, alignment);

    /// <summary>Appends a text, escaped.</summary>
    /// <param name="value">The text.</param>
    /// <param name="alignment">The least number of characters: negative for a text on the left, positive for one on the right, 0 for none.</param>
    /// <param name="format">Not used: texts have no format.</param>
    public void AppendFormatted(scoped ReadOnlySpan<char> value, int alignment = 0, string? format = null) => AppendEscaped(value, alignment);

    /// <summary>Appends a value: markup as it is, anything else as text, which is escaped.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value; null is an empty text.</param>
    /// <param name="alignment">
    /// The least number of characters: negative for a text on the left, positive for one on the right, 0 for none. Of markup, the characters of
    /// <see cref="SlackText.ToPlainText"/> count.
    /// </param>
    /// <param name="format">The format, which types with formats accept; null for the default one.</param>
    public void AppendFormatted<T>(T value, int alignment = 0, string? format = null)
    {
        if (value is SlackMarkup trusted)
        {
            AppendMarkup(trusted.Value, alignment);
            return;
        }

        if (value is ISpanFormattable)
        {
            Span<char> text = stackalloc char[128];
            if (((ISpanFormattable)value).TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
            {
                AppendEscaped(text[..length], alignment);
                return;
            }
        }

        AppendEscaped(value is IFormattable ? ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture) : value?.ToString(), alignment);
    }

    internal string ToStringAndClear() => markup.ToStringAndClear();

    private void AppendMarkup(string value, int alignment)
    {
        var padding = alignment == 0 ? 0 : Padding(SlackText.ToPlainText(value).Length, alignment);
        Pad(alignment > 0 ? padding : 0);
        markup.AppendLiteral(value);
        Pad(alignment < 0 ? padding : 0);
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> text, int alignment)
    {
        var padding = Padding(text.Length, alignment);
        Pad(alignment > 0 ? padding : 0);
        while (text.IndexOfAny(SlackText.Special) is var next and >= 0)
        {
            markup.AppendFormatted(text[..next]);
            markup.AppendLiteral(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                _ => "&gt;",
            });
            text = text[(next + 1)..];
        }

        markup.AppendFormatted(text);
        Pad(alignment < 0 ? padding : 0);
    }

    // An alignment of int.MinValue is not negated.
    private static int Padding(int length, int alignment) => (int)Math.Clamp(Math.Abs((long)alignment) - length, 0, int.MaxValue);

    private void Pad(int count)
    {
        if (count > 0)
        {
            markup.AppendFormatted("", count);
        }
    }
}
