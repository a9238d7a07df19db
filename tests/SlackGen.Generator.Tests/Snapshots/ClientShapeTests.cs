using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>The client class, its sub-clients, and what a user's own file adds.</summary>
public class ClientShapeTests
{
    private static readonly ManifestText BuiltIn = ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", """
        group: demo
        summary: Things to try.
        methods:
          ping:
            summary: Answers.
        """);

    private static readonly ManifestText Deep = ManifestText.BuiltIn("/package/manifest/methods/admin.conversations.restrictAccess.yaml", """
        group: admin.conversations.restrictAccess
        summary: Who may see a channel.
        methods:
          addGroup:
            summary: Lets a group in.
        """);

    [Test]
    public void A_client_with_groups_in_groups() => VerifyClient(BotProject.Client, Deep, BuiltIn);

    [Test]
    public void A_sealed_internal_client_in_the_global_namespace() => VerifyClient("[SlackGen.SlackApi] sealed partial class Slack { }", BuiltIn);

    [Test]
    public void A_method_that_a_users_file_adds()
    {
        var users = ManifestText.Users(BotProject.Directory + "slack/mine.slack.yaml", """
            group: demo
            summary: Things to try, with mine.
            methods:
              pong:
                summary: Answers back.
                params:
                  text: { type: string, required: true, summary: With what. }
            """);
        var generation = Generation.Of(BotProject.Of(BotProject.Client, BuiltIn, users));

        Snapshot.Verify(generation, hint => hint == "demo.g.cs");
    }

    [Test]
    public void A_method_that_a_users_file_replaces()
    {
        var users = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", """
            group: demo
            summary: Things to try.
            methods:
              ping:
                summary: Answers in my way.
            """);
        var generation = Generation.Of(BotProject.Of(BotProject.Client, BuiltIn, users));

        Snapshot.Verify(generation, hint => hint == "SlackClient.g.cs");
    }

    private static void VerifyClient(string client, params ManifestText[] manifest) =>
        Snapshot.Verify(Generation.Of(BotProject.Of(client, manifest)), hint => hint != "SlackClient.g.cs");
}
