using SlackGen.Types;

namespace SlackGen.Tests.Streams;

public sealed class StreamBufferTests
{
    private const int Max = 10;

    private readonly StreamBuffer buffer = new(Max);

    [TestCase("abc", "ab", "c")]
    [TestCase("a", "", "a")]
    [TestCase("a\U0001F468\u200D", "a", "\U0001F468\u200D")]
    [TestCase("ae\u0301", "a", "e\u0301")]
    [TestCase("a\r", "a", "\r")]
    public void The_last_character_is_held_back_until_more_follows(string added, string taken, string rest)
    {
        buffer.Add(added);
        Assert.That(Take(), Is.EqualTo(taken));
        Assert.That(Take(), Is.Empty);
        Assert.That(Take(isEnd: true), Is.EqualTo(rest));
        Assert.That((buffer.IsEmpty, buffer.Length), Is.EqualTo((true, 0)));
    }

    // An attribute cannot hold half a surrogate pair.
    [TestCase("b")]
    [TestCase("\U0001F468\u200D")]
    public void Half_a_surrogate_pair_is_held_back_with_the_character_before_it(string before)
    {
        buffer.Add("a" + before + '\uD83D');
        Assert.That(Take(), Is.EqualTo("a"));
        Assert.That(Take(isEnd: true), Is.EqualTo(before + '\uD83D'));
    }

    [Test]
    public void A_character_that_comes_in_two_pieces_is_taken_at_once()
    {
        buffer.Add("ab\uD83D");
        Assert.That(Take(), Is.EqualTo("a"));
        buffer.Add("\uDE00c");
        Assert.That(Take(), Is.EqualTo("b\U0001F600"));
    }

    [Test]
    public void A_call_takes_no_more_than_its_bound_and_ends_between_two_characters()
    {
        buffer.Add("12345678e\u0301\u0323 and more");
        Assert.That(Take(isEnd: true), Is.EqualTo("12345678"));
        Assert.That(Take(isEnd: true), Is.EqualTo("e\u0301\u0323 and m"));
        Assert.That(buffer.FitsOneCall, Is.True);
    }

    [Test]
    public void A_character_longer_than_a_call_is_divided_but_no_surrogate_pair_is()
    {
        buffer.Add("e" + new string('\u0301', 20));
        Assert.That(Take(), Has.Length.EqualTo(Max));
        var pairs = new StreamBuffer(3);
        pairs.Add("\U0001F468\u200D\U0001F469\u200D\U0001F467");
        var all = new List<string>();
        while (!pairs.IsEmpty)
        {
            all.Add(string.Concat(pairs.Take(isEnd: true).Cast<StreamText>().Select(t => t.Text)));
        }

        Assert.That(string.Concat(all), Is.EqualTo("\U0001F468\u200D\U0001F469\u200D\U0001F467"));
        Assert.That(all, Is.All.Matches<string>(t => t.Length <= 3 && !char.IsHighSurrogate(t[^1]) && !char.IsLowSurrogate(t[0])));
    }

    [Test]
    public void Text_before_a_chunk_is_complete()
    {
        buffer.Add("ab");
        buffer.Add(new PlanUpdateChunk { Title = "Plan" });
        buffer.Add("cd");

        var pieces = buffer.Take(isEnd: false);

        Assert.That(pieces.Select(p => (p as StreamText)?.Text), Is.EqualTo(new[] { "ab", null, "c" }));
        Assert.That((buffer.Length, buffer.Chunks), Is.EqualTo((1, 0)));
    }

    [Test]
    public void It_is_full_when_it_has_as_much_as_a_call_takes()
    {
        buffer.Add(new string('x', Max - 1));
        Assert.That(buffer.IsFull, Is.False);
        buffer.Add("x");
        Assert.That((buffer.IsFull, buffer.FitsOneCall), Is.EqualTo((true, true)));
        buffer.Add("x");
        Assert.That(buffer.FitsOneCall, Is.False);

        var chunks = new StreamBuffer(Max);
        for (var i = 0; i < 50; i++)
        {
            Assert.That(chunks.IsFull, Is.False);
            chunks.Add(new PlanUpdateChunk { Title = "Plan" });
        }

        Assert.That(chunks.IsFull, Is.True);
        chunks.Add(new PlanUpdateChunk { Title = "Plan" });
        Assert.That(chunks.Take(isEnd: true), Has.Count.EqualTo(50));
    }

    [Test]
    public void A_text_among_chunks_is_a_chunk()
    {
        buffer.Add("a");
        Assert.That(buffer.Take(isEnd: true).Single().ToJson(), Is.EqualTo("""{"type":"markdown_text","text":"a"}"""));
    }

    private string Take(bool isEnd = false) => string.Concat(buffer.Take(isEnd).Cast<StreamText>().Select(t => t.Text));
}
