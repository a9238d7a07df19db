using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Projects of one solution that exchange what they get from Slack.</summary>
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

    [TestCase(Extended, "")]
    [TestCase("", Extended)]
    [TestCase(Extended, Extended)]
    public void SLACKGEN008_two_clients_that_differ_in_a_shared_type_are_reported(string theirs, string mine)
    {
        var application = Application("users.info").Referencing(Extending("public", theirs, "", "users.info"));
        var generation = Generation.Of(application with { Manifest = [.. application.Manifest, .. Users(mine)] }, "SLACKGEN008");
        var diagnostic = generation.Diagnostics.Single();

        Assert.That(diagnostic.DefaultSeverity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(diagnostic.Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,2)"));
        Assert.That(diagnostic.Message(), Is.EqualTo(
            "'App.SlackClient' and the referenced 'Library.SlackClient' have different classes of the type 'user', because a *.slack.yaml file changes what is shared; objects of the one cannot be passed as the other. Use 'Library.SlackClient' here too."));
    }

    [Test]
    public void SLACKGEN008_is_silent_where_no_method_reaches_what_differs() =>
        Generation.Of(Application("users.info").Referencing(Extending("public", Extended, "", "api.test")));

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
