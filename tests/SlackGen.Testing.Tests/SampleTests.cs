using System.IO.Compression;

namespace SlackGen.Testing.Tests;

public sealed class SampleTests : FakePerFixture
{
    [Test]
    public async Task A_method_without_stub_responds_with_its_sample()
    {
        var response = await Caller.GetAsync("zoo.list");
        Assert.That(response.ToJsonString(), Is.EqualTo(Slack.Samples.Response("zoo.list").ToJsonString()));
    }

    [Test]
    public void A_response_has_every_field_and_ends_where_a_type_is_inside_itself() => Assert.That(
        Slack.Samples.Response("zoo.add").ToJsonString(),
        Is.EqualTo("""{"ok":true,"animal":{"id":"X012AB3CD","name":"Slimer","legs":2,"young":[],"home":{"kind":"cage","bars":2},"mood":"calm"}}"""));

    [Test]
    public void A_request_has_every_argument() => Assert.That(
        Slack.Samples.Request("zoo.add").ToJsonString(),
        Is.EqualTo(
            """
            {"name":"name","legs":2,"weight":1.5,"is_tame":true,"born":1698796800,"seen":"1698796800.000100","day":"2023-11-01",
            "tags":["tags"],"sizes":[2],"children":[{"id":"X012AB3CD","name":"Slimer","legs":2,"young":[],"home":{"kind":"cage","bars":2},"mood":"calm"}],
            "words":["words"],"moods":["calm"],"notes":{"key":"notes"},"extra":{"key":"value"},"home":{"kind":"cage","bars":2},"mood":"calm"}
            """.ReplaceLineEndings("")));

    [Test]
    public void A_request_has_one_of_a_group_only() =>
        Assert.That(Slack.Samples.Request("zoo.rename").Select(a => a.Key), Is.EqualTo(new[] { "id", "new_name" }));

    [Test]
    public void Samples_of_no_method_are_a_mistake_with_a_suggestion() => Assert.That(
        () => Slack.Samples.Response("zoo.lst"),
        Throws.ArgumentException.With.Message.StartsWith("There is no method 'zoo.lst'. Did you mean 'zoo.list'?"));

    [Test]
    public async Task A_file_response_is_gzip()
    {
        using var response = await Caller.SendAsync(HttpMethod.Get, "zoo.export");
        await using var unzipped = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.That(await new StreamReader(unzipped).ReadToEndAsync(), Is.EqualTo("{\"line\":\"line\"}\n"));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/gzip"));
    }

    [Test]
    public async Task Examples_and_bounds_make_values()
    {
        await using var shapes = await FakeSlack.StartAsync(o =>
        {
            o.UseBuiltInManifest = false;
            o.AddManifest("""
                group: shapes
                summary: Shapes.
                methods:
                  get:
                    summary: Gets.
                    params:
                      few: { type: list<int>, summary: Numbers., min_items: 2 }
                      large: { type: int, summary: A number., minimum: 100 }
                      short: { type: string, summary: A word., max_length: 3 }
                      words: { type: csv<string>, summary: Words., example: "a,b" }
                      ids: { type: list<string>, summary: IDs., example: U1 }
                      pair: { type: list<int>, summary: Numbers., example: [7, 8] }
                      odd: { type: list<int>, summary: Does not fit., example: none }
                    returns:
                      next_cursor: { type: string, example: abc }
                      words: { type: csv<string> , example: "a,b" }
                      user_ids: { type: list<string> }
                """);
        });
        Assert.Multiple(() =>
        {
            Assert.That(
                shapes.Samples.Request("shapes.get").ToJsonString(),
                Is.EqualTo("""{"few":[2,2],"large":100,"short":"sho","words":["a","b"],"ids":["U1"],"pair":[7,8],"odd":[2]}"""));
            Assert.That(
                shapes.Samples.Response("shapes.get").ToJsonString(),
                Is.EqualTo("""{"ok":true,"next_cursor":"","words":"a,b","user_ids":["U012AB3CD"]}"""));
        });
    }
}
