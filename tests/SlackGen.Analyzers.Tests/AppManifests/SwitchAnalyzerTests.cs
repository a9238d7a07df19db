using SlackGen.Analyzers.AppManifests;
using SlackGen.CodeFixes.AppManifests;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>SLACKGEN227 and SLACKGEN228: interactivity and Socket Mode that are off while code needs them.</summary>
[Category("Slow")]
public sealed class SwitchAnalyzerTests
{
    private const string Off = "settings:\n  socket_mode_enabled: false\n";
    private const string On = "settings:\n  socket_mode_enabled: true\n";
    private const string Host = """
        using Microsoft.Extensions.DependencyInjection;

        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }

        public static class Host
        {
            public static void Add(IServiceCollection services) => services.AddSlackApp<DeployApp>().UseSocketMode(o => o.AppToken = "xapp-1");
        }
        """;

    private static readonly string MarkedHost = Host.Replace("UseSocketMode", "{|SLACKGEN228:UseSocketMode|}", StringComparison.Ordinal);

    [Test]
    public Task Actions_without_interactivity_are_reported_once() => Analysis<SwitchAnalyzer>.AssertAsync(
        Code.App("""
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
            [{|SLACKGEN227:OnAction("roll_back")|}] public Task RollBack(ButtonAction click) => Task.CompletedTask;
            [OnSubmit("form")] public Task Submitted(ViewSubmission form) => Task.CompletedTask;
            """),
        "settings: { interactivity: { is_enabled: false } }");

    [TestCase("settings: { interactivity: { is_enabled: flase } }")]
    [TestCase("settings: { interactivity: true }")]
    [TestCase("settings: { interactivty: { is_enabled: true } }")]
    [TestCase("settings: 1")]
    public Task Interactivity_is_not_reported_if_its_switch_cannot_be_read(string manifest) => Analysis<SwitchAnalyzer>.AssertAsync(
        Code.App("""[OnAction("roll_back")] public Task RollBack(ButtonAction click) => Task.CompletedTask;"""),
        manifest);

    [TestCase("settings: { socket_mode_enabled: ture }")]
    [TestCase("settings: { socket_mode: true, socket_mode_enable: true }")]
    [TestCase("settings: [socket_mode_enabled]")]
    public Task Socket_Mode_is_not_reported_if_its_switch_cannot_be_read(string manifest) => Analysis<SwitchAnalyzer>.AssertAsync(Host, manifest);

    [Test]
    public Task Shortcuts_need_interactivity() => Analysis<SwitchAnalyzer>.AssertAsync(
        Code.App("""[{|SLACKGEN227:OnShortcut("file_bug")|}] public Task FileBug(MessageShortcut shortcut) => Task.CompletedTask;"""),
        "display_information: { name: Deploy Bot }");

    [Test]
    public Task Actions_with_interactivity_are_not_reported() => Analysis<SwitchAnalyzer>.AssertAsync(
        Code.App("""[OnAction("roll_back")] public Task RollBack(ButtonAction click) => Task.CompletedTask;"""),
        "settings: { interactivity: { is_enabled: true } }");

    [Test]
    public Task Commands_and_events_need_no_interactivity() => Analysis<SwitchAnalyzer>.AssertAsync(
        Code.App("""
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
            [OnEvent] public Task Mentioned(AppMentionEvent mention) => Task.CompletedTask;
            """),
        "settings: { interactivity: { is_enabled: false } }");

    [Test]
    public Task Use_of_socket_mode_that_is_off_is_reported() => Analysis<SwitchAnalyzer>.AssertAsync(MarkedHost, Off);

    [Test]
    public Task Use_of_socket_mode_that_is_left_out_is_reported() => Analysis<SwitchAnalyzer>.AssertAsync(MarkedHost, "display_information: { name: Deploy Bot }");

    [Test]
    public Task Use_of_socket_mode_that_is_on_is_not_reported() => Analysis<SwitchAnalyzer>.AssertAsync(Host, On);

    [Test]
    public Task Use_of_socket_mode_by_a_variable_is_reported() => Analysis<SwitchAnalyzer>.AssertAsync(
        MarkedHost.Replace(
            """=> services.AddSlackApp<DeployApp>().{|SLACKGEN228:UseSocketMode|}(o => o.AppToken = "xapp-1");""",
            "{ var app = services.AddSlackApp<DeployApp>(); if (services.Count > 0) { app.{|SLACKGEN228:UseSocketMode|}(); } }",
            StringComparison.Ordinal),
        Off);

    [Test]
    public Task Each_app_uses_the_socket_mode_of_its_own_manifest() => Analysis<SwitchAnalyzer>.AssertAsync(
        Host.Replace("[SlackApp]", """[SlackApp("on.yaml")]""", StringComparison.Ordinal),
        [("slack-app.yaml", Off), ("on.yaml", On)]);

    [Test]
    public Task A_method_of_the_same_name_is_not_reported() => Analysis<SwitchAnalyzer>.AssertAsync(
        """
        namespace Bot;

        public sealed class Options
        {
            public void UseSocketMode() { }

            public static void Set(Options options) => options.UseSocketMode();
        }
        """,
        Off);

    [Test]
    public Task A_pragma_switches_the_diagnostic_off() => Analysis<SwitchAnalyzer>.AssertAsync("#pragma warning disable SLACKGEN228\n" + Host, Off);

    [Test]
    public Task The_fix_switches_interactivity_on() => Fix<SwitchAnalyzer, SetSwitchFix>.AssertAsync(
        Code.App("""[{|SLACKGEN227:OnAction("roll_back")|}] public Task RollBack(ButtonAction click) => Task.CompletedTask;"""),
        Code.App("""[OnAction("roll_back")] public Task RollBack(ButtonAction click) => Task.CompletedTask;"""),
        [("slack-app.yaml", "settings:\n  interactivity:\n    is_enabled: false # for now\n")],
        [("slack-app.yaml", "settings:\n  interactivity:\n    is_enabled: true # for now\n")]);

    [Test]
    public Task The_fix_switches_socket_mode_on() => Fix<SwitchAnalyzer, SetSwitchFix>.AssertAsync(MarkedHost, Host, [("slack-app.yaml", Off)], [("slack-app.yaml", On)]);
}
