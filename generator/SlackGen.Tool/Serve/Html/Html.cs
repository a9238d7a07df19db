using System.Text;

namespace SlackGen.Tool.Serve;

/// <summary>HTML that is safe to write as it stands.</summary>
/// <param name="text">The HTML.</param>
internal readonly struct Html(string? text)
{
    private readonly string? text = text;

    /// <summary>Gets HTML without content.</summary>
    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>Creates HTML from an interpolated text: its literal parts stand as they are, and what is inserted is encoded unless it is HTML.</summary>
    public static Html Format(HtmlInterpolation interpolated) => interpolated.ToHtml();

    /// <summary>Encodes a text.</summary>
    public static Html Encode(string? value)
    {
        var target = new StringBuilder();
        HtmlInterpolation.Encode(target, value);
        return new Html(target.ToString());
    }

    /// <summary>Joins pieces.</summary>
    public static Html Join(IEnumerable<Html> pieces, string separator = "") => new(string.Join(separator, pieces));

    /// <summary>Returns the HTML if a condition is true, and nothing otherwise.</summary>
    public static Html If(bool condition, HtmlInterpolation interpolated) => condition ? interpolated.ToHtml() : Empty;

    public static Html operator +(Html left, Html right) => new(left.text + right.text);

    public override string ToString() => text ?? "";
}
