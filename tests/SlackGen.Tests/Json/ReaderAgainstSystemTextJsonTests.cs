using System.Text;
using System.Text.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

/// <summary>
/// The reader against System.Text.Json: both decide alike what is JSON and what it says. System.Text.Json refuses a string with half a surrogate pair or with
/// bytes that are not UTF-8 when it is read; here those become U+FFFD, so that one damaged text does not cost the response.
/// </summary>
[Category("Slow")]
public sealed class ReaderAgainstSystemTextJsonTests
{
    [Test]
    public void Any_JSON_is_accepted_and_says_the_same() => Property.Holds(Property.Of(AnyJson.Document, Property.Shorter), SameAsSystemTextJson, 6000);

    [Test]
    public void Damaged_JSON_is_accepted_exactly_when_it_is_still_JSON() =>
        Property.Holds(Property.Of(random => Mutation.Of(AnyJson.Document(random), random), Property.Shorter), SameAsSystemTextJson, 20_000);

    [Test]
    public void Any_bytes_are_accepted_exactly_when_they_are_JSON() =>
        Property.Holds(Property.Of(random => Mutation.Of([.. "{\"a\":1}"u8], random), Property.Shorter), SameAsSystemTextJson, 20_000);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("nul")]
    [TestCase("nulll")]
    [TestCase("True")]
    [TestCase("01")]
    [TestCase("-")]
    [TestCase("-01")]
    [TestCase("+1")]
    [TestCase(".5")]
    [TestCase("1.")]
    [TestCase("1.e3")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("0x10")]
    [TestCase("NaN")]
    [TestCase("[1,]")]
    [TestCase("[,1]")]
    [TestCase("[1 2]")]
    [TestCase("[")]
    [TestCase("[1")]
    [TestCase("]")]
    [TestCase("{\"a\"}")]
    [TestCase("{\"a\":}")]
    [TestCase("{\"a\":1,}")]
    [TestCase("{\"a\":1 \"b\":2}")]
    [TestCase("{,}")]
    [TestCase("{a:1}")]
    [TestCase("{'a':1}")]
    [TestCase("{\"a\":1]")]
    [TestCase("{} {}")]
    [TestCase("\"\\x\"")]
    [TestCase("\"\\u12\"")]
    [TestCase("\"\\u12g4\"")]
    [TestCase("\"\\u+123\"")]
    [TestCase("\"\\")]
    [TestCase("\"a\nb\"")]
    [TestCase("\"a\0b\"")]
    [TestCase("/* comment */ 1")]
    [TestCase("1 // comment")]
    [TestCase("\uFEFF{}")]
    [TestCase("\u00A01")]
    [TestCase("\v1")]
    public void What_is_not_JSON_is_refused(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.That(TryParse(bytes), Is.Null, "System.Text.Json agrees");
        Assert.That(Accepts(bytes), Is.False);
    }


    private static void SameAsSystemTextJson(byte[] bytes)
    {
        using var expected = TryParse(bytes);
        Assert.That(Accepts(bytes), Is.EqualTo(expected is not null), () => Show(bytes));
        if (expected is not null)
        {
            Assert.That(Tree.Read(bytes), Is.EqualTo(Tree.Expected(expected.RootElement)), () => Show(bytes));
        }
    }

    private static bool Accepts(byte[] bytes)
    {
        try
        {
            var reader = new SlackReader(bytes, DecodeOptions.Default);
            reader.SkipValue();
            reader.End();
            return true;
        }
        catch (SlackJsonException)
        {
            return false;
        }
    }

    private static JsonDocument? TryParse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DecodeOptions.Default.MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Show(byte[] bytes) => $"{Encoding.Latin1.GetString(bytes)}\n{Convert.ToHexString(bytes)}";
}
