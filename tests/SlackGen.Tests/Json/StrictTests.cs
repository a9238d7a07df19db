namespace SlackGen.Tests.Json;

public sealed class StrictTests
{
    private static readonly DecodeOptions Strict = new(Strict: true);

    [TestCase("{\"new\":1}", "Everything has no property for 'new'")]
    [TestCase("{\"item\":{\"n\\u0065w\":1}}", "Item has no property for 'new'")]
    [TestCase("{\"text\":{}}", "'text' of Everything")]
    [TestCase("{\"count\":\"many\"}", "'count' of Everything")]
    [TestCase("{\"count\":12.5}", "'count' of Everything")]
    [TestCase("{\"item\":[1]}", "'item' of Everything")]
    [TestCase("{\"items\":{}}", "'items' of Everything")]
    [TestCase("{\"items\":[{\"size\":\"large\"}]}", "'size' of Item")]
    [TestCase("{\"tags\":[\"a\",null]}", "'tags' of Everything")]
    [TestCase("{\"items\":[null,{\"tags\":[\"a\"]}]}", "'items' of Everything")]
    [TestCase("{\"counts\":{\"a\":\"b\"}}", "'counts' of Everything")]
    [TestCase("{\"named\":{\"a\":{\"size\":[1]}}}", "'size' of Item")]
    [TestCase("{\"shape\":7}", "'shape' of Everything")]
    [TestCase("{\"day\":\"yesterday\"}", "'day' of Everything")]
    public void A_value_that_does_not_fit_is_an_error_that_names_the_field(string json, string message) =>
        Assert.That(() => Everything.Read(json, Strict), Throws.InstanceOf<SlackJsonException>().With.Message.Contains(message));

    [TestCase("{\"text\":null,\"count\":null,\"item\":null,\"items\":null,\"any\":null,\"shape\":null}")]
    [TestCase("{\"item\":false,\"items\":\"\",\"shape\":false,\"inner\":[],\"counts\":[],\"created\":\"\"}")]
    [TestCase("{\"text\":7,\"count\":\"7\",\"flag\":\"1\"}")]
    [TestCase("{\"text\":true,\"tags\":{\"0\":\"a\",\"2\":true}}")]
    [TestCase("{\"shape\":{\"type\":\"star\"},\"color\":\"never heard of\"}")]
    public void What_Slack_is_known_to_send_is_no_error(string json) => Assert.DoesNotThrow(() => Everything.Read(json, Strict));

    [Test]
    public void The_error_tells_where_it_is() =>
        Assert.That(() => Everything.Read("""{"text":"a","new":1}""", Strict), Throws.InstanceOf<SlackJsonException>().With.Property("Position").EqualTo(18));

    [Test]
    public void A_discriminator_that_differs_is_an_error() => Assert.That(
        () =>
        {
            var reader = new SlackReader("""{"type":"disc"}"""u8, Strict);
            Reading.TryRead<Circle, ObjectCodec<Circle>>(ref reader, out _);
        },
        Throws.InstanceOf<SlackJsonException>().With.Message.Contains("'type' of Circle"));
}
