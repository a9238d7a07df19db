using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Live;

/// <summary>The union of events, read and written: the type of an event selects its class, then the subtype does.</summary>
[Category("Slow")]
public class LiveEventTests
{
    private static readonly ManifestText[] Runtime =
    [
        Samples.Members,
        Samples.Shared,
        ManifestText.OfRuntime("/package/manifest/events/demo.yaml", """
            events:
              rang: { summary: A call rings., fields: { call: { type: string, required: true } } }
              chat:
                summary: Somebody says something.
                fields: { text: { type: string } }
                subtypes:
                  bot_chat: { summary: A bot speaks., fields: { bot: { type: string } } }
                  edited: { summary: Words change., fields: { previous: { type: chat_event } } }
            types:
              signal: { summary: Anything that happens., union: type, of: events }
              delivery: { summary: Delivers an event., fields: { event: { type: signal }, others: { type: list<signal> } } }
            """),
    ];

    [TestCase("""{"type":"rang","call":"C1"}""", "RangEvent")]
    [TestCase("""{"call":"C1","type":"rang"}""", "RangEvent", Description = "the type is not the first field")]
    [TestCase("""{"type":"chat","text":"a"}""", "ChatEvent")]
    [TestCase("""{"type":"chat","subtype":"bot_chat","bot":"B1"}""", "BotChatEvent")]
    [TestCase("""{"type":"chat","bot":"B1","subtype":"bot_chat"}""", "BotChatEvent")]
    [TestCase("""{"subtype":"bot_chat","type":"chat","bot":"B1"}""", "BotChatEvent")]
    [TestCase("""{ "bot": "B1", "subtype" : "bot_chat" , "type" : "chat" }""", "BotChatEvent")]
    [TestCase("""{"type":"chat","subtype":"edited","previous":{"type":"chat","text":"b"}}""", "EditedChatEvent")]
    [TestCase("""{"type":"chat","subtype":"sung","song":1}""", "UnknownChatEvent")]
    [TestCase("""{"type":"sung","subtype":"bot_chat","song":1}""", "UnknownSignal")]
    [TestCase("""{"song":1}""", "UnknownSignal")]
    public async Task Type_and_subtype_select_the_class_and_nothing_is_lost(string json, string type)
    {
        var result = await Run($$""""
            var json = """{{json}}""";
            var read = SlackJson.Parse<ISignal>(json, strict: true);
            await Task.Yield();
            using var before = JsonDocument.Parse(json);
            using var after = JsonDocument.Parse(read.ToJson());
            return $"{read.GetType().Name} {read.Unrecognized?.Count ?? 0} {JsonElement.DeepEquals(before.RootElement, after.RootElement)}";
            """");

        Assert.That(result, Is.EqualTo($"{type} 0 True"));
    }

    [Test]
    public async Task An_event_of_any_subtype_has_its_type_and_subtype()
    {
        var result = await Run(""""
            string Show(string json) => SlackJson.Parse<IChatEvent>(json) is var read ? $"{read.GetType().Name} {read.Type} {read.Subtype ?? "none"}" : "";
            await Task.Yield();
            return string.Join("; ",
                Show("""{"type":"chat"}"""),
                Show("""{"type":"chat","subtype":null}"""),
                Show("""{"type":"chat","subtype":""}"""),
                Show("""{"type":"chat","subtype":"edited"}"""),
                Show("""{"type":"chat","subtype":"sung"}"""),
                Show("""{"type":"rang","subtype":"edited"}"""));
            """");

        Assert.That(result, Is.EqualTo("ChatEvent chat none; ChatEvent chat none; ChatEvent chat none; EditedChatEvent chat edited; UnknownChatEvent chat sung; UnknownChatEvent rang edited"));
    }

    [Test]
    public async Task Events_within_objects_and_lists_are_read_one_after_the_other()
    {
        const string Json = """{"event":{"type":"chat","text":"a"},"others":[{"type":"chat","subtype":"bot_chat","bot":"B1"},{"subtype":"edited","type":"chat"},{"type":"rang","call":"C1"},{"type":"chat","subtype":"sung"}]}""";
        var result = await Run($$""""
            var delivery = SlackJson.Parse<Delivery>("""{{Json}}""", strict: true);
            await Task.Yield();
            return $"{delivery.Event!.GetType().Name} {string.Join(" ", delivery.Others!.Select(e => e.GetType().Name))}\n{delivery.ToJson()}";
            """");

        Assert.That(result.Split('\n'), Is.EqualTo(new[] { "ChatEvent BotChatEvent EditedChatEvent RangEvent UnknownChatEvent", Json.Replace("""{"subtype":"edited","type":"chat"}""", """{"type":"chat","subtype":"edited"}""", StringComparison.Ordinal) }));
    }

    [Test]
    public async Task An_event_that_a_test_builds_writes_its_type_and_subtype()
    {
        var result = await Run("""
            var events = new ISignal[] { new RangEvent { Call = "C1" }, new ChatEvent { Text = "a" }, new BotChatEvent { Bot = "B1" } };
            await Task.Yield();
            return events.ToJson();
            """);

        Assert.That(result, Is.EqualTo("""[{"type":"rang","call":"C1"},{"type":"chat","text":"a"},{"type":"chat","subtype":"bot_chat","bot":"B1"}]"""));
    }

    private static Task<string> Run(string statements) => LiveBot.RunAsync(
        Runtime,
        new StubSlack(),
        statements,
        "using SlackGen.Types;");
}
