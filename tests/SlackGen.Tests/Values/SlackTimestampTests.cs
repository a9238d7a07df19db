using SlackGen.Tests.Support;

namespace SlackGen.Tests.Values;

public sealed class SlackTimestampTests
{
    [TestCase("1512085950.000216")]
    [TestCase("0000000000.000000")]
    [TestCase("9999999999.999999")]
    [TestCase("1512085950")]
    [TestCase("1512085950.")]
    [TestCase("1512085950.0")]
    [TestCase("1512085950.0002160")]
    [TestCase("01512085950.000216")]
    [TestCase("512085950.000216")]
    [TestCase("0")]
    [TestCase("123456789012345678901234567890")]
    public void A_timestamp_stays_exactly_as_it_came(string text)
    {
        SlackTimestamp converted = text;
        Assert.That(SlackTimestamp.TryParse(text, out var parsed), Is.True);
        Assert.That(SlackTimestamp.TryParse(System.Text.Encoding.ASCII.GetBytes(text), out var read), Is.True);
        Assert.That((new SlackTimestamp(text).Value, converted.Value, parsed.ToString(), read.Value), Is.EqualTo((text, text, text, text)));
        Assert.That(read, Is.EqualTo(parsed));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(".")]
    [TestCase(".5")]
    [TestCase("1.2.3")]
    [TestCase("-1")]
    [TestCase("+1")]
    [TestCase("1e9")]
    [TestCase(" 1512085950.000216")]
    [TestCase("1512085950,000216")]
    [TestCase("1512085950.00021x")]
    [TestCase("x512085950.000216")]
    [TestCase("1512085950.٠٠٠٢١٦")]
    [TestCase("1234567890123456789012345678901")]
    public void Anything_but_digits_and_a_dot_is_no_timestamp(string? text)
    {
        Assert.That(SlackTimestamp.TryParse(text, out var parsed), Is.False);
        Assert.That(SlackTimestamp.TryParse(System.Text.Encoding.UTF8.GetBytes(text ?? ""), out _), Is.False);
        Assert.That(parsed, Is.EqualTo(default(SlackTimestamp)));
        Assert.That(() => new SlackTimestamp(text!), text is null ? Throws.ArgumentNullException : Throws.InstanceOf<FormatException>().With.Message.Contains($"'{text}'"));
    }

    [TestCase("1512085950.000216", "2017-11-30T23:52:30.0002160+00:00")]
    [TestCase("1512085950", "2017-11-30T23:52:30.0000000+00:00")]
    [TestCase("1512085950.5", "2017-11-30T23:52:30.5000000+00:00")]
    [TestCase("1512085950.0002169", "2017-11-30T23:52:30.0002160+00:00")]
    [TestCase("0", "1970-01-01T00:00:00.0000000+00:00")]
    [TestCase("123456789012345678901234567890", "9999-12-31T23:59:59.0000000+00:00")]
    public void It_is_a_time_to_the_microsecond(string text, string expected) =>
        Assert.That(new SlackTimestamp(text).ToDateTimeOffset().ToString("O"), Is.EqualTo(expected));

    [TestCase("2017-11-30T23:52:30.0002169+00:00", "1512085950.000216")]
    [TestCase("2017-12-01T01:52:30.0002160+02:00", "1512085950.000216")]
    [TestCase("1970-01-01T00:00:00.0000000+00:00", "0000000000.000000")]
    [TestCase("2286-11-20T17:46:39.9999990+00:00", "9999999999.999999")]
    [TestCase("2286-11-20T17:46:40.0000000+00:00", "10000000000.000000")]
    [TestCase("9999-12-31T23:59:59.9999999+00:00", "253402300799.999999")]
    public void A_time_becomes_a_timestamp_that_reads_as_itself(string time, string expected)
    {
        SlackTimestamp timestamp = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(timestamp.Value, Is.EqualTo(expected));
        Assert.That(new SlackTimestamp(expected), Is.EqualTo(timestamp));
    }

    [Test]
    public void A_time_before_1970_has_no_timestamp() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SlackTimestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddTicks(-1)));

    [Test]
    public void Default_is_the_beginning_of_1970() => Assert.That(default(SlackTimestamp), Is.EqualTo(new SlackTimestamp("0000000000.000000")));

    [TestCase("1512085950.000216", "1512085950.000217")]
    [TestCase("1512085950.999999", "1512085951.000000")]
    [TestCase("1512085950.000216", "1512085951")]
    [TestCase("1512085950", "1512085950.000001")]
    [TestCase("999999999.9", "1000000000.000000")]
    [TestCase("9999999999.999999", "10000000000")]
    [TestCase("1512085950.1", "1512085950.11")]
    [TestCase("1512085950.000216", "123456789012345678901234567890")]
    public void An_earlier_one_is_less_in_whatever_form(string earlier, string later)
    {
        SlackTimestamp a = earlier, b = later;
        Assert.Multiple(() =>
        {
            Assert.That(a.CompareTo(b), Is.Negative);
            Assert.That(b.CompareTo(a), Is.Positive);
            Assert.That((a < b, a <= b, a > b, a >= b, a == b, a != b), Is.EqualTo((true, true, false, false, false, true)));
        });
    }

    [Test]
    public void Order_and_equality_agree_and_order_is_transitive() => Property.Holds(Property.Of(Three), three =>
    {
        foreach (var a in three)
        {
            foreach (var b in three)
            {
                Assert.That(a.CompareTo(b) == 0, Is.EqualTo(a == b), $"{a} {b}");
                Assert.That(a == b, Is.EqualTo(a.Value == b.Value), $"{a} {b}");
                Assert.That(Math.Sign(a.CompareTo(b)), Is.EqualTo(-Math.Sign(b.CompareTo(a))), $"{a} {b}");
                Assert.That(a != b || a.GetHashCode() == b.GetHashCode(), Is.True, $"{a} {b}");
            }
        }

        var sorted = three.Order().ToArray();
        Assert.That(sorted[0].CompareTo(sorted[2]), Is.Not.Positive, string.Join(' ', three));
        Assert.That(sorted[0].ToDateTimeOffset(), Is.LessThanOrEqualTo(sorted[2].ToDateTimeOffset()), string.Join(' ', three));
    }, 5000);

    // Few digits, so that the same time comes in several forms.
    private static SlackTimestamp[] Three(Random random) =>
        [.. Enumerable.Range(0, 3).Select(_ => new SlackTimestamp(random.Next(3) switch
        {
            0 => $"{random.Next(2):D10}.{random.Next(3):D6}",
            1 => $"{random.Next(2)}",
            _ => $"{random.Next(2)}.{new string('0', random.Next(7))}{random.Next(2)}",
        }))];
}
