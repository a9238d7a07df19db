namespace SlackGen.Manifest.Tests;

public sealed class SuggestionTests
{
    private static readonly string[] Keys = ["summary", "scopes", "params", "paging", "http"];

    [TestCase("sumary", "summary")]
    [TestCase("SUMMARY", "summary")]
    [TestCase("parms", "params")]
    [TestCase("paging_", "paging")]
    [TestCase("hptt", null, Description = "Two letters of four differ: that is another word.")]
    [TestCase("tier", null)]
    [TestCase("", null)]
    public void The_nearest_name_within_a_third_of_its_letters_is_suggested(string name, string? nearest) =>
        Assert.That(Suggestion.Nearest(name, Keys), Is.EqualTo(nearest));

    [Test]
    public void The_nearest_of_several_wins() => Assert.That(Suggestion.Nearest("channels", ["channel_id", "channel", "channel_s"]), Is.EqualTo("channel"));

    [Test]
    public void Of_equally_near_names_the_first_wins() => Assert.That(Suggestion.Nearest("user", ["users", "use"]), Is.EqualTo("users"));

    [Test]
    public void A_short_name_may_miss_by_one_letter() => Assert.That(Suggestion.Nearest("b", ["by", "permits"]), Is.EqualTo("by"));

    [Test]
    public void A_message_ends_with_the_question() => Assert.Multiple(() =>
    {
        Assert.That(Suggestion.For("sumary", Keys), Is.EqualTo(" Did you mean 'summary'?"));
        Assert.That(Suggestion.For("tier", Keys), Is.Empty);
    });
}
