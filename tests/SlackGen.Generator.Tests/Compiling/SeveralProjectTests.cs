using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Projects of one solution that exchange what they get from Slack.</summary>
[Category("Slow")]
public class SeveralProjectTests
{
    private const string Extended = "types:\n  user: { extend: true, fields: { badge: { type: string, summary: Number on the badge. } } }";

    [Test]
    public void Two_clients_with_different_selections_exchange_blocks_users_and_messages() => Generation.Of(Application("users.info", "conversations.history")
        .Referencing(Library("public", "chat.postMessage", "users.list"))
        .With("Program.cs", """
            using Library;
            using SlackGen.Types;

            namespace App;

            public static class Program
            {
                public static async System.Threading.Tasks.Task RunAsync(App.SlackClient mine, Library.SlackClient theirs)
                {
                    User user = (await mine.Users.InfoAsync("U1")).User!;
                    await foreach (User next in theirs.Users.ListAllAsync()) { user = next; }
                    Message message = (await mine.Conversations.HistoryAsync("C1")).Messages![0];
                    System.Collections.Generic.IReadOnlyList<IBlock> blocks = message.Blocks!;
                    message = (await theirs.Chat.PostMessageAsync(new() { Channel = "C1", Blocks = blocks })).Message!;
                }
            }
            """));

    [Test]
    public void A_project_without_a_client_uses_the_librarys() => Generation.Of(BotProject.Of("namespace App;", Repository.Spec)
        .Named("App")
        .Referencing(Library("public", "users.info"))
        .With("Program.cs", """
            using Library;

            namespace App;

            public static class Program
            {
                public static async System.Threading.Tasks.Task<SlackGen.Types.User?> RunAsync(SlackClient slack) => (await slack.Users.InfoAsync("U1")).User;
            }
            """));

    [Test]
    public void Tests_see_an_internal_client_and_the_types_that_are_its_own() => Generation.Of(BotProject.Of("namespace App;", Repository.Spec)
        .Named("App")
        .Referencing(Extending("internal", Extended, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]", "users.info"))
        .With("Program.cs", """
            using Library;

            namespace App;

            internal static class Program
            {
                internal static async System.Threading.Tasks.Task<string?> RunAsync(SlackClient slack) => (await slack.Users.InfoAsync("U1")).User!.Badge;
            }
            """));

    [TestCase(Extended, "", "that project changes", "Use 'Library.SlackClient' here too.")]
    [TestCase("", Extended, "this project changes", "Move the *.slack.yaml file into the project of 'Library.SlackClient', and use that client here too.")]
    [TestCase(Extended, Extended, "each project changes", "Keep the *.slack.yaml files in the project of 'Library.SlackClient', and use that client here too.")]
    public void SLACKGEN008_two_clients_that_differ_in_a_shared_type_are_reported(string theirs, string mine, string who, string remedy)
    {
        var application = Application("users.info").Referencing(Extending("public", theirs, "", "users.info"));
        var generation = Generation.Of(application with { Manifest = [.. application.Manifest, .. Users(mine)] }, "SLACKGEN008");
        var diagnostic = generation.Diagnostics.Single();

        Assert.That(diagnostic.DefaultSeverity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(diagnostic.Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,2)"));
        Assert.That(diagnostic.Message(), Is.EqualTo(
            $"'App.SlackClient' and the referenced 'Library.SlackClient' have different classes of 'user' and of every type that mentions it, because {who} it; an object of the one cannot be passed as the other. {remedy}"));
    }

    [Test]
    public void SLACKGEN008_names_what_the_files_change()
    {
        const string Many = "types:\n  user: { extend: true, fields: { badge: { type: string } } }\n  message: { extend: true, fields: { mood: { type: string } } }"
            + "\n  slack_file: { extend: true, fields: { mood: { type: string } } }\n  call: { extend: true, fields: { mood: { type: string } } }";
        var generation = Generation.Of(Application("users.info").Referencing(Extending("public", Many, "", "api.test")), "SLACKGEN008");

        Assert.That(generation.Diagnostics.Single().Message(), Does.Contain("of 'call', 'message', 'slack_file' and 1 more and of every type that mentions them, because that project changes them"));
    }

    [Test]
    public void An_edit_beside_a_referenced_client_runs_no_step_again()
    {
        var library = Generation.Of(BotProject.Of(Client("Library", "public", ["users.info"]), [.. Repository.Spec, .. Users(Extended)]).Named("Library")).Output;
        var before = Application("users.info").Referencing(library.ToMetadataReference()).With("Other.cs", "internal class Other { }");
        var after = Generation.Of(before, "SLACKGEN008").After(before.With("Other.cs", "internal class Renamed { }"), "SLACKGEN008");

        foreach (var step in StepReasons.Ours)
        {
            Assert.That(after.Reasons(step), Is.Not.Empty.And.All.AnyOf(StepReasons.NothingNew), step);
        }
    }

    [Test]
    public void An_attribute_that_says_nothing_is_passed_over()
    {
        var odd = BotProject.Of("[assembly: SlackGen.Infrastructure.SlackClientTypes(null!, null!)]").Named("Odd");

        Generation.Of(Application("users.info").Referencing(MetadataReference.CreateFromStream(Compiler.Emit(Generation.Of(odd).Output))));
    }

    [Test]
    public void SLACKGEN008_is_silent_about_internal_clients() =>
        Generation.Of(Application("users.info").Referencing(Extending("internal", Extended, "", "users.info")));

    private static BotProject Application(params string[] patterns) =>
        BotProject.Of(Client("App", "public", patterns), Repository.Spec).Named("App");

    private static MetadataReference Library(string accessibility, params string[] patterns) => Extending(accessibility, "", "", patterns);

    private static MetadataReference Extending(string accessibility, string yaml, string attribute, params string[] patterns)
    {
        var project = BotProject.Of(Client("Library", accessibility, patterns), [.. Repository.Spec, .. Users(yaml)]).Named("Library").With("Assembly.cs", attribute);
        return MetadataReference.CreateFromStream(Compiler.Emit(Generation.Of(project).Output));
    }

    private static ManifestText[] Users(string yaml) => yaml.Length == 0 ? [] : [ManifestText.Users("/src/bot/mine.slack.yaml", yaml)];

    private static string Client(string ns, string accessibility, string[] patterns) =>
        $"namespace {ns};\n\n[SlackGen.SlackApi({string.Join(", ", patterns.Select(p => $"\"{p}\""))})]\n{accessibility} partial class SlackClient {{ }}";
}
