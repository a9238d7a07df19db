namespace SlackGen.Tests.Json;

/// <summary>Objects outside of a call: an event's payload, a stored message.</summary>
public sealed class SlackJsonTests
{
    [Test]
    public void An_object_is_read_and_written_back()
    {
        const string Json = """{"name":"door","size":3,"tags":["a","b"]}""";
        var item = SlackJson.Parse<Item>(Json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Name, Is.EqualTo("door"));
            Assert.That(item.Size, Is.EqualTo(3));
            Assert.That(item.ToJson(), Is.EqualTo(Json));
        }
    }

    [Test]
    public void A_member_of_a_union_is_read_as_the_union() =>
        Assert.That(SlackJson.Parse<IShape>("""{"type":"circle","radius":2}"""), Is.TypeOf<Circle>().With.Property("Radius").EqualTo(2));

    [Test]
    public void What_no_property_takes_is_kept()
    {
        const string Json = """{"name":"door","size":"wide","color":"red"}""";

        Assert.That(SlackJson.Parse<Item>(Json).ToJson(), Is.EqualTo("""{"name":"door","size":"wide","color":"red"}"""));
    }

    [TestCase("""{"name":"door","color":"red"}""", "Item has no property for 'color'")]
    [TestCase("""{"name":"door","size":"wide"}""", "'size' of Item has a value of another kind than documented")]
    public void Or_is_an_error_when_reading_strictly(string json, string message) =>
        Assert.That(() => SlackJson.Parse<Item>(json, strict: true), Throws.TypeOf<SlackException>().With.Message.Contains(message));

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"door\"")]
    [TestCase("7")]
    public void What_is_no_object_is_an_error(string json) =>
        Assert.That(() => SlackJson.Parse<Item>(json), Throws.TypeOf<SlackException>().With.Message.EqualTo("The JSON cannot be read as Item."));

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"name":"door"}}""")]
    [TestCase("""{"name":"do""")]
    [TestCase("<html>")]
    public void What_is_no_JSON_is_an_error(string json) =>
        Assert.That(() => SlackJson.Parse<Item>(json), Throws.TypeOf<SlackException>());

    [Test]
    public void Null_is_refused() =>
        Assert.That(() => SlackJson.Parse<Item>((string)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("json"));
}
