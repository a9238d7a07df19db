namespace SlackGen.Tests.Text;

public sealed class ParsingTests
{
    [Test]
    public void A_text_is_split_into_its_parts()
    {
        var parts = SlackText.Parse("Hi <@U1|ada>, see <#C1|general> &amp; <https://a.example?a=1&amp;b=2|a &lt;b&gt;> :wave::skin-tone-3: <!here>");

        Assert.That(parts.Select(p => p.GetType()), Is.EqualTo(new[]
        {
            typeof(SlackPlainTextPart), typeof(SlackUserMention), typeof(SlackPlainTextPart), typeof(SlackChannelLink), typeof(SlackPlainTextPart), typeof(SlackLink),
            typeof(SlackPlainTextPart), typeof(SlackEmoji), typeof(SlackPlainTextPart), typeof(SlackBroadcastMention),
        }));
        Assert.Multiple(() =>
        {
            Assert.That((SlackUserMention)parts[1], Has.Property("UserId").EqualTo("U1").And.Property("Label").EqualTo("ada"));
            Assert.That((SlackChannelLink)parts[3], Has.Property("ChannelId").EqualTo("C1").And.Property("Label").EqualTo("general"));
            Assert.That((SlackPlainTextPart)parts[4], Has.Property("Text").EqualTo(" & ").And.Property("Source").EqualTo(" &amp; "));
            Assert.That((SlackLink)parts[5], Has.Property("Url").EqualTo("https://a.example?a=1&b=2").And.Property("Label").EqualTo("a <b>"));
            Assert.That((SlackEmoji)parts[7], Has.Property("Name").EqualTo("wave").And.Property("SkinTone").EqualTo(3));
            Assert.That((SlackBroadcastMention)parts[9], Has.Property("Range").EqualTo("here"));
        });
    }

    [TestCase("<@U1>", null)]
    [TestCase("<@U1|>", null)]
    [TestCase("<@U1|a|b>", "a|b")]
    public void A_label_is_what_stands_after_the_first_bar(string text, string? label) => Assert.That(Single<SlackUserMention>(text).Label, Is.EqualTo(label));

    [Test]
    public void A_user_group_has_its_handle() => Assert.That(Single<SlackUserGroupMention>("<!subteam^S1|@ops>"), Has.Property("UserGroupId").EqualTo("S1").And.Property("Label").EqualTo("@ops"));

    [Test]
    public void An_email_is_no_other_link() => Assert.That(Single<SlackEmailLink>("<mailto:a@b.example|A>"), Has.Property("Address").EqualTo("a@b.example").And.Property("Label").EqualTo("A"));

    [Test]
    public void A_date_has_its_moment_format_link_and_fallback() => Assert.That(
        Single<SlackDate>("<!date^1392734382^{date_short}^https://example.com/?a^b|Feb 18, 2014 PST>"),
        Has.Property("Time").EqualTo(DateTimeOffset.FromUnixTimeSeconds(1392734382)).And.Property("Format").EqualTo("{date_short}")
            .And.Property("Url").EqualTo("https://example.com/?a^b").And.Property("Fallback").EqualTo("Feb 18, 2014 PST"));

    [TestCase("<!subscribe^1^x|Later>", "subscribe^1^x", "Later")]
    [TestCase("<!group>", "group", null)]
    [TestCase("<!date^soon^{date}|then>", "date^soon^{date}", "then")]
    [TestCase("<!date^99999999999999999^{date}|then>", "date^99999999999999999^{date}", "then")]
    [TestCase("<!date^1|then>", "date^1", "then")]
    [TestCase("<!subteam^>", "subteam^", null)]
    public void Unknown_markup_survives(string text, string command, string? label) =>
        Assert.That(Single<SlackUnknownMarkup>(text), Has.Property("Command").EqualTo(command).And.Property("Label").EqualTo(label).And.Property("Source").EqualTo(text));

    [TestCase("<>")]
    [TestCase("<|x>")]
    [TestCase("<@>")]
    [TestCase("<#|general>")]
    [TestCase("<!>")]
    [TestCase("a < b > c <", Description = "a part")]
    public void Brackets_that_refer_to_nothing_are_text(string text) => Assert.That(SlackText.Parse(text).Where(p => p is not (SlackPlainTextPart or SlackLink)), Is.Empty);

    [Test]
    public void The_last_opening_bracket_counts() => Assert.That(SlackText.Parse("<<@U1>").Select(p => p.Source), Is.EqualTo(new[] { "<", "<@U1>" }));

