namespace SlackGen.Tests.Text;

public sealed class MarkupTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1392734382);

    [Test]
    public void Mentions_have_the_documented_form() => Assert.Multiple(() =>
    {
        Assert.That(SlackText.User("U012AB3CD").Value, Is.EqualTo("<@U012AB3CD>"));
        Assert.That(SlackText.User("W012AB3CD").Value, Is.EqualTo("<@W012AB3CD>"));
        Assert.That(SlackText.UserGroup("SAZ94GDB8").Value, Is.EqualTo("<!subteam^SAZ94GDB8>"));
        Assert.That(SlackText.Channel("C123ABC456").Value, Is.EqualTo("<#C123ABC456>"));
        Assert.That(SlackText.AtHere.Value, Is.EqualTo("<!here>"));
        Assert.That(SlackText.AtChannel.Value, Is.EqualTo("<!channel>"));
        Assert.That(SlackText.AtEveryone.Value, Is.EqualTo("<!everyone>"));
    });

    [TestCase("")]
    [TestCase("U")]
    [TestCase("ada")]
    [TestCase("@U012AB3CD")]
    [TestCase("C123ABC456", Description = "a channel")]
    [TestCase("U1> <!channel")]
    [TestCase("U1|x")]
    public void What_is_not_the_ID_of_a_user_is_refused(string id) =>
        Assert.That(() => SlackText.User(id), Throws.ArgumentException.With.Message.Contains("begins with U or W").And.Property("ParamName").EqualTo("userId"));

    [Test]
    public void IDs_of_another_kind_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => SlackText.Channel("U012AB3CD"), Throws.ArgumentException.With.Message.Contains("conversation"));
        Assert.That(() => SlackText.UserGroup("U012AB3CD"), Throws.ArgumentException.With.Message.Contains("user group"));
        Assert.That(() => SlackText.User(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("userId"));
    });

    [TestCase("https://docs.slack.dev/", null, "<https://docs.slack.dev/>")]
    [TestCase("https://docs.slack.dev/", "", "<https://docs.slack.dev/>")]
    [TestCase("https://docs.slack.dev/", "This message is a link", "<https://docs.slack.dev/|This message is a link>")]
    [TestCase("https://a.example/?a=1&b=2", "R&D > <!channel>", "<https://a.example/?a=1&amp;b=2|R&amp;D &gt; &lt;!channel&gt;>")]
    [TestCase("https://a.example/a|b c>d<e", "x", "<https://a.example/a%7Cb%20c%3Ed%3Ce|x>")]
    [TestCase("https://a.example", "two\r\nlines", "<https://a.example|two lines>")]
    public void Links_are_escaped(string url, string? label, string expected) => Assert.That(SlackText.Link(url, label).Value, Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("/relative")]
    [TestCase("!channel")]
    [TestCase("@U1:x")]
    [TestCase("1a:b")]
    public void A_URL_without_a_scheme_is_refused_and_not_repeated(string url) => Assert.That(
        () => SlackText.Link(url + "?token=secret", "x"),
        Throws.ArgumentException.With.Message.Contains("absolute URL").And.Message.Not.Contains("secret"));

    [Test]
    public void An_email_link_shows_its_label_or_its_address() => Assert.Multiple(() =>
    {
        Assert.That(SlackText.Email("ada@example.com", "Ada & Co").Value, Is.EqualTo("<mailto:ada@example.com|Ada &amp; Co>"));
        Assert.That(SlackText.Email("ada@example.com").Value, Is.EqualTo("<mailto:ada@example.com|ada@example.com>"));
        Assert.That(() => SlackText.Email("ada"), Throws.ArgumentException);
        Assert.That(() => SlackText.Email("ada @example.com"), Throws.ArgumentException);
    });

    [TestCase("{date_short_pretty} at {time}", "Feb 18, 2014 at 14:39 UTC")]
    [TestCase("Posted {date_num} {time_secs}", "Posted 2014-02-18 14:39:42 UTC")]
    [TestCase("{date}", "February 18, 2014 UTC")]
    [TestCase("{date_pretty}", "February 18, 2014 UTC")]
    [TestCase("{date_short}", "Feb 18, 2014 UTC")]
    [TestCase("{date_long}", "Tuesday, February 18, 2014 UTC")]
    [TestCase("{date_long_pretty}", "Tuesday, February 18, 2014 UTC")]
    [TestCase("{ago}", "2014-02-18 14:39 UTC")]
    public void A_date_falls_back_to_UTC(string format, string fallback) =>
        Assert.That(SlackText.Date(Time.ToOffset(TimeSpan.FromHours(-8)), format).Value, Is.EqualTo($"<!date^1392734382^{format}|{fallback}>"));

    [Test]
    public void A_date_has_a_link_and_a_fallback() => Assert.That(
        SlackText.Date(Time, "{date_short} & <more>", "https://example.com/?a^b", "Feb 18 > PST").Value,
        Is.EqualTo("<!date^1392734382^{date_short} &amp; &lt;more&gt;^https://example.com/?a%5Eb|Feb 18 &gt; PST>"));

    [TestCase("{date_shrot}", "'{date_shrot}'")]
    [TestCase("{}", "'{}'")]
    [TestCase("{date", "counterpart")]
    [TestCase("date}", "counterpart")]
    [TestCase("{date}^", "without '^'")]
    [TestCase("{date}|x", "without '^'")]
    [TestCase("{date}\n", "one line")]
    [TestCase("", "at least one")]
    public void A_format_that_Slack_does_not_know_is_refused(string format, string message) =>
        Assert.That(() => SlackText.Date(Time, format), Throws.ArgumentException.With.Message.Contains(message).And.Property("ParamName").EqualTo("format"));

    [Test]
    public void A_date_with_a_relative_link_is_refused() => Assert.That(() => SlackText.Date(Time, url: "/x"), Throws.ArgumentException.With.Property("ParamName").EqualTo("url"));

    [Test]
    public void Markup_is_joined_with_an_escaped_separator() =>
        Assert.That(SlackText.Join(" & ", [SlackText.User("U1"), SlackText.AtHere]).Value, Is.EqualTo("<@U1> &amp; <!here>"));

    [Test]
    public void What_is_created_is_read_as_it_was() => Assert.Multiple(() =>
    {
        Assert.That(Read<SlackUserMention>(SlackText.User("U1")).UserId, Is.EqualTo("U1"));
        Assert.That(Read<SlackUserGroupMention>(SlackText.UserGroup("S1")).UserGroupId, Is.EqualTo("S1"));
        Assert.That(Read<SlackChannelLink>(SlackText.Channel("C1")).ChannelId, Is.EqualTo("C1"));
        Assert.That(Read<SlackBroadcastMention>(SlackText.AtEveryone).Range, Is.EqualTo("everyone"));
        Assert.That(Read<SlackLink>(SlackText.Link("https://a.example/?a=1&b=2", "R&D | <x>")), Has.Property("Url").EqualTo("https://a.example/?a=1&b=2").And.Property("Label").EqualTo("R&D | <x>"));
        Assert.That(Read<SlackEmailLink>(SlackText.Email("ada@example.com")).Address, Is.EqualTo("ada@example.com"));
        Assert.That(
            Read<SlackDate>(SlackText.Date(Time, "{date} <&>", "https://a.example", "then")),
            Has.Property("Time").EqualTo(Time).And.Property("Format").EqualTo("{date} <&>").And.Property("Url").EqualTo("https://a.example").And.Property("Fallback").EqualTo("then"));
    });

    private static T Read<T>(SlackMarkup markup)
        where T : SlackTextPart
    {
        var part = SlackText.Parse(markup).Single();
        Assert.That(part, Is.TypeOf<T>());
        return (T)part;
    }
}
