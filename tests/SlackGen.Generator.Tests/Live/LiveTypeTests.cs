using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>Enums and unions keep what nobody knows yet.</summary>
[Category("Slow")]
public class LiveTypeTests
{
    private static readonly ManifestText Demo = ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", """
        group: demo
        summary: Things to try.
        methods:
          presence:
            summary: Sets the presence.
            params:
              presence: { type: presence, required: true, summary: Which one. }
            returns:
              presence: { type: presence, required: true }
          render:
            summary: Renders blocks.
            body: json
            params:
              blocks: { type: list<block>, required: true, summary: Which. }
            returns:
              blocks: { type: list<block>, required: true }
        types:
          presence:
            summary: Whether somebody is there.
            enum: { auto: As Slack sees it., away: Not there. }
          block:
            summary: A block.
            union: type
            of: { section: section_block, divider: divider_block }
          section_block:
            summary: A block of text.
            fields:
              text: { type: string, required: true }
          divider_block: { summary: A line., fields: {} }
        """);

    [Test]
    public async Task An_enum_knows_its_values_and_takes_any_other()
    {
        var slack = new StubSlack().Respond("demo.presence", """{"ok": true, "presence": "away"}""", """{"ok": true, "presence": "asleep"}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var known = (await slack.Demo.PresenceAsync(new() { Presence = Presence.Away })).Presence;
            var unknown = (await slack.Demo.PresenceAsync(new() { Presence = "asleep" })).Presence;
            return $"{known == Presence.Away} {known == unknown} {unknown} {unknown.Value.Length} {default(Presence) == new Presence("")}";
            """);

        Assert.That(result, Is.EqualTo("True False asleep 6 True"));
        Assert.That(slack.Calls.Select(c => c.Body), Is.EqualTo(new[] { "presence=away", "presence=asleep" }));
    }

    [Test]
    public async Task A_union_is_read_by_its_discriminator_and_an_unknown_member_goes_back_unchanged()
    {
        const string Blocks = """[{"type":"section","text":"hi"},{"type":"carousel","cards":[1]},{"type":"divider"}]""";
        var slack = new StubSlack().Respond("demo.render", $$"""{"ok": true, "blocks": {{Blocks}}}""", """{"ok": true}""");
        var result = await LiveBot.RunAsync(Demo, slack, """
            var blocks = (await slack.Demo.RenderAsync(new() { Blocks = new IBlock[] { new SectionBlock { Text = "hi" } } })).Blocks;
            await slack.Demo.RenderAsync(new() { Blocks = blocks });
            return string.Join(" ", blocks.Select(b => b switch
            {
                SectionBlock s => $"section {s.Text}",
                DividerBlock => "divider",
                UnknownBlock u => $"unknown {u.Type} {u.Json.GetProperty("cards").GetArrayLength()}",
                _ => "?",
            }));
            """);

        Assert.That(result, Is.EqualTo("section hi unknown carousel 1 divider"));
        Assert.That(slack.Calls[0].Body, Is.EqualTo("""{"blocks":[{"type":"section","text":"hi"}]}"""));
        Assert.That(slack.Calls[1].Body, Is.EqualTo($$"""{"blocks":{{Blocks}}}"""));
    }
}
