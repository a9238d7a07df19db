using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>The manifest of the sample with one change, and the diagnostic that tells of it.</summary>
[Category("Slow")]
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "samples", "Bot");
    private static readonly string Manifest = File.ReadAllText(Path.Combine(Folder, "slack-app.yaml")).ReplaceLineEndings("\n");

    [TestCase("      - app_mention\n", "", "SLACKGEN222", "DeployApp.cs")]
    [TestCase("      - app_mention\n", "      - app_mention\n      - team_join\n", "SLACKGEN223", "slack-app.yaml")]
    [TestCase("      - app_mentions:read\n", "", "SLACKGEN224", "slack-app.yaml")]
    [TestCase("command: /deploy\n", "command: /deploy-it\n", "SLACKGEN225", "DeployApp.cs")]
    [TestCase("  is_live:\n", "  was_live:\n", "SLACKGEN226", "slack-app.yaml")]
    [TestCase("    is_enabled: true\n", "    is_enabled: false\n", "SLACKGEN227", "DeployApp.cs")]
    [TestCase("  socket_mode_enabled: true\n", "", "SLACKGEN228", "Program.cs")]
    [TestCase("  socket_mode_enabled: true\n", "", "SLACKGEN228", "BotHost.cs")]
    [TestCase("  socket_mode_enabled: true\n", "", "SLACKGEN225", "DeployApp.cs")]
    [TestCase("  socket_mode_enabled:", "  socket_mode_enable:", "SLACKGEN230", "slack-app.yaml")]
    [TestCase("features:\n", "features: ]\n", "SLACKGEN230", "slack-app.yaml")]
    public async Task A_change_of_the_manifest_is_reported(string text, string changed, string id, string file)
    {
        Assert.That(Manifest, Does.Contain(text));

        Assert.That(await AnalyzeAsync(Manifest.Replace(text, changed, StringComparison.Ordinal)), Does.Contain($"{file}: {id}"));
    }

    [Test]
    public async Task A_handler_of_messages_beside_that_of_mentions_is_reported()
    {
        var manifest = Manifest.Replace("- app_mention\n", "- app_mention\n      - message.channels\n", StringComparison.Ordinal);

        Assert.That(
            await AnalyzeAsync(manifest, code => code.Replace("    /// <summary>The Home tab", "    [OnEvent] public Task Written(MessageEvent message) => Task.CompletedTask;\n\n    /// <summary>The Home tab", StringComparison.Ordinal)),
            Does.Contain("DeployApp.cs: SLACKGEN229"));
    }

    [TestCase("      - app_mention\n", "", "'Mentioned' handles 'app_mention', to which slack-app.yaml does not subscribe; add 'app_mention' to 'settings.event_subscriptions.bot_events'")]
    [TestCase("      - app_mentions:read\n", "", "Slack sends 'app_mention' only to an app with the bot scope 'app_mentions:read'; add it to 'oauth_config.scopes.bot'")]
    [TestCase("command: /deploy\n", "command: /deploi\n", "'Deploy' handles the command '/deploy', which slack-app.yaml does not declare under 'features.slash_commands'. Did you mean '/deploi'?")]
    [TestCase("  socket_mode_enabled:", "  socket_mode_enable:", "There is no key 'settings.socket_mode_enable', so Slack ignores it. Did you mean 'socket_mode_enabled'?")]
    public async Task A_message_says_what_is_wrong_and_what_to_do(string text, string changed, string message) =>
        Assert.That((await FindAsync(Manifest.Replace(text, changed, StringComparison.Ordinal))).Select(d => d.GetMessage(CultureInfo.InvariantCulture)), Does.Contain(message));

    private static async Task<IEnumerable<string>> AnalyzeAsync(string manifest, Func<string, string>? change = null) =>
        (await FindAsync(manifest, change)).Select(d => $"{d.Location.GetLineSpan().Path}: {d.Id}");

    private static async Task<IEnumerable<Diagnostic>> FindAsync(string manifest, Func<string, string>? change = null)
    {
        var sample = new BotProject("Bot");
        foreach (var path in Directory.EnumerateFiles(Folder, "*.cs"))
        {
            sample.Add(Path.GetFileName(path), change?.Invoke(File.ReadAllText(path)) ?? File.ReadAllText(path));
        }

        sample.Add("slack-app.yaml", manifest);
        sample.AddWebUsings();

        // The generator of [LoggerMessage] does not run here.
        return await sample.AnalyzeAsync("CS8795");
    }
}
