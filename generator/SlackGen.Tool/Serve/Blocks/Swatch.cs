using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>Shows colors as graphics: the page's policy forbids styles in HTML.</summary>
internal static partial class Swatch
{
    /// <summary>Shows a square in a color; nothing if the color is not a hexadecimal code.</summary>
    public static Html Show(string? color) => IsColor(color)
        ? Html.Format($"""<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="{color}"/></svg>""")
        : Html.Empty;

    /// <summary>Shows the bar at the left of an attachment.</summary>
    public static Html ShowBar(string? color)
    {
        var fill = color switch
        {
            "good" => "#2eb67d",
            "warning" => "#ecb22e",
            "danger" => "#e01e5a",
            { } code when IsColor("#" + code.TrimStart('#')) => "#" + code.TrimStart('#'),
            _ => "#868686",
        };
        return Html.Format($"""<svg class="bar" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill="{fill}"/></svg>""");
    }

    private static bool IsColor(string? color) => color is not null && Hexadecimal().IsMatch(color);

    [GeneratedRegex("^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hexadecimal();
}
