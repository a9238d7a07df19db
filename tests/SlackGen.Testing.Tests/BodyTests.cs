using System.Net.Http.Headers;
using System.Text;

namespace SlackGen.Testing.Tests;

public sealed class BodyTests : FakePerFixture
{
    [Test]
    public async Task An_unknown_method_is_named() => Assert.That(
        (await Caller.PostAsync("zoo.feed", "{}")).ToJsonString(),
        Is.EqualTo("""{"ok":false,"error":"unknown_method","req_method":"zoo.feed"}"""));

    [Test]
    public async Task What_is_not_below_api_is_not_found()
    {
        using var response = await Caller.SendAsync(HttpMethod.Get, "/elsewhere");
        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(Slack.Requests.Select(r => r.PathAndQuery), Has.None.EqualTo("/elsewhere"));
    }

    [TestCase("PUT", "zoo.add?name=x")]
    [TestCase("DELETE", "zoo.list")]
    public async Task A_verb_other_than_GET_and_POST_is_an_invalid_post_type(string verb, string path)
    {
        using var response = await Caller.SendAsync(new HttpMethod(verb), path);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("\"invalid_post_type\"").And.Contains("takes"));
    }

    [TestCase("zoo.add", "text/plain", "name=x", ExpectedResult = "invalid_post_type")]
    [TestCase("zoo.add", "application/json; charset=utf-8", "{oops", ExpectedResult = "invalid_json")]
    [TestCase("zoo.add", "application/json; charset=utf-8", "[1]", ExpectedResult = "json_not_object")]
    [TestCase("zoo.add", "application/json; charset=utf-16", "{}", ExpectedResult = "invalid_charset")]
    [TestCase("zoo.rename", "application/x-www-form-urlencoded", "name=%zz", ExpectedResult = "invalid_form_data")]
    [TestCase("zoo.rename", "application/x-www-form-urlencoded", "name=%ff", ExpectedResult = "invalid_form_data")]
    [TestCase("zoo.rename", "application/x-www-form-urlencoded", "=x", ExpectedResult = "invalid_form_data")]
    [TestCase("zoo.draw", "multipart/form-data", "x", ExpectedResult = "invalid_form_data")]
    [TestCase("zoo.draw", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"picture\"\r\n\r\ncut of", ExpectedResult = "invalid_form_data")]
    [TestCase("zoo.add", "application/x-www-form-urlencoded", "name=x", ExpectedResult = null)]
    [TestCase("zoo.rename", "application/x-www-form-urlencoded; charset=iso-8859-1", "name=%ff", ExpectedResult = null)]
    public async Task<string?> A_body_must_be_what_it_says_and_what_the_method_takes(string method, string contentType, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return (await Caller.PostAsync(method, content)).Error();
    }

    [Test]
    public async Task A_body_without_a_type_lacks_its_type() =>
        Assert.That((await Caller.PostAsync("zoo.rename", new ByteArrayContent("name=x"u8.ToArray()))).Error(), Is.EqualTo("missing_post_type"));

    [Test]
    public async Task Json_without_a_charset_is_warned_of()
    {
        var response = await Caller.PostAsync("zoo.open", new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.That(
            response.ToJsonString(),
            Is.EqualTo("""{"ok":true,"warning":"missing_charset","response_metadata":{"warnings":["missing_charset"]}}"""));
    }

    [Test]
    public async Task A_form_with_a_charset_is_warned_of()
    {
        var response = await Caller.PostAsync("zoo.rename", new StringContent("id=1", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.That((string?)response["warning"], Is.EqualTo("superfluous_charset"));
    }

    [Test]
    public async Task A_warning_joins_what_a_stub_says()
    {
        Slack.On("zoo.open").Reply(new { warning = "old", response_metadata = new { next_cursor = "x" } }, times: 1);
        var response = await Caller.PostAsync("zoo.open", new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.That(
            response.ToJsonString(),
            Is.EqualTo("""{"ok":true,"warning":"old,missing_charset","response_metadata":{"next_cursor":"x","warnings":["missing_charset"]}}"""));
    }
}
