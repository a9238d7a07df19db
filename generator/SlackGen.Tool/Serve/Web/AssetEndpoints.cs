using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Tool.Serve;

/// <summary>Serves the style sheet and the script, which are in the assembly.</summary>
internal static class AssetEndpoints
{
    public static void Map(WebApplication web)
    {
        web.MapPage("/page.css", () => Read("page.css", "text/css; charset=utf-8"));
        web.MapPage("/page.js", () => Read("page.js", "text/javascript; charset=utf-8"));

        // Browsers ask for it, and report a missing one as an error.
        web.MapPage("/favicon.ico", () => Results.NoContent());
    }

    private static IResult Read(string name, string type) => Results.Stream(typeof(AssetEndpoints).Assembly.GetManifestResourceStream(name)!, type);
}
