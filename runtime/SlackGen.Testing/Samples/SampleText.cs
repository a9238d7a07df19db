using System.Globalization;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Invents values by name and type, the same in every run. None is what a field holds when it was not read: 0, false or empty.</summary>
internal static class SampleText
{
    private const string Timestamp = "1698796800.000100";

    private const string Url = "https://example.com/";

    // By the last word of a name. Slack's IDs tell by their first letter what they are of.
    private static readonly Dictionary<string, string> ByWord = new(StringComparer.Ordinal)
    {
        ["user"] = "U012AB3CD",
        ["bot"] = "B012AB3CD",
        ["channel"] = "C012AB3CD",
        ["conversation"] = "C012AB3CD",
        ["team"] = "T012AB3CD",
        ["workspace"] = "T012AB3CD",
        ["enterprise"] = "E012AB3CD",
        ["org"] = "E012AB3CD",
        ["app"] = "A012AB3CD",
        ["file"] = "F012AB3CD",
        ["usergroup"] = "S012AB3CD",
        ["trigger"] = "12345.98765.abcd2358fdea",
        ["email"] = "user@example.com",
        ["url"] = Url,
        ["uri"] = Url,
        ["link"] = Url,
        ["permalink"] = Url,
        ["ts"] = Timestamp,
        ["timestamp"] = Timestamp,
        ["color"] = "#439FE0",
        ["locale"] = "en-US",
        ["tz"] = "America/Los_Angeles",
        ["cursor"] = "bmV4dF9pdGVtOjEwMA==",
    };

    public static string Text(string name)
    {
        var words = name.ToLowerInvariant().Split('_', '.', '-', '/', ':').Where(w => w.Length > 0).ToList();
        if (words.Count == 0)
        {
            return "text";
        }

        var isId = words.Count > 1 && words[^1] is "id" or "ids";
        var word = (isId ? words[^2] : words[^1]).TrimEnd('s');
        return ByWord.TryGetValue(word, out var known) || ByWord.TryGetValue(words[^1], out known) ? known
            : isId ? "X012AB3CD"

            // image_48, thumb_360: pictures are named by their size.
            : words[^1].All(char.IsAsciiDigit) ? Url
            : string.Join(' ', words);
    }

    public static string Text(string name, Bounds bounds)
    {
        var text = Text(name);
        if (bounds.MinLength is { } least && text.Length < least)
        {
            text = text.PadRight((int)least, 'x');
        }

        return bounds.MaxLength is { } most && text.Length > most ? text[..(int)most] : text;
    }

    public static long Whole(string sample, Bounds bounds) =>
        Math.Clamp(long.Parse(sample, CultureInfo.InvariantCulture), bounds.Minimum ?? long.MinValue, bounds.Maximum ?? long.MaxValue);

    public static double Number(string sample, Bounds bounds) =>
        Math.Clamp(double.Parse(sample, CultureInfo.InvariantCulture), bounds.Minimum ?? double.MinValue, bounds.Maximum ?? double.MaxValue);
}
