using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SlackGen.Tool.Serve;

/// <summary>Builds HTML from an interpolated text and encodes every value in it, so that no text can be taken for markup.</summary>
/// <param name="literalLength">The number of literal characters.</param>
/// <param name="formattedCount">The number of values.</param>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private const int UsualValueLength = 24;

    private readonly StringBuilder target = new(literalLength + (formattedCount * UsualValueLength));

    public void AppendLiteral(string value) => target.Append(value);

    public void AppendFormatted(Html value) => target.Append(value.ToString());

    public void AppendFormatted(string? value) => Encode(target, value);

    public void AppendFormatted(int value) => target.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long value) => target.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(double value) => target.Append(value.ToString("0.##", CultureInfo.InvariantCulture));

    public void AppendFormatted(ElementKey value) => Encode(target, value.ToString());

    public void AppendFormatted(IEnumerable<Html> values)
    {
        foreach (var value in values)
        {
            target.Append(value.ToString());
        }
    }

    public Html ToHtml() => new(target.ToString());

    /// <summary>Appends a text with everything encoded that has a meaning in HTML, in content and in quoted attributes.</summary>
    public static void Encode(StringBuilder target, string? value)
    {
        foreach (var character in value ?? "")
        {
            _ = character switch
            {
                '<' => target.Append("&lt;"),
                '>' => target.Append("&gt;"),
                '&' => target.Append("&amp;"),
                '"' => target.Append("&quot;"),
                '\'' => target.Append("&#39;"),
                '\0' => target.Append('\uFFFD'),
                _ => target.Append(character),
            };
        }
    }
}
