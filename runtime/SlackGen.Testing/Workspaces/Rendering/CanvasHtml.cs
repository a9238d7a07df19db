using System.Net;
using System.Text;

namespace SlackGen.Testing;

/// <summary>Writes canvases as the HTML that a download has.</summary>
internal static class CanvasHtml
{
    /// <summary>Returns one element for each section, with its text as it is.</summary>
    public static byte[] Create(CanvasEntity canvas)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><head><title>").Append(WebUtility.HtmlEncode(canvas.File.Title)).Append("</title></head><body>\n");
        foreach (var section in canvas.Sections)
        {
            var element = section.HeadingLevel is > 0 and var level ? $"h{level}" : "p";
            var text = section.HeadingLevel > 0 ? section.Markdown[(section.HeadingLevel + 1)..] : section.Markdown;
            html.Append($"<{element} id=\"{section.Id}\">{WebUtility.HtmlEncode(text)}</{element}>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</body></html>\n").ToString());
    }
}