    [TestCase(":tada:", "tada", null)]
    [TestCase(":+1:", "+1", null)]
    [TestCase(":100:", "100", null)]
    [TestCase(":wave::skin-tone-6:", "wave", 6)]
    [TestCase(":e-mail:", "e-mail", null)]
    [TestCase(":日本:", "日本", null)]
    public void An_emoji_has_a_name_and_a_skin_tone(string text, string name, int? tone) =>
        Assert.That(Single<SlackEmoji>(text), Has.Property("Name").EqualTo(name).And.Property("SkinTone").EqualTo(tone));

    [TestCase("10:30:15")]
    [TestCase(":30:")]
    [TestCase("a:b:c")]
    [TestCase("a::key::b")]
    [TestCase(":b:c")]
    [TestCase(":B:")]
    [TestCase("::")]
    [TestCase(": a:")]
    [TestCase("`:tada:`")]
    [TestCase("```\n:tada:\n```")]
    public void Other_colons_are_text(string text) => Assert.That(Single<SlackPlainTextPart>(text).Text, Is.EqualTo(text));

    [TestCase("`:tada:")]
    [TestCase("`\n:tada:`")]
    [TestCase("```:tada:")]
    [TestCase("``:tada:")]
    [TestCase("`a` :tada:")]
    [TestCase("```a``` :tada:")]
    public void An_emoji_after_code_or_after_marks_without_an_end_counts(string text) => Assert.That(SlackText.Parse(text).OfType<SlackEmoji>().Select(e => e.Name), Is.EqualTo(new[] { "tada" }));

    [Test]
    public void Emoji_may_follow_each_other() =>
        Assert.That(SlackText.Parse(":a::b::wave::skin-tone-2::c:").Select(p => p.Source), Is.EqualTo(new[] { ":a:", ":b:", ":wave::skin-tone-2:", ":c:" }));

    [Test]
    public void A_name_of_more_than_a_hundred_characters_is_none()
    {
        Assert.That(Single<SlackEmoji>($":{new string('a', 100)}:").Name, Has.Length.EqualTo(100));
        Assert.That(Single<SlackPlainTextPart>($":{new string('a', 101)}:").Text, Has.Length.EqualTo(103));
    }

    [TestCase(null)]
    [TestCase("")]
    public void No_text_has_no_parts(string? text) => Assert.That(SlackText.Parse(text), Is.Empty);

    [Test]
    public void The_sources_of_the_parts_are_the_text() => Property.Holds(
        MarkupText.Any,
        text =>
        {
            var parts = SlackText.Parse(text);
            Assert.That(string.Concat(parts.Select(p => p.Source)), Is.EqualTo(text));
            Assert.That(parts.Zip(parts.Skip(1)).Where(p => p is { First: SlackPlainTextPart, Second: SlackPlainTextPart }), Is.Empty);
        },
        runs: 3000);

    // A search that began anew at each mark would take longer than a run of tests may.
    [TestCase("<")]
    [TestCase("`")]
    [TestCase("``` ")]
    [TestCase("````\n")]
    [TestCase(":")]
    [TestCase(":a")]
    [TestCase(":aaaaaaaaaaaaaaaaaaaa")]
    [TestCase("<@U1")]
    [TestCase("<!date^1^{")]
    [TestCase("`a\n")]
    [TestCase("&")]
    [Category("Slow")]
    public void A_hostile_text_is_read_in_one_pass(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 8_000_000 / piece.Length));

        Assert.That(SlackText.Parse(text).Sum(p => p.Source.Length), Is.EqualTo(text.Length));
    }

    [Test]
    public void Plain_text_has_labels_and_characters() => Assert.That(
        SlackText.ToPlainText("<@U1> <@U2|ada> <#C1|general> <!subteam^S1|@ops> <!here> <https://a.example|a &amp; b> <https://a.example> <mailto:a@b.example|A> *x* :tada: &lt; <!date^0^{date}|then> <!date^0^{date}> <!x|y> <!x&amp;>"),
        Is.EqualTo("@U1 @ada #general @ops @here a & b https://a.example A *x* :tada: < then 1970-01-01 00:00:00 UTC y <!x&>"));

    [Test]
    public void A_resolver_names_what_it_knows()
    {
        var plain = SlackText.ToPlainText("<@U1>, <@U2> :tada:", part => part switch
        {
            SlackUserMention { UserId: "U1" } => "Ada",
            SlackEmoji => "🎉",
            _ => null,
        });

        Assert.That(plain, Is.EqualTo("Ada, @U2 🎉"));
    }

    [Test]
    public void No_text_is_an_empty_plain_text() => Assert.That(SlackText.ToPlainText(null), Is.Empty);

    private static T Single<T>(string text)
        where T : SlackTextPart
    {
        var part = SlackText.Parse(text).Single();
        Assert.That(part, Is.TypeOf<T>());
        return (T)part;
    }
}
