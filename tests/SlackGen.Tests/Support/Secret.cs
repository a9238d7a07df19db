using System.Text;

namespace SlackGen.Tests.Support;

/// <summary>The tokens that must never be seen outside an authorization header. Every test that calls something uses these.</summary>
internal static class Secret
{
    public const string Token = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy";

    public const string OtherToken = "xoxp-23984754863-2348975623103-nU5cbAnwVDzKcPYxQmRe7sLw";

    public const string ClientSecret = "33fea0113f5b19874698323aa2f4d1";

    public const string RefreshToken = "xoxe-1-My0xLTQ0NTA1NzEzNzY1NTItc2VjcmV0";

    public static IReadOnlyList<string> All { get; } = [Token, OtherToken, ClientSecret, RefreshToken];

    /// <summary>The secrets as they are and as they are written elsewhere: percent-encoded, in base64.</summary>
    public static IReadOnlyList<string> Forms { get; } =
        [.. All, .. All.Select(s => s.Replace("-", "%2D", StringComparison.Ordinal)), .. All.Select(s => Convert.ToBase64String(Encoding.UTF8.GetBytes(s)).TrimEnd('=')[..^1])];
}
