using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SlackGen.Tool.Serve;

/// <summary>The emoji that the page shows by their names. Others stay as <c>:name:</c>.</summary>
internal static partial class Emoji
{
    private const int MaxNameLength = 120;

    private static readonly FrozenDictionary<string, string> Characters = new Dictionary<string, string>
    {
        ["+1"] = "👍",
        ["thumbsup"] = "👍",
        ["-1"] = "👎",
        ["thumbsdown"] = "👎",
        ["100"] = "💯",
        ["alarm_clock"] = "⏰",
        ["alien"] = "👽",
        ["ambulance"] = "🚑",
        ["angry"] = "😠",
        ["apple"] = "🍎",
        ["arrow_down"] = "⬇️",
        ["arrow_left"] = "⬅️",
        ["arrow_right"] = "➡️",
        ["arrow_up"] = "⬆️",
        ["arrows_counterclockwise"] = "🔄",
        ["art"] = "🎨",
        ["baby"] = "👶",
        ["balloon"] = "🎈",
        ["bar_chart"] = "📊",
        ["battery"] = "🔋",
        ["beer"] = "🍺",
        ["beers"] = "🍻",
        ["bell"] = "🔔",
        ["birthday"] = "🎂",
        ["blue_heart"] = "💙",
        ["blush"] = "😊",
        ["bomb"] = "💣",
        ["book"] = "📖",
        ["bookmark"] = "🔖",
        ["books"] = "📚",
        ["boom"] = "💥",
        ["bow"] = "🙇",
        ["bug"] = "🐛",
        ["building_construction"] = "🏗️",
        ["bulb"] = "💡",
        ["cake"] = "🍰",
        ["calendar"] = "📅",
        ["camera"] = "📷",
        ["chart_with_downwards_trend"] = "📉",
        ["chart_with_upwards_trend"] = "📈",
        ["checkered_flag"] = "🏁",
        ["clap"] = "👏",
        ["clipboard"] = "📋",
        ["cloud"] = "☁️",
        ["coffee"] = "☕",
        ["computer"] = "💻",
        ["confetti_ball"] = "🎊",
        ["construction"] = "🚧",
        ["cry"] = "😢",
        ["dart"] = "🎯",
        ["dizzy"] = "💫",
        ["dog"] = "🐶",
        ["email"] = "✉️",
        ["envelope"] = "✉️",
        ["exclamation"] = "❗",
        ["eyes"] = "👀",
        ["fire"] = "🔥",
        ["first_place_medal"] = "🥇",
        ["floppy_disk"] = "💾",
        ["gear"] = "⚙️",
        ["ghost"] = "👻",
        ["gift"] = "🎁",
        ["grey_question"] = "❔",
        ["grin"] = "😁",
        ["grinning"] = "😀",
        ["hammer"] = "🔨",
        ["hammer_and_wrench"] = "🛠️",
        ["handshake"] = "🤝",
        ["hankey"] = "💩",
        ["heart"] = "❤️",
        ["heart_eyes"] = "😍",
        ["heavy_check_mark"] = "✔️",
        ["heavy_plus_sign"] = "➕",
        ["hourglass"] = "⌛",
        ["hourglass_flowing_sand"] = "⏳",
        ["house"] = "🏠",
        ["hugging_face"] = "🤗",
        ["inbox_tray"] = "📥",
        ["information_source"] = "ℹ️",
        ["joy"] = "😂",
        ["key"] = "🔑",
        ["large_blue_circle"] = "🔵",
        ["large_green_circle"] = "🟢",
        ["large_orange_circle"] = "🟠",
        ["large_yellow_circle"] = "🟡",
        ["laughing"] = "😆",
        ["link"] = "🔗",
        ["lock"] = "🔒",
        ["loudspeaker"] = "📢",
        ["mag"] = "🔍",
        ["mega"] = "📣",
        ["memo"] = "📝",
        ["moneybag"] = "💰",
        ["muscle"] = "💪",
        ["neutral_face"] = "😐",
        ["no_entry"] = "⛔",
        ["no_entry_sign"] = "🚫",
        ["octagonal_sign"] = "🛑",
        ["ok"] = "🆗",
        ["ok_hand"] = "👌",
        ["outbox_tray"] = "📤",
        ["package"] = "📦",
        ["palm_tree"] = "🌴",
        ["partly_sunny"] = "⛅",
        ["partying_face"] = "🥳",
        ["pencil"] = "📝",
        ["pencil2"] = "✏️",
        ["phone"] = "☎️",
        ["pizza"] = "🍕",
        ["point_down"] = "👇",
        ["point_left"] = "👈",
        ["point_right"] = "👉",
        ["point_up"] = "☝️",
        ["poop"] = "💩",
        ["pray"] = "🙏",
        ["pushpin"] = "📌",
        ["question"] = "❓",
        ["rainbow"] = "🌈",
        ["raised_hands"] = "🙌",
        ["red_circle"] = "🔴",
        ["relaxed"] = "☺️",
        ["relieved"] = "😌",
        ["robot_face"] = "🤖",
        ["rocket"] = "🚀",
        ["rolling_on_the_floor_laughing"] = "🤣",
        ["rotating_light"] = "🚨",
        ["scream"] = "😱",
        ["seedling"] = "🌱",
        ["shield"] = "🛡️",
        ["ship"] = "🚢",
        ["shrug"] = "🤷",
        ["simple_smile"] = "🙂",
        ["slightly_frowning_face"] = "🙁",
        ["slightly_smiling_face"] = "🙂",
        ["smile"] = "😄",
        ["smiley"] = "😃",
        ["smirk"] = "😏",
        ["snail"] = "🐌",
        ["sob"] = "😭",
        ["sparkles"] = "✨",
        ["speech_balloon"] = "💬",
        ["star"] = "⭐",
        ["star2"] = "🌟",
        ["stopwatch"] = "⏱️",
        ["sunglasses"] = "😎",
        ["sunny"] = "☀️",
        ["sweat_smile"] = "😅",
        ["tada"] = "🎉",
        ["test_tube"] = "🧪",
        ["thinking_face"] = "🤔",
        ["ticket"] = "🎫",
        ["toolbox"] = "🧰",
        ["trophy"] = "🏆",
        ["truck"] = "🚚",
        ["unlock"] = "🔓",
        ["upside_down_face"] = "🙃",
        ["v"] = "✌️",
        ["warning"] = "⚠️",
        ["wastebasket"] = "🗑️",
        ["wave"] = "👋",
        ["white_check_mark"] = "✅",
        ["white_circle"] = "⚪",
        ["wink"] = "😉",
        ["wrench"] = "🔧",
        ["x"] = "❌",
        ["yum"] = "😋",
        ["zap"] = "⚡",
        ["zzz"] = "💤",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gets the emoji that the page offers for reactions.</summary>
    public static IReadOnlyList<string> Common { get; } = ["thumbsup", "white_check_mark", "eyes", "tada", "rocket", "heart", "joy", "x"];

    /// <summary>Returns an emoji with its name for screen readers; <c>:name:</c> if the page does not know it.</summary>
    /// <param name="name">The name without colons, which may end in a skin tone.</param>
    public static Html Show(string name) => Characters.TryGetValue(name.Split("::", 2)[0], out var characters)
        ? Html.Format($"""<span class="emoji" role="img" aria-label="{name.Replace('_', ' ')}" title=":{name}:">{characters}</span>""")
        : Html.Format($":{name}:");

    /// <summary>Encodes a text and shows the emoji that it names.</summary>
    public static Html ShowAll(string? text)
    {
        if (text is null)
        {
            return Html.Empty;
        }

        var pieces = new List<Html>();
        var end = 0;
        foreach (Match match in Name().Matches(text))
        {
            pieces.Add(Html.Encode(text[end..match.Index]));
            pieces.Add(Show(match.Groups["name"].Value));
            end = match.Index + match.Length;
        }

        return Html.Join(pieces.Append(Html.Encode(text[end..])));
    }

    /// <summary>Returns the name of the emoji that begins with the colon at an index; null if none begins there.</summary>
    public static string? NameAt(string text, int at) =>
        Name().Match(text, at, Math.Min(text.Length - at, MaxNameLength)) is { Success: true } match && match.Index == at ? match.Groups["name"].Value : null;

    // Custom names have up to 100 characters. A bound keeps a text of letters and one colon cheap.
    [GeneratedRegex(@":(?<name>[a-z0-9_+\-']{1,100}(?:::skin-tone-[2-6])?):", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
