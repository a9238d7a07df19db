using System.Text;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class RequestHeaderTests
{
    [TestCase(SlackBody.Form, "Content-Type: application/x-www-form-urlencoded\n")]
    [TestCase(SlackBody.Json, "Content-Type: application/json; charset=utf-8\n")]
    [TestCase(SlackBody.Multipart, "Content-Type: multipart/form-data; boundary=")]
    public void The_content_type_says_how_arguments_travel(SlackBody body, string expected) =>
        Assert.That(EncodedCall.Of(body, EveryArgument.Write).Headers, Does.Contain(expected));

    [Test]
    public void The_client_names_itself() => Assert.That(EncodedCall.Of(SlackBody.Form, _ => { }).Headers, Does.Match(@"User-Agent: SlackGen/\d+\.\d+\.\d+"));

    [Test]
    public void The_token_stands_in_the_authorization_header_and_nowhere_else([Values] SlackBody body)
    {
        var call = EncodedCall.Of(body, EveryArgument.Write, token: Secret.Token);
        Assert.Multiple(() =>
        {
            Assert.That(call.Headers, Does.Contain($"Authorization: Bearer {Secret.Token}\n"));
            Assert.That(call.Headers.Split(Secret.Token), Has.Length.EqualTo(2), "once");
            Assert.That(call.Uri.AbsoluteUri, Does.Not.Contain(Secret.Token));
            Assert.That(call.Body, Does.Not.Contain(Secret.Token));
        });
    }

    [Test]
    public void Without_a_token_there_is_no_authorization() => Assert.That(EncodedCall.Of(SlackBody.Form, _ => { }).Headers, Does.Not.Contain("Authorization"));

    [Test]
    public void A_clients_ID_and_secret_travel_as_basic_authentication_and_not_as_arguments()
    {
        var call = EncodedCall.Of(SlackBody.Form, Exchange("4b39e9-752c4", "33fea0113f5b1"), basicAuth: true);
        Assert.That(call.Headers, Does.Contain($"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("4b39e9-752c4:33fea0113f5b1"))}\n"));
        Assert.That(call.Body, Is.EqualTo("code=1234"));
    }

    [Test]
    public void A_client_without_a_secret_names_itself_in_the_arguments()
    {
        var call = EncodedCall.Of(SlackBody.Form, Exchange("4b39e9-752c4", null), basicAuth: true);
        Assert.That(call.Headers, Does.Not.Contain("Authorization"));
        Assert.That(call.Body, Is.EqualTo("code=1234&client_id=4b39e9-752c4"));
    }

    [Test]
    public void Where_the_method_has_no_basic_authentication_both_are_arguments() =>
        Assert.That(EncodedCall.Of(SlackBody.Form, Exchange("id", "secret")).Body, Is.EqualTo("client_id=id&code=1234&client_secret=secret"));

    [TestCase("\n")]
    [TestCase("\r\nX-Evil: 1")]
    [TestCase("\0")]
    [TestCase("\u007F")]
    [TestCase(" ")]
    [TestCase("é")]
    public void A_token_that_could_break_the_header_is_refused_without_being_repeated(string tail)
    {
        var exception = Assert.Throws<ArgumentException>(() => _ = new TokenIdentity(Secret.Token + tail, null));
        Assert.That(exception!.ToString(), Does.Not.Contain(Secret.Token));
    }

    [TestCase("https://proxy.test/slack/api/")]
    [TestCase("https://proxy.test/slack/api")]
    public void A_base_address_is_kept_with_its_path(string address) =>
        Assert.That(EncodedCall.Of(new SlackMethod("a.b"), null, baseAddress: address).Uri.AbsoluteUri, Is.EqualTo("https://proxy.test/slack/api/a.b"));

    private static Action<SlackArgumentWriter> Exchange(string id, string? secret) => writer =>
    {
        writer.String("client_id"u8, id);
        writer.String("code"u8, "1234");
        writer.String("client_secret"u8, secret);
    };
}
