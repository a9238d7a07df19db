using System.Text;
using System.Text.Json.Nodes;

namespace SlackGen.Apps.Tests;

public sealed class DeliveryFormTests
{
    [Test]
    public void The_fields_of_a_command_become_json()
    {
        var (json, isCommand) = SlackDelivery.FromForm("command=%2Fdeploy&text=a+b%26c%3D%C3%A4%22&empty=&flag"u8);

        Assert.That(isCommand, Is.True);
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(json.Span), JsonNode.Parse("""{"command":"/deploy","text":"a b&c=ä\"","empty":"","flag":""}""")),
            Is.True, Encoding.UTF8.GetString(json.Span));
    }

    [Test]
    public void The_payload_of_an_interaction_is_its_json()
    {
        var (json, isCommand) = SlackDelivery.FromForm("payload=%7B%22type%22%3A%22shortcut%22%2C%22x%22%3A%22%2B+%22%7D"u8);

        Assert.That((Encoding.UTF8.GetString(json.Span), isCommand), Is.EqualTo(("""{"type":"shortcut","x":"+ "}""", false)));
    }

    [TestCase("a=%", """{"a":"%"}""")]
    [TestCase("a=%4", """{"a":"%4"}""")]
    [TestCase("a=%zz", """{"a":"%zz"}""")]
    [TestCase("&&a=1&", """{"a":"1"}""")]
    [TestCase("", "{}")]
    public void Odd_forms_are_read_as_browsers_do(string form, string expected) =>
        Assert.That(Encoding.UTF8.GetString(SlackDelivery.FromForm(Encoding.UTF8.GetBytes(form)).Json.Span), Is.EqualTo(expected));

    [Test]
    public void Bytes_that_are_no_text_become_replacement_characters() =>
        Assert.That(JsonNode.Parse(SlackDelivery.FromForm("a=%ff%fe"u8).Json.Span)!["a"]!.GetValue<string>(), Is.EqualTo("\ufffd\ufffd"));
}
