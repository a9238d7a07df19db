using System.Text;
using System.Text.Json;

namespace SlackGen.Tests.Secrets;

/// <summary>A secret, and how it is written where it must not be shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The secret.</param>
/// <param name="Written">The text that holds it.</param>
/// <param name="IsSent">Whether the call was sent with it, so that the client knows it.</param>
internal sealed record SecretKind(string Kind, string Value, string Written, bool IsSent)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Printable = Letters + " !#$()*+,-./:;=?@[]^_`{|}~äß\"'<>&\\%";

    private static readonly string[] Names =
        ["client_secret", "code", "refresh_token", "token", "ticket", "signing_secret", "access_token", "id_token", "password", "verification_token", "app_token"];

    /// <summary>The secrets of a call: its token and two arguments.</summary>
    public static (string Token, string ClientSecret, string Code) Sent(Random random) =>
        ("xoxb-" + Text(random, Letters, 12, 40), Text(random, Printable, 8, 40), Text(random, Letters, 8, 60));

    public static SecretKind Create(Random random, (string Token, string ClientSecret, string Code) sent)
    {
        var known = random.Next(3) switch { 0 => sent.Token, 1 => sent.ClientSecret, _ => sent.Code };
        var unknown = Text(random, Letters, 8, 40);
        var name = Names[random.Next(Names.Length)];
        return random.Next(17) switch
        {
            0 => new("as it is", known, $"the {known} end", true),
            1 => new("percent-encoded", known, Uri.EscapeDataString(known), true),
            2 => new("percent-encoded in lower case", known, Uri.EscapeDataString(known).Replace("%2D", "%2d", StringComparison.Ordinal), true),
            3 => new("as in a form", known, "x=" + System.Net.WebUtility.UrlEncode(known) + "&y=1", true),
            4 => new("escaped as JSON", known, JsonSerializer.Serialize(known), true),
            5 => new("escaped as JSON twice", known, JsonSerializer.Serialize(JsonSerializer.Serialize(known)), true),
            6 => new("every character escaped", known, string.Concat(known.Select(c => $"\\u{(int)c:x4}")), true),
            7 => new("escaped as HTML", known, System.Net.WebUtility.HtmlEncode(known), true),
            8 => new("in base64", known, Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(random, Letters, 0, 4) + known + Text(random, Letters, 0, 4))), true),
            9 => new("another token", "xoxp-" + unknown, $"got xoxp-{unknown}, sorry", false),
            10 => new("an app token", "xapp-1-" + unknown, $"xapp-1-{unknown}", false),
            11 => new("a refresh token", "xoxe-1-" + unknown, $"xoxe%2D1%2D{unknown}", false),
            12 => new("in JSON", unknown, $$"""{"{{name}}": "{{unknown}}"}""", false),
            13 => new("in a form", unknown, $"a=1&{name}={unknown}&b=2", false),
            14 => new("in a header", unknown, $"Authorization: Basic {unknown}", false),
            15 => new("in a URL", unknown, $"http://someone:{unknown}@proxy.test:3128/", false),
            _ => new("in a webhook", unknown, $"https:\\/\\/hooks.slack.com\\/services\\/T1\\/B1\\/{unknown}", false),
        };
    }

    /// <summary>Returns whether a text shows the secret, as it is or as it was written.</summary>
    public bool IsIn(string text) =>
        text.Contains(Value, StringComparison.Ordinal) || text.Contains(Written, StringComparison.Ordinal) || text.Contains(JsonSerializer.Serialize(Written), StringComparison.Ordinal);

    public override string ToString() => $"{Kind}: {Value} as {Written}";

    private static string Text(Random random, string from, int least, int most) =>
        new([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => from[random.Next(from.Length)])]);
}
