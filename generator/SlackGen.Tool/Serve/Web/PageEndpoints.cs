using Microsoft.AspNetCore.Builder;

namespace SlackGen.Tool.Serve;

/// <summary>Maps what browsers get.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Verbs = ["GET", "HEAD"];

    /// <summary>Maps a path for GET and HEAD.</summary>
    public static void MapPage(this WebApplication web, string pattern, Delegate handler) => web.MapMethods(pattern, Verbs, handler);
}
