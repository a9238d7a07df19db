using System.Text;

namespace SlackGen.Testing.Tests;

/// <summary>Requests that the fake accepts, as Slack does, although a careful client would send them otherwise. A strict fake refuses each.</summary>
public sealed class LeniencyTests : FakePerFixture
{
    [SetUp]
    public void Clear() => Slack.Clear();

    private string Arguments => Slack.Requests.Single().Arguments.ToJsonString();

    [Test]
    public async Task A_documented_GET_is_taken_as_a_POST()
    {
        Assert.That((await Caller.PostFormAsync("zoo.list", "limit=2")).Error(), Is.Null);
        Assert.That(Arguments, Is.EqualTo("""{"limit":2}"""));
    }

    [Test]
    public async Task A_documented_POST_is_taken_as_a_GET()
    {
        Assert.That((await Caller.GetAsync("zoo.add?name=x&legs=4")).Error(), Is.Null);
        Assert.That(Arguments, Is.EqualTo("""{"name":"x","legs":4}"""));
    }

    [Test]
    public async Task Json_is_taken_where_a_form_is_documented()
    {
        Assert.That((await Caller.PostAsync("zoo.rename", """{"id":"1"}""")).Error(), Is.Null);
        Assert.That(Arguments, Is.EqualTo("""{"id":"1"}"""));
    }

    [Test]
    public async Task An_argument_that_the_method_does_not_list_is_ignored_and_recorded()
    {
        Assert.That((await Caller.PostFormAsync("zoo.add", "name=x&team_id=T1")).Error(), Is.Null);
        Assert.That(Arguments, Is.EqualTo("""{"name":"x","team_id":"T1"}"""));
    }

    [TestCase("sizes=1%2C2", """{"name":"x","sizes":[1,2]}""")]
    [TestCase("sizes=[1,2]", """{"name":"x","sizes":[1,2]}""")]
    [TestCase("words=a%2Cb", """{"name":"x","words":["a","b"]}""")]
    [TestCase("words=[\"a\",\"b\"]", """{"name":"x","words":["a","b"]}""")]
    [TestCase("words=12", """{"name":"x","words":["12"]}""")]
    [TestCase("moods=calm%2Cangry", """{"name":"x","moods":["calm","angry"]}""")]
    [TestCase("children=[{\"id\":\"1\"}]", """{"name":"x","children":[{"id":"1"}]}""")]
    public async Task A_list_is_text_with_commas_or_json_text(string argument, string expected)
    {
        Assert.That((await Caller.PostFormAsync("zoo.add", "name=x&" + argument)).Error(), Is.Null);
        Assert.That(Arguments, Is.EqualTo(expected));
    }

    [TestCase("""{"name":"x","sizes":[1,2]}""", """{"name":"x","sizes":[1,2]}""")]
    [TestCase("""{"name":"x","words":"a,b"}""", """{"name":"x","words":["a","b"]}""")]
    [TestCase("""{"name":"x","legs":"4"}""", """{"name":"x","legs":4}""")]
    [TestCase("""{"name":"x","is_tame":"false"}""", """{"name":"x","is_tame":false}""")]
    [TestCase("""{"name":"x","is_tame":1}""", """{"name":"x","is_tame":true}""")]
    [TestCase("""{"name":"x","home":"{\"kind\":\"pond\"}"}""", """{"name":"x","home":{"kind":"pond"}}""")]
    public async Task A_json_body_may_hold_what_a_form_holds(string json, string expected)
    {
        Assert.That((await Caller.PostAsync("zoo.add", json)).Error(), Is.Null);
        Assert.That(Arguments, Is.EqualTo(expected));
    }

    [TestCase("1", ExpectedResult = true)]
    [TestCase("0", ExpectedResult = false)]
    [TestCase("true", ExpectedResult = true)]
    [TestCase("false", ExpectedResult = false)]
    public async Task<bool> A_boolean_is_a_digit_or_a_word(string text)
    {
        Assert.That((await Caller.PostFormAsync("zoo.add", "name=x&is_tame=" + text)).Error(), Is.Null);
        return (bool)Slack.Requests.Single().Arguments["is_tame"]!;
    }

    [TestCase("words[]=a")]
    [TestCase("words[0]=a")]
    [TestCase("other[0]=a")]
    public async Task Array_notation_is_refused_as_documented(string argument) =>
        Assert.That((await Caller.PostFormAsync("zoo.add", "name=x&" + argument)).Error(), Is.EqualTo("invalid_array_arg"));

    [TestCase("b%20c=a")]
    [TestCase("b-c=a")]
    public async Task A_name_of_odd_characters_is_refused_as_documented(string argument) =>
        Assert.That((await Caller.PostFormAsync("zoo.add", "name=x&" + argument)).Error(), Is.EqualTo("invalid_arg_name"));

    [TestCase("POST", "zoo.rename", "application/json", """{"id":"1"}""", "invalid_post_type")]
    [TestCase("POST", "zoo.add", "application/json", """{"name":"x","team_id":"T1"}""", "invalid_arg_name")]
    [TestCase("POST", "zoo.add", "application/json", """{"name":"x","sizes":[1]}""", "invalid_arguments")]
    [TestCase("POST", "zoo.add", "application/json", """{"name":"x","words":"a"}""", "invalid_arguments")]
    [TestCase("POST", "zoo.add", "application/json", """{"name":"x","is_tame":1}""", "invalid_arguments")]
    [TestCase("POST", "zoo.add", "application/json", """{"name":"x","legs":"1"}""", "invalid_arguments")]
    [TestCase("POST", "zoo.add", "application/x-www-form-urlencoded", "name=x&words=a", "invalid_arguments")]
    [TestCase("POST", "zoo.add", "application/x-www-form-urlencoded", "name=x&sizes=[1]", "invalid_arguments")]
    [TestCase("POST", "zoo.add", "application/x-www-form-urlencoded", "name=x&token=y", "invalid_auth")]
    [TestCase("GET", "zoo.list?token=y", null, "", "invalid_auth")]
    public async Task A_strict_fake_refuses_each_of_them(string verb, string path, string? contentType, string body, string error)
    {
        await using var strict = await TestManifest.StartAsync(o => o.Strict = true);
        using var careful = new Caller(strict);
        using var content = contentType is null ? null : new StringContent(body, Encoding.UTF8, contentType);
        using var response = await careful.SendAsync(new HttpMethod(verb), path, content);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain($"\"error\":\"{error}\""));
    }

    [TestCase("POST", "zoo.list", "application/x-www-form-urlencoded", "limit=2")]
    [TestCase("POST", "zoo.add", "application/x-www-form-urlencoded", "name=x&words=[\"a\"]&sizes=1,2&is_tame=1")]
    [TestCase("POST", "zoo.add", "application/json", """{"name":"x","words":["a"],"sizes":"1,2","is_tame":true}""")]
    public async Task A_strict_fake_takes_what_the_manifest_says_by_POST(string verb, string path, string contentType, string body)
    {
        await using var strict = await TestManifest.StartAsync(o => o.Strict = true);
        using var careful = new Caller(strict);
        using var response = await careful.SendAsync(new HttpMethod(verb), path, new StringContent(body, Encoding.UTF8, contentType));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("{\"ok\":true"));
    }
}
