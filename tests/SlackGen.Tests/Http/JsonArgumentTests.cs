using System.Text.Json;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class JsonArgumentTests
{
    [Test]
    public void A_JSON_body_holds_every_kind_of_argument_and_leaves_out_what_is_null()
    {
        var call = EncodedCall.Of(SlackBody.Json, EveryArgument.Write);
        Assert.That(
            (call.Method, call.Uri.AbsoluteUri, call.Body),
            Is.EqualTo((
                HttpMethod.Post,
                "https://slack.test/api/some.method",
                """{"text":"a b&c=é","empty":"","count":-7,"ratio":1.5,"yes":true,"no":false,"ts":"1512085950.000216","created":1562002086,"day":"2026-11-21","color":"red","any":{"a": [1]},"words":"C1,C2","numbers":"1,2","list":["a","b\""],"item":{"name":"n"},"map":{"k":1}}""")));
    }

    [Test]
    public void Without_arguments_the_body_is_an_empty_object()
    {
        Assert.That(EncodedCall.Of(SlackBody.Json, _ => { }).Body, Is.EqualTo("{}"));
        Assert.That(EncodedCall.Of(new SlackMethod("some.method") { Body = SlackBody.Json }, null).Body, Is.EqualTo("{}"));
    }

    [Test]
    public void Any_text_arrives_as_it_was_sent() => Property.Holds(Property.Of(AnyText.Make), text =>
    {
        using var document = JsonDocument.Parse(EncodedCall.Of(SlackBody.Json, w => w.String("text"u8, text)).Body);
        Assert.That(document.RootElement.GetProperty("text").GetString(), Is.EqualTo(AnyText.WithoutHalfPairs(text)));
    }, 1000);
}
