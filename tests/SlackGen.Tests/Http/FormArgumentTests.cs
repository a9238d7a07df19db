using System.Net;
using System.Text.Json;
using System.Web;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

[Category("Slow")]
public sealed class FormArgumentTests
{
    private const string Everything =
        "text=a+b%26c%3D%C3%A9&empty=&count=-7&ratio=1.5&yes=true&no=false&ts=1512085950.000216&created=1562002086&day=2026-11-21&color=red"
        + "&any=%7B%22a%22%3A+%5B1%5D%7D&words=C1%2CC2&numbers=1%2C2&list=%5B%22a%22%2C%22b%5C%22%22%5D&item=%7B%22name%22%3A%22n%22%7D&map=%7B%22k%22%3A1%7D";

    [Test]
    public void A_form_holds_every_kind_of_argument_and_leaves_out_what_is_null()
    {
        var call = EncodedCall.Of(SlackBody.Form, EveryArgument.Write);
        Assert.That((call.Method, call.Uri.AbsoluteUri, call.Body), Is.EqualTo((HttpMethod.Post, "https://slack.test/api/some.method", Everything)));
    }

    [Test]
    public void Without_arguments_the_body_is_empty() => Assert.Multiple(() =>
    {
        Assert.That(EncodedCall.Of(SlackBody.Form, _ => { }).Body, Is.Empty);
        Assert.That(EncodedCall.Of(new SlackMethod("some.method"), null).Body, Is.Empty);
    });

    [Test]
    public void No_argument_stands_in_the_address([Values] SlackBody body)
    {
        var call = EncodedCall.Of(body, EveryArgument.Write);
        Assert.That((call.Method, call.Uri.AbsoluteUri), Is.EqualTo((HttpMethod.Post, "https://slack.test/api/some.method")));
    }

    [Test]
    public void Any_text_arrives_as_it_was_sent() =>
        Property.Holds(Property.Of(AnyText.Make, s => Property.Shorter(s.ToCharArray()).Select(c => new string(c))), text =>
        {
            var call = EncodedCall.Of(SlackBody.Form, w =>
            {
                w.String("first"u8, text);
                w.String("größe &="u8, text);
                w.Csv<string, StringCodec>("last"u8, [text, "end"]);
            });
            var encoded = call.Body;
            var expected = AnyText.WithoutHalfPairs(text);
            var decoded = HttpUtility.ParseQueryString(encoded);
            Assert.That(encoded.All(c => c is > ' ' and < '\u007F'), Is.True, encoded);
            Assert.That(decoded.AllKeys, Is.EqualTo(new[] { "first", "größe &=", "last" }));
            Assert.That((decoded["first"], decoded["größe &="], decoded["last"]), Is.EqualTo((expected, expected, expected + ",end")));
            Assert.That(WebUtility.UrlDecode(encoded.Split('&')[0]), Is.EqualTo("first=" + expected));
        }, 3000);

    [Test]
    public void Only_letters_digits_and_four_signs_stand_for_themselves()
    {
        var ascii = string.Concat(Enumerable.Range(0, 128).Select(c => (char)c));
        var body = EncodedCall.Of(SlackBody.Form, w => w.String("a"u8, ascii)).Body;
        var plain = new string([.. ascii.Where(c => char.IsAsciiLetterOrDigit(c) || "-._*".Contains(c, StringComparison.Ordinal))]);
        Assert.That(body.Split('%', '+').Sum(part => part.Length), Is.EqualTo("a=".Length + plain.Length + (2 * (127 - plain.Length))));
        Assert.That(HttpUtility.ParseQueryString(body)["a"], Is.EqualTo(ascii));
    }

    [Test]
    public void Bytes_have_no_place_in_a_form([Values(SlackBody.Form, SlackBody.Json)] SlackBody body) => Assert.That(
        () => EncodedCall.Of(body, w => w.Binary("image"u8, SlackUpload.FromBytes(new byte[1], "a.png"))),
        Throws.InstanceOf<NotSupportedException>().With.Message.Contains("'image'"));

    [Test]
    public void An_undefined_element_is_left_out() => Assert.That(EncodedCall.Of(SlackBody.Form, w => w.Json("a"u8, default(JsonElement))).Body, Is.Empty);
}
