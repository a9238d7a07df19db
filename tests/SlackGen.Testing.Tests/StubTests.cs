using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class StubTests : FakePerTest
{
    [Test]
    public async Task The_stub_of_a_method_precedes_that_of_its_group_even_if_their_names_are_as_long()
    {
        await using var slack = await FakeSlack.StartAsync(o =>
        {
            o.UseBuiltInManifest = false;
            o.AddManifest("{ group: a, summary: A., methods: { b: { summary: B., returns: { n: { type: int } } } } }").AddManifest(TestManifest.Common, "common.yaml");
        });
        slack.On("a.*").Reply(new { n = 1 });
        slack.On("a.b").Reply(new { n = 2 });
        using var caller = new Caller(slack);
        Assert.That((int?)(await caller.GetAsync("a.b"))["n"], Is.EqualTo(2));
    }

    [Test]
    public async Task A_response_is_json_text_an_object_a_node_or_an_element()
    {
        using var document = JsonDocument.Parse("""{"sub":"d"}""");
        Slack.On("zoo.list")
            .Reply("""{"sub":"a"}""", times: 1)
            .Reply(new { sub = "b" }, times: 1)
            .Reply(new JsonObject { ["sub"] = "c" }, times: 1)
            .Reply(document.RootElement, times: 1);
        Assert.That(
            await Responses("zoo.list", 4),
            Is.EqualTo(new[] { """{"ok":true,"sub":"a"}""", """{"ok":true,"sub":"b"}""", """{"ok":true,"sub":"c"}""", """{"ok":true,"sub":"d"}""" }));
    }

    [Test]
    public async Task A_response_is_made_of_the_request()
    {
        Slack.On("zoo.add").Reply(request => new { echo = request.Arguments["name"] });
        Assert.That((string?)(await Caller.PostAsync("zoo.add", """{"name":"x"}"""))["echo"], Is.EqualTo("x"));
    }

    [Test]
    public async Task What_a_test_says_about_ok_is_kept()
    {
        Slack.On("zoo.list").Reply(new { ok = false, error = "a" }, times: 1).Reply(new { error = "b" }, times: 1);
        Assert.That(await Responses("zoo.list", 2), Is.EqualTo(new[] { """{"ok":false,"error":"a"}""", """{"ok":false,"error":"b"}""" }));
    }

    [Test]
    public async Task Responses_with_times_come_in_order_before_the_lasting_one()
    {
        Slack.On("zoo.list").Reply(new { n = 3 }).ReplyError("first", times: 2).Reply(new { n = 2 }, times: 1);
        Assert.That(
            await Responses("zoo.list", 5),
            Is.EqualTo(new[]
            {
                """{"ok":false,"error":"first"}""", """{"ok":false,"error":"first"}""", """{"ok":true,"n":2}""", """{"ok":true,"n":3}""", """{"ok":true,"n":3}""",
            }));
    }

    [Test]
    public async Task The_narrowest_stub_decides()
    {
        Slack.On("*").Reply(new { who = "all" });
        Slack.On("zoo.*").Reply(new { who = "group" }, times: 1);
        Slack.On("zoo.list").Reply(new { who = "method" }, times: 1);
        Assert.That(
            await Responses("zoo.list", 3),
            Is.EqualTo(new[] { """{"ok":true,"who":"method"}""", """{"ok":true,"who":"group"}""", """{"ok":true,"who":"all"}""" }));
    }

    [Test]
    public async Task A_refused_request_uses_no_response_up()
    {
        Slack.On("zoo.add").Reply(new { n = 1 }, times: 1);
        await Caller.PostAsync("zoo.add", "{}");
        Assert.That((int?)(await Caller.PostAsync("zoo.add", """{"name":"x"}"""))["n"], Is.EqualTo(1));
    }

    [Test]
    public async Task Clearing_a_stub_brings_the_sample_back()
    {
        Slack.On("zoo.count").Reply(new { total = 7 });
        Slack.On("zoo.count").Clear();
        Assert.That(await Responses("zoo.count", 1), Is.EqualTo(new[] { """{"ok":true,"total":2}""" }));
    }

    [Test]
    public async Task Clearing_the_fake_forgets_stubs_faults_and_requests()
    {
        Slack.On("zoo.*").ReplyError("x").Fault(Fault.Status(500));
        await Caller.SendAsync(HttpMethod.Get, "zoo.count");
        Slack.Clear();
        Assert.That(Slack.Requests, Is.Empty);
        Assert.That(await Responses("zoo.count", 1), Is.EqualTo(new[] { """{"ok":true,"total":2}""" }));
    }

    [Test]
    public async Task Bytes_are_sent_as_they_are()
    {
        Slack.On("zoo.export").ReplyBytes(new byte[] { 1, 2 }, "application/zip");
        using var response = await Caller.SendAsync(HttpMethod.Get, "zoo.export");
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/zip"));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public async Task What_a_function_throws_is_the_response()
    {
        Slack.On("zoo.count").Reply(_ => throw new InvalidOperationException("the test is wrong"));
        using var response = await Caller.SendAsync(HttpMethod.Get, "zoo.count");
        Assert.That((int)response.StatusCode, Is.EqualTo(500));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("the test is wrong"));
    }

    [Test]
    public void A_stub_for_no_method_is_a_mistake_with_a_suggestion() => Assert.That(
        () => Slack.On("zoo.lst"),
        Throws.ArgumentException.With.Message.StartsWith("There is no method 'zoo.lst'. Did you mean 'zoo.list'?"));

    [TestCase("[1]")]
    [TestCase("{")]
    public void A_response_that_is_no_object_is_a_mistake(string json) => Assert.That(() => Slack.On("zoo.list").Reply(json), Throws.ArgumentException);

    [Test]
    public void No_times_at_all_is_a_mistake() =>
        Assert.That(() => Slack.On("zoo.list").Reply("{}", times: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private async Task<List<string>> Responses(string method, int count)
    {
        var responses = new List<string>();
        for (var i = 0; i < count; i++)
        {
            responses.Add((await Caller.GetAsync(method)).ToJsonString());
        }

        return responses;
    }
}
