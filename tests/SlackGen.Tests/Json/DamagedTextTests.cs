using System.Text;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Json;

/// <summary>Text that was cut in the middle of a character costs that character, and nothing else of the response.</summary>
public sealed class DamagedTextTests
{
    private static readonly DecodeOptions Keeping = new(Keep: true);

    [TestCase(@"cut \ud83d", "cut \uFFFD")]
    [TestCase(@"\ud83d cut", "\uFFFD cut")]
    [TestCase(@"\ude00\ud83d", "\uFFFD\uFFFD")]
    [TestCase(@"\ud83d\ud83d\ude00", "\uFFFD😀")]
    [TestCase(@"\ud83d\n", "\uFFFD\n")]
    [TestCase(@"\ud83dA", "\uFFFDA")]
    [TestCase(@"\ud83d\\ude00", "\uFFFD\\ude00")]
    [TestCase(@"\uD83D\uDE00", "😀")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string text, string expected)
    {
        var value = Everything.Read($$"""{"text":"{{text}}","tags":["{{text}}","whole"],"any":["{{text}}"],"named":{"{{text}}":{"name":"{{text}}"} },"count":7}""");
        Assert.Multiple(() =>
        {
            Assert.That(value.Text, Is.EqualTo(expected));
            Assert.That(value.Tags, Is.EqualTo(new[] { expected, "whole" }));
            Assert.That(value.Any!.Value[0].GetString(), Is.EqualTo(expected));
            Assert.That(value.Named!.Single().Key, Is.EqualTo(expected));
            Assert.That(value.Named!.Single().Value.Name, Is.EqualTo(expected));
            Assert.That(value.Count, Is.EqualTo(7));
        });
    }

    [Test]
    public void A_damaged_name_and_a_damaged_value_that_no_property_takes_are_kept()
    {
        var value = Everything.Read("""{"n\ud83d":"v\ude00","shape":{"type":"star","title":"\ud83d"},"text":"a"}""", Keeping);
        Assert.Multiple(() =>
        {
            Assert.That(value.Unrecognized!.Single().Key, Is.EqualTo("n\uFFFD"));
            Assert.That(value.Unrecognized!.Single().Value.GetString(), Is.EqualTo("v\uFFFD"));
            Assert.That(((UnknownShape)value.Shape!).Json.GetProperty("title").GetString(), Is.EqualTo("\uFFFD"));
            Assert.That(Everything.Read(value.ToJson(), Keeping).ToJson(), Is.EqualTo(value.ToJson()), "what was read can be sent");
        });
    }

    [TestCase(new byte[] { 0xC3 }, "\uFFFD")]
    [TestCase(new byte[] { 0xF0, 0x9F, 0x98 }, "\uFFFD")]
    [TestCase(new byte[] { 0x80, 0xFF }, "\uFFFD\uFFFD")]
    [TestCase(new byte[] { 0xC3, 0xA9 }, "é")]
    public void Bytes_that_are_not_UTF_8_become_replacement_characters(byte[] bytes, string expected)
    {
        byte[] json = [.. "{\"text\":\""u8, .. bytes, .. "\",\"any\":{\"a\":\""u8, .. bytes, .. "\"},\"counts\":{\""u8, .. bytes, .. "\":1},\"count\":7}"u8];
        var value = Everything.Read(json);
        Assert.Multiple(() =>
        {
            Assert.That(value.Text, Is.EqualTo(expected));
            Assert.That(value.Any!.Value.GetProperty("a").GetString(), Is.EqualTo(expected));
            Assert.That(value.Counts!.Keys.Single(), Is.EqualTo(expected));
            Assert.That(value.Count, Is.EqualTo(7));
        });
    }

    [Test]
    public void Any_damaged_JSON_that_is_read_as_an_element_can_be_read_to_its_last_string() => Property.Holds(Property.Of(AnyJson.Document, Property.Shorter), json =>
    {
        foreach (var bytes in (byte[][])[json, Mutation.Of(json, new Random(json.Length))])
        {
            ReadAll(bytes);
        }
    }, 2000);

    [Test]
    public async Task A_call_whose_response_holds_half_a_character_succeeds()
    {
        var response = await new Call([Responses.Json(200, """{"ok":true,"message":{"text":"cut \ud83d"},"warning":"w\ude00"}""")]).SendAsync(Call.Post);
        Assert.That(response.Json.GetProperty("message").GetProperty("text").GetString(), Is.EqualTo("cut \uFFFD"));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "w\uFFFD" }));
    }

    [Test]
    public void An_error_whose_texts_hold_half_a_character_keeps_its_code()
    {
        const string Json = """{"ok":false,"error":"invalid_blocks","errors":["cut \ud83d"],"response_metadata":{"messages":["\ude00 cut"]}}""";
        var exception = Assert.CatchAsync<SlackApiException>(() => new Call([Responses.Json(200, Json)]).SendAsync(Call.Post))!;
        Assert.That((exception.Code, string.Join('|', exception.Messages)), Is.EqualTo(("invalid_blocks", "\uFFFD cut|cut \uFFFD")));
    }

    private static void ReadAll(byte[] json)
    {
        System.Text.Json.JsonElement element;
        try
        {
            element = new SlackReader(json, DecodeOptions.Default).ReadElement();
        }
        catch (SlackJsonException)
        {
            return;
        }

        Assert.That(() => Tree.Expected(element), Throws.Nothing);
        Assert.That(() => System.Text.Json.JsonSerializer.Serialize(element), Throws.Nothing, () => Encoding.Latin1.GetString(json));
    }
}
