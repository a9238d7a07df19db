using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;
using SlackGen.Manifest;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Shared types come from the runtime; what a project changes, and what mentions it, has classes of its own.</summary>
[Category("Slow")]
public class SharedTypeTests
{
    private static readonly Lazy<Generation> Full = new(() => Generation.Of(BotProject.Of(BotProject.Client, Repository.Spec)));

    [Test]
    public void A_client_of_all_methods_generates_no_shared_type()
    {
        var names = GeneratedTypes.Names(Full.Value).ToHashSet(StringComparer.Ordinal);
        var shared = FullClient.SharedTypeNames;

        Assert.That(shared, Has.Count.GreaterThan(300));
        Assert.That(names.Intersect(shared), Is.Empty);
    }

    [Test]
    public void The_runtime_has_every_shared_type()
    {
        var names = typeof(SlackGen.Types.IBlock).Assembly.GetExportedTypes().Where(t => t.Namespace == "SlackGen.Types").Select(t => t.Name);

        Assert.That(FullClient.SharedTypeNames.Except(names), Is.Empty);
    }

    [Test]
    public void No_shared_type_has_the_name_of_a_type_of_the_runtime()
    {
        var runtime = typeof(SlackApiAttribute).Assembly.GetExportedTypes().Where(t => t.Namespace == "SlackGen").Select(t => t.Name);

        Assert.That(FullClient.SharedTypeNames.Intersect(runtime), Is.Empty, "a file that uses both namespaces could name neither");
    }

    [Test]
    public void A_shared_type_mentions_shared_types_only()
    {
        var shared = FullClient.Shared.SelectMany(f => f.Types).ToList();
        var names = shared.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

        Assert.That(shared.SelectMany(t => t.References).Where(r => !names.Contains(r)), Is.Empty);
    }

    [Test]
    public void A_message_with_one_field_more_is_the_projects_own_and_so_is_what_mentions_it()
    {
        var generation = Extended("message: { extend: true, fields: { mood: { type: string, summary: The mood. } } }");

        Compiles(generation, """
            SlackGen.Types.User user = (await slack.Users.InfoAsync("U1")).User!;
            Bot.Message message = (await slack.Conversations.HistoryAsync("C1")).Messages![0];
            string? mood = message.Mood;
            IBlock block = message.Blocks![0];
            """);

        // A block may hold a file, a file what was shared with it, and that a message.
        Assert.That(GeneratedTypes.Names(generation), Does.Contain("Message").And.Contain("IBlock").And.Not.Contain("User").And.Not.Contain("ColorScheme"));
    }

    [Test]
    public void A_user_that_is_replaced_is_the_projects_own_and_so_is_what_mentions_it()
    {
        var generation = Generation.OfAny(Project("user: { summary: Mine., fields: { id: { type: string, required: true, summary: The ID. } } }"));

        Compiles(generation, """
            Bot.User user = (await slack.Users.InfoAsync("U1")).User!;
            await foreach (Bot.User next in slack.Users.ListAllAsync()) { user = next; }
            string id = user.Id;
            """);
        Assert.That(generation.Diagnostics.Select(d => d.Id), Is.All.EqualTo("SLACKGEN129"), "only what is dropped is reported");
    }

    [Test]
    public void A_union_with_one_block_more_takes_it_wherever_blocks_stand()
    {
        var generation = Extended("""
            block: { extend: true, of: { map: map_block } }
              map_block: { summary: A map., fields: { place: { type: string, required: true, summary: What it shows. } } }
            """);

        Compiles(generation, """
            await slack.Chat.PostMessageAsync(new() { Channel = "C1", Blocks = new IBlock[] { new MapBlock { Place = "Oslo" }, new HeaderBlock { Text = "Map" } } });
            IBlock block = (await slack.Conversations.HistoryAsync("C1")).Messages![0].Blocks![0];
            SlackGen.Types.User user = (await slack.Users.InfoAsync("U1")).User!;
            """);
    }

    [Test]
    public void An_enum_with_one_value_more_is_the_projects_own_and_so_is_what_mentions_it()
    {
        var generation = Extended("color_scheme: { extend: true, enum: { calm: A calm colour. } }");

        Compiles(generation, """
            var button = new ButtonElement { Text = "Go", ActionId = "go", Style = ColorScheme.Calm };
            IBlock block = new ActionsBlock { Elements = new IActionsElement[] { button } };
            await slack.Chat.PostMessageAsync(new() { Channel = "C1", Blocks = new[] { block } });
            """);
    }

    [Test]
    public void A_new_type_of_the_projects_may_hold_shared_ones()
    {
        var generation = Extended("note: { summary: A note., fields: { by: { type: user, summary: Whose. }, blocks: { type: list<block>, summary: What. } } }");

        Compiles(generation, """
            var note = new Note { By = (await slack.Users.InfoAsync("U1")).User, Blocks = new SlackGen.Types.IBlock[] { new SlackGen.Types.DividerBlock() } };
            """);
    }

    [Test]
    public void A_type_that_no_method_reaches_is_the_projects_own_when_it_is_changed()
    {
        var generation = Extended("app_manifest: { extend: true, fields: { mood: { type: string, summary: The mood. } } }");

        Compiles(generation, "await System.Threading.Tasks.Task.CompletedTask; string? mood = SlackJson.Parse<AppManifest>(\"{}\").Mood;");
    }

    [Test]
    public void A_member_of_a_union_of_the_projects_implements_it()
    {
        var generation = Extended("""
            person: { summary: Anybody., union: type, of: { user: user, robot: robot } }
              robot: { summary: A robot., fields: { model: { type: string, summary: Its model. } } }
            """);

        Compiles(generation, "IPerson person = (await slack.Users.InfoAsync(\"U1\")).User!;");
    }

    [Test]
    public void Outside_the_clients_namespace_an_alias_says_which_is_meant()
    {
        Generation.Of(Project("message: { extend: true, fields: { mood: { type: string, summary: The mood. } } }").With("Elsewhere.cs", """
            using Bot;
            using SlackGen.Types;
            using Message = Bot.Message;

            namespace Elsewhere;

            internal static class Use
            {
                internal static string? Mood(Message message, User by) => message.Mood;
            }
            """));
    }

    private static Generation Extended(string types) => Generation.Of(Project(types));

    private static BotProject Project(string types) => BotProject.Of(
        BotProject.Selecting("users.info", "users.list", "chat.postMessage", "conversations.history"),
        [.. Repository.Spec, ManifestText.Users("/src/bot/mine.slack.yaml", "types:\n  " + types)]);

    private static void Compiles(Generation generation, string statements) => Compiler.AssertClean(
        generation.Output.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
            $$"""
            using SlackGen;
            using System;

            namespace Bot;

            internal static class Use
            {
                public static async System.Threading.Tasks.Task RunAsync(SlackClient slack)
                {
                    {{statements}}
                }
            }
            """,
            (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)generation.Output.SyntaxTrees.First().Options,
            "/src/bot/Use.cs",
            System.Text.Encoding.UTF8)));
}
