using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>Generated clients that are compiled, loaded and called.</summary>
[Category("Slow")]
public class LiveCallTests
{
    private static readonly ManifestText Demo = ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", """
        group: demo
        summary: Things to try.
        methods:
          echo:
            summary: Responds with what it is told.
            params:
              text: { type: string, required: true, summary: What to respond with. }
              count: { type: int, summary: How often. }
            returns:
              text: { type: string, required: true }
              count: { type: int }
          find:
            summary: Finds something.
            http: GET
            params:
              query: { type: string, required: true, summary: What. }
          store:
            summary: Stores something.
            body: json
            params:
              item: { type: item, required: true, summary: What. }
            returns:
              items: { type: list<item>, required: true }
          pick:
            summary: Takes one of two.
            params:
              channel: { type: string, summary: One. }
              user: { type: string, summary: The other. }
            one_of: [[channel, user]]
        types:
          item:
            summary: Something.
            fields:
              id: { type: string, required: true }
              size: { type: int }
              made: { type: unix_time }
              tags: { type: list<string> }
        """);

    [Test]
    public async Task Arguments_go_and_the_response_comes_back_typed()
    {
        var slack = new StubSlack().Respond("demo.echo", """{"ok": true, "text": "hi", "count": 3}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var response = await slack.Demo.EchoAsync(new() { Text = "hi", Count = 3 });
            return $"{response.Text} {response.Count + 1}";
            """);

        Assert.That(result, Is.EqualTo("hi 4"));
        Assert.That(slack.Calls.Single().Body, Is.EqualTo("text=hi&count=3"));
        Assert.That(slack.Calls.Single().Verb, Is.EqualTo("POST"));
    }

    [Test]
    public async Task One_required_argument_may_be_given_by_itself()
    {
        var slack = new StubSlack().Respond("demo.echo", """{"ok": true, "text": "hi"}""");

        Assert.That(await LiveBot.RunAsync(Demo, slack, """return (await slack.Demo.EchoAsync("hi")).Text;"""), Is.EqualTo("hi"));
    }

    [Test]
    public async Task A_method_documented_as_GET_is_posted_with_its_arguments_in_the_body_and_the_token_in_a_header()
    {
        var slack = new StubSlack().Respond("demo.find", """{"ok": true}""");
        await LiveBot.RunAsync(Demo, slack, """return (await slack.Demo.FindAsync(new() { Query = "a&b" })).Ok.ToString();""");

        Assert.That(slack.Calls.Single().Verb, Is.EqualTo("POST"));
        Assert.That((slack.Calls.Single().Query, slack.Calls.Single().Body), Is.EqualTo(("", "query=a%26b")));
        Assert.That(slack.Calls.Single().Authorization?.ToString(), Is.EqualTo("Bearer xoxb-test"));
    }

    [Test]
    public async Task Objects_travel_as_JSON_both_ways()
    {
        var slack = new StubSlack().Respond("demo.store", """{"ok": true, "items": [{"id": "1", "tags": ["a", "b"], "made": 1562002086}, {"id": "2", "size": "12"}]}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var response = await slack.Demo.StoreAsync(new() { Item = new() { Id = "1", Size = 5, Tags = new[] { "x" } } });
            return string.Join(" ", response.Items.Select(i => $"{i.Id}:{i.Size}:{i.Tags?.Count}:{i.Made?.ToDateTimeOffset().Year}"));
            """);

        Assert.That(result, Is.EqualTo("1::2:2019 2:12::"));
        Assert.That(slack.Calls.Single().Body, Is.EqualTo("""{"item":{"id":"1","size":5,"tags":["x"]}}"""));
    }

    [Test]
    public async Task Exactly_one_of_several_arguments_is_checked_before_anything_is_sent()
    {
        var slack = new StubSlack();
        var result = await LiveBot.RunAsync(Demo, slack, """
            try { await slack.Demo.PickAsync(new() { Channel = "C1", User = "U1" }); return "sent"; }
            catch (ArgumentException e) { return e.Message; }
            """);

        Assert.That(result, Does.Contain("Channel, User"));
        Assert.That(slack.Calls, Is.Empty);
    }

    [Test]
    public async Task A_copy_with_another_token_calls_with_that()
    {
        var slack = new StubSlack().Respond("demo.find", """{"ok": true}""");
        await LiveBot.RunAsync(Demo, slack, """return (await slack.WithToken("xoxp-other").Demo.FindAsync("x")).Ok.ToString();""");

        Assert.That(slack.Calls.Single().Authorization?.Parameter, Is.EqualTo("xoxp-other"));
    }
}
