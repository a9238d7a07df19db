using System.Reflection;
using Microsoft.CodeAnalysis;
using SlackGen.Apps;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>An app knows the scopes that its manifest asks for.</summary>
[Category("Slow")]
public class RequestedScopesTests
{
    private const string Handlers = "[OnCommand(\"/deploy\")] Task M() => Task.CompletedTask;";

    private const string Yaml = """
        display_information:
          name: Deploy
        oauth_config:
          scopes:
            bot:
              - chat:write
              - commands
              - chat:write
            user: [search:read]
        """;

    private const string Json = "{\n\t\"oauth_config\": { \"scopes\": { \"bot\": [\"files:read\"] } }\n}";

    [TestCase(null, "slack-app.yaml", Yaml, "chat:write,commands|search:read")]
    [TestCase(null, "deploy/slack-app.yml", Yaml, "chat:write,commands|search:read")]
    [TestCase(null, "slack-app.json", Json, "files:read|")]
    [TestCase("deploy/bot.yaml", "deploy/bot.yaml", Yaml, "chat:write,commands|search:read")]
    [TestCase("bot.yaml", "deploy/other-bot.yaml", Yaml, null)]
    [TestCase("bot.yaml", "slack-app.yaml", Yaml, null)]
    [TestCase(null, "bot.yaml", Yaml, null)]
    [TestCase(null, "slack-app.yaml", "display_information: { name: Deploy }", "|")]
    [TestCase(null, "slack-app.yaml", "oauth_config: [", null)]
    [TestCase(null, "slack-app.yaml", "oauth_config: { scopes: { bot: [chat:write], user: { a: b } } }", null)]
    public void The_scopes_are_those_of_the_file_of_the_app(string? named, string path, string text, string? expected)
    {
        using var app = new LiveApp(Project(named, path, text));
        var type = app.Assembly.GetType("Bot.DeployApp")!;

        // The name of an explicit implementation has that of the interface in front, as it was written.
        var property = type.GetProperties(BindingFlags.Static | BindingFlags.NonPublic).SingleOrDefault(p => p.Name.EndsWith(".Scopes", StringComparison.Ordinal));

        var scopes = (SlackAppScopes?)property?.GetValue(null);
        Assert.That(scopes is null ? null : $"{string.Join(',', scopes.Bot)}|{string.Join(',', scopes.User)}", Is.EqualTo(expected));
    }

    [TestCase("name: Deploy", "name: Ship", IncrementalStepRunReason.Cached)]
    [TestCase("- commands", "- files:read", IncrementalStepRunReason.Modified)]
    public void Only_an_edit_of_the_scopes_emits_the_app_again(string old, string edit, IncrementalStepRunReason reason)
    {
        var before = Project(null, "slack-app.yaml", Yaml);
        var file = before.Manifest.OfType<ManifestText>().Single(f => f.Path.EndsWith("slack-app.yaml", StringComparison.Ordinal));

        var after = Generation.Of(before).After(before.With(file.Edit(old, edit)));

        Assert.That(after.Reasons(AppStepNames.Emit), Is.EqualTo(new[] { reason }));
    }

    private static BotProject Project(string? named, string path, string text)
    {
        var project = AppProject.Of(AppProject.Class(Handlers).Replace("[SlackApp]", named is null ? "[SlackApp]" : $"[SlackApp(\"{named}\")]", StringComparison.Ordinal));
        return project with { Manifest = project.Manifest.Add(ManifestText.Users(BotProject.Directory + path, text)) };
    }
}
