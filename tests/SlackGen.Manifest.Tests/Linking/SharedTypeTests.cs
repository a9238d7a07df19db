using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Linking;

/// <summary>Shared types are compiled into the runtime; a project has classes of its own for those that its files change, and for what mentions them.</summary>
public sealed class SharedTypeTests
{
    private static readonly (string, string) Methods = ("methods/chat.yaml", """
        group: chat
        summary: Messages.
        methods:
          post: { summary: Posts., params: { blocks: { type: list<block>, summary: What. } }, returns: { message: { type: message } } }
          owner: { summary: Tells whose., returns: { user: { type: user } } }
        """);

    private static readonly (string, string) Types = ("types/all.yaml", """
        types:
          message: { summary: A message., fields: { blocks: { type: list<block> }, by: { type: user } } }
          user: { summary: Somebody., fields: { state: { type: user_state } } }
          user_state: { summary: How they are., enum: { away: Away. } }
          block: { summary: A block., union: type, of: { text: text_block, actions: actions_block } }
          text_block: { summary: Text., fields: { text: { type: string } } }
          actions_block: { summary: Buttons., fields: { elements: { type: list<element> } } }
          element: { summary: An element., union: type, of: { button: button, text: text_block } }
          button: { summary: A button., fields: { text: { type: string } } }
          unused: { summary: Nothing mentions it., fields: { state: { type: user_state } } }
        """);

    [Test]
    public void Nothing_is_generated_of_types_that_nobody_changes()
    {
        var plan = Linked.Sharing("", Methods, Types);
        Assert.Multiple(() =>
        {
            Assert.That(plan.Types(), Is.Empty);
            Assert.That(plan.Changed, Is.Empty);
            Assert.That(plan.Files.Single().Kinds.Select(k => (k.Name, k.IsShared)), Is.EqualTo([("block", true), ("message", true), ("user", true)]));
        });
    }

    [TestCase("message: { extend: true, fields: { mood: { type: string } } }", "message", "message")]
    [TestCase("user: { summary: Mine., fields: { id: { type: string } } }", "user", "message user")]
    [TestCase("user_state: { extend: true, enum: { napping: Asleep. } }", "user_state", "message unused user user_state")]
    [TestCase("block: { extend: true, of: { map: my_map } }\n  my_map: { summary: A map., fields: { at: { type: string } } }", "block", "actions_block block button element message text_block")]
    [TestCase("button: { extend: true, fields: { mood: { type: string } } }", "button", "actions_block block button element message text_block")]
    [TestCase("text_block: { summary: Mine., fields: { text: { type: string } } }", "text_block", "actions_block block button element message text_block")]
    [TestCase("my_map: { summary: People on a map., union: type, of: { user: user } }", "user", "message user")]
    public void What_a_user_changes_is_generated_with_all_that_mentions_it(string types, string changed, string generated)
    {
        // Whether a selected method reaches it or not.
        foreach (var patterns in new[] { "", "chat.owner", "chat.post" })
        {
            var plan = Linked.Sharing(patterns, Methods, Types, ("mine.slack.yaml", "types:\n  " + types));
            Assert.Multiple(() =>
            {
                Assert.That(plan.Changed, Is.EqualTo(changed.Split(' ')));
                Assert.That(string.Join(' ', plan.Types().Except(["my_map"]).Order(StringComparer.Ordinal)), Is.EqualTo(generated));
                Assert.That(plan.Files.SelectMany(f => f.Kinds).Select(k => k.IsShared), Is.EqualTo(plan.Files.SelectMany(f => f.Kinds).Select(k => !plan.Types().Contains(k.Name))));
            });
        }
    }

    [Test]
    public void A_new_type_of_the_users_leaves_the_shared_ones_alone()
    {
        var plan = Linked.Sharing("", Methods, Types, ("mine.slack.yaml", "types:\n  note: { summary: A note., fields: { by: { type: user } } }"));
        Assert.Multiple(() =>
        {
            Assert.That(plan.Types(), Is.EqualTo(["note"]));
            Assert.That(plan.Changed, Is.Empty);
        });
    }
}
