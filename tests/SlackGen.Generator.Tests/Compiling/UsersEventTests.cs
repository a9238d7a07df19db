using Microsoft.CodeAnalysis;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Events of a project's own, and additions to those of the package, beside the real manifest.</summary>
[Category("Slow")]
public class UsersEventTests
{
    private const string Own = """
        events:
          lamp_switched:
            summary: Somebody switches a lamp.
            scopes: [lamps:read]
            fields:
              lamp: { type: string, required: true, summary: ID of the lamp. }
              by: { type: user, summary: The user. }
          app_mention:
            extend: true
            fields: { mood: { type: string, summary: Mood of the author. } }
          message:
            extend: true
            subtypes:
              message_changed: { extend: true, fields: { reason: { type: string, summary: Reason of the change. } } }
              message_sung: { summary: A message is sung., fields: { song: { type: string, required: true, summary: ID of the song. } } }
        """;

    private static readonly ManifestText Mine = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", Own);

    [Test]
    public void Only_what_the_user_adds_is_generated()
    {
        var generation = Generation.Of(Project(Mine));

        Assert.That(
            GeneratedTypes.Names(generation).Where(n => n.EndsWith("Event", StringComparison.Ordinal) || n == "EventCallback").Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "AppMentionEvent", "LampSwitchedEvent", "MessageChangedEvent", "MessageSungEvent" }));
    }

    [Test]
    public async Task Own_and_extended_events_are_read_and_written_and_are_events()
    {
        var result = await LiveBot.RunAsync([.. Repository.Spec, .. Repository.Events, Mine], new StubSlack(), """"
            const string lamp = """{"type":"lamp_switched","lamp":"L1"}""";
            const string mention = """{"type":"app_mention","user":"U1","text":"a","ts":"1.000000","channel":"C1","event_ts":"1.000000","mood":"good"}""";
            const string sung = """{"type":"message","subtype":"message_sung","song":"S1"}""";
            const string changed = """{"type":"message","subtype":"message_changed","reason":"a typo"}""";
            await Task.Yield();
            SlackGen.Types.IEvent own = SlackJson.Parse<LampSwitchedEvent>(lamp, strict: true);
            SlackGen.Types.IEvent extended = SlackJson.Parse<Bot.AppMentionEvent>(mention, strict: true);
            SlackGen.Types.IMessageEvent subtype = SlackJson.Parse<MessageSungEvent>(sung, strict: true);
            SlackGen.Types.IMessageEvent more = SlackJson.Parse<Bot.MessageChangedEvent>(changed, strict: true);
            var read = SlackJson.Parse<SlackGen.Types.IEvent>(changed);
            return string.Join("\n",
                own.ToJson() == lamp, JsonElement.DeepEquals(JsonElement.Parse(extended.ToJson()), JsonElement.Parse(mention)), ((Bot.AppMentionEvent)extended).Mood,
                subtype.Subtype, subtype.ToJson() == sung, ((Bot.MessageChangedEvent)more).Reason, more.ToJson() == changed,
                read is SlackGen.Types.MessageChangedEvent, read.Unrecognized!.Count, read.ToJson() == changed,
                SlackJson.Parse<SlackGen.Types.IEvent>(lamp) is SlackGen.Types.UnknownEvent);
            """");

        Assert.That(result.Split('\n'), Is.EqualTo(new[] { "True", "True", "good", "message_sung", "True", "a typo", "True", "True", "1", "True", "True" }));
    }

    [Test]
    public void A_type_that_the_user_extends_takes_the_events_and_interactions_that_mention_it_along()
    {
        var generation = Generation.Of(Project(ManifestText.Users(Mine.Path, "types: { message: { extend: true, fields: { mood: { type: string } } } }"))
            .With("Use.cs", """
                public static class Use
                {
                    public static SlackGen.Types.IMessageEvent Event(Bot.MessageEvent e) => e;

                    public static string? Mood(Bot.BlockActions click) => click.Message?.Mood;

                    public static SlackGen.Types.IEvent Other(SlackGen.Types.EmojiChangedEvent e) => e;
                }
                """));

        Assert.That(GeneratedTypes.Names(generation), Does.Contain("IInteraction").And.Contain("MessageEvent").And.Not.Contain("IEvent").And.Not.Contain("IMessageEvent").And.Not.Contain("EmojiChangedEvent"));
    }

    [Test]
    public void No_type_of_events_and_interactions_has_the_name_of_a_type_of_the_runtime()
    {
        var types = typeof(SlackApiAttribute).Assembly.GetExportedTypes().ToLookup(t => t.Namespace, t => t.Name);

        Assert.That(types["SlackGen.Types"].Intersect(types["SlackGen"]), Is.Empty, "a file that uses both namespaces could name neither");
    }

    [Test]
    public void Without_a_users_file_no_event_and_no_interaction_is_parsed()
    {
        var without = Generation.Of(Project());
        var with = Generation.Of(Project(Mine));

        Assert.Multiple(() =>
        {
            Assert.That(Repository.Events, Has.Length.GreaterThan(15));
            Assert.That(without.Reasons(StepNames.Parse), Has.Count.EqualTo(Repository.Spec.Length));
            Assert.That(with.Reasons(StepNames.Parse), Has.Count.EqualTo(Repository.Spec.Length + Repository.Events.Length + 1));
        });
    }

    [Test]
    public void Without_a_client_an_event_of_the_user_generates_nothing()
    {
        var generation = Generation.Of(BotProject.Of("namespace Bot;", [.. Repository.Spec, .. Repository.Events, Mine]));

        Assert.That(generation.Sources, Is.Empty);
    }

    [Test]
    public void A_sentence_of_an_event_emits_its_file_alone()
    {
        var project = Project(Mine);
        var before = Generation.Of(project);
        var after = before.After(project.With(Mine.Edit("Somebody switches a lamp.", "Somebody has switched a lamp.")));

        Assert.That(after.Sources.Keys.Where(k => after[k] != before.Sources.GetValueOrDefault(k)), Is.EqualTo(new[] { "mine.slack.g.cs" }));
        Assert.That(after.Reasons(StepNames.Plan), Is.All.AnyOf(StepReasons.NothingNew));
        Assert.That(after.Reasons(StepNames.EmitFile), Has.One.EqualTo(IncrementalStepRunReason.Modified));
    }

    private static BotProject Project(params ManifestText[] own) => BotProject.Of(BotProject.Selecting("api.test"), [.. Repository.Spec, .. Repository.Events, .. own]);
}
