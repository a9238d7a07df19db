using System.Text.Json.Nodes;

namespace SlackGen.Tool.Serve;

/// <summary>Shows images.</summary>
internal static class Images
{
    /// <summary>Shows an image by its URL, or its description if it has none that the page uses.</summary>
    /// <param name="image">An image block or element.</param>
    /// <param name="style">The class of the HTML element.</param>
    public static Html Show(JsonObject image, string style)
    {
        var description = image.Text("alt_text") ?? image.Text("fallback") ?? "";
        return SafeUrl.ForWeb(image.Text("image_url") ?? image.Object("slack_file").Text("url")) is { } url
            ? Html.Format($"""<img class="{style}" src="{url}" alt="{description}" loading="lazy" referrerpolicy="no-referrer">""")
            : Html.Format($"""<span class="{style} no-image" role="img" aria-label="{description}">{description}</span>""");
    }
}
