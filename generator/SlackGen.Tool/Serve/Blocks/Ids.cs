using System.Text;

namespace SlackGen.Tool.Serve;

/// <summary>Creates IDs of HTML elements.</summary>
internal static class Ids
{
    /// <summary>Returns a part of an ID for any text: letters and digits stay, other characters become their codes.</summary>
    public static string Of(string text)
    {
        var id = new StringBuilder();
        foreach (var character in text)
        {
            _ = char.IsAsciiLetterOrDigit(character) ? id.Append(character) : id.Append('_').Append(((int)character).ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        }

        return id.ToString();
    }

    public static string Of(ElementKey key) => $"{Of(key.Block)}-{Of(key.Action)}";
}
