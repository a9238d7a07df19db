using FsCheck;
using Property = SlackGen.TestSupport.Property;

namespace SlackGen.Tests.Text;

/// <summary>Texts that are full of markup, whole and broken.</summary>
internal static class MarkupText
{
    private static readonly string[] Pieces =
    [
        "<", ">", "<<", "&", "&amp;", "&lt;", "|", "^", "!", "@", "#", ":", "::", "`", "```", "*", "\n", " ", "a", "B", "1", "é", "\ud83d\ude00", "\ud83d",
        "<@U012AB3CD>", "<@U1|ada>", "<#C1|general>", "<#C1|>", "<!here>", "<!subteam^S1|@ops>", "<!date^1392734382^{date}^https://a.example|then>", "<!date^x^y|z>",
        "<!x>", "<https://a.example?a=1&amp;b=2|a &amp; b>", "<mailto:a@b.example|A>", ":wave:", ":wave::skin-tone-2:", ":+1:", "10:30:15", "{", "}",
    ];

    /// <summary>Gets texts of up to 40 pieces.</summary>
    public static Arbitrary<string> Any => Property.Of(
        random => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)])),
        text => Property.Shorter(text.ToCharArray()).Select(characters => new string(characters)));
}
