using SlackGen.Analyzers.AppManifests;
using SlackGen.CodeFixes.AppManifests;

namespace SlackGen.Analyzers.Tests.AppManifests;

/// <summary>SLACKGEN225 and SLACKGEN226: handlers of things that the app does not declare, and declarations without a handler.</summary>
[Category("Slow")]
public sealed class DeclarationAnalyzerTests
{
    private const string Deploy = """[OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;""";
    private const string Undeclared = """[OnCommand({|SLACKGEN225:"/deploy"|})] public Task DeployRelease(SlashCommand command) => Task.CompletedTask;""";
    private const string Declared = """[OnCommand("/deploy")] public Task DeployRelease(SlashCommand command) => Task.CompletedTask;""";

    [Test]
    public Task A_command_that_the_app_does_not_declare_is_reported() => AssertAsync(
        """[OnCommand("/deploy", {|SLACKGEN225:"/roll-back"|})] public Task Deploy(SlashCommand command) => Task.CompletedTask;""",
        "features: { slash_commands: [{ command: /deploy, description: Deploys }] }");

    [Test]
    public Task A_pattern_takes_any_declaration_that_matches() => AssertAsync(
        """
            [OnShortcut(Pattern = "^deploy_(staging|production)$")] public Task Deploy(GlobalShortcut shortcut) => Task.CompletedTask;
            [OnShortcut(Pattern = {|SLACKGEN225:"^undo"|})] public Task Undo(GlobalShortcut shortcut) => Task.CompletedTask;
            """,
        "features: { shortcuts: [{ type: global, name: Deploy, callback_id: deploy_staging, description: Deploys }] }");

    [Test]
    public Task A_shortcut_is_declared_for_the_menu_of_its_payload() => AssertAsync(
        """
            [OnShortcut({|SLACKGEN225:"file_bug"|})] public Task FileBug(MessageShortcut shortcut) => Task.CompletedTask;
            [OnShortcut("deploy")] public Task Deploy(GlobalShortcut shortcut) => Task.CompletedTask;
            [OnShortcut("on_call")] public Task Call(SlackContext context) => Task.CompletedTask;
            """,
        """
        features:
          shortcuts:
            - { type: global, name: Bug, callback_id: {|SLACKGEN226:file_bug|}, description: Files a bug }
            - { type: global, name: Deploy, callback_id: deploy, description: Deploys }
            - { type: message, name: On call, callback_id: on_call, description: Calls somebody }
        """);

    [Test]
    public Task A_function_that_the_app_does_not_declare_is_reported() => AssertAsync(
        """[OnFunction({|SLACKGEN225:"is_live"|})] public Task<FunctionReply> IsLive(FunctionExecutedEvent run) => Task.FromResult(FunctionReply.Fail("No"));""",
        "functions: { {|SLACKGEN226:was_live|}: { title: Was it live?, description: Says so, input_parameters: {}, output_parameters: {} } }");

    [Test]
    public Task Options_over_http_need_a_url() => AssertAsync(
        """[{|SLACKGEN225:OnOptions("release")|}] public Task<OptionsReply> Find(BlockSuggestion typed) => Task.FromResult<OptionsReply>(new List<Option>());""",
        "settings: { interactivity: { is_enabled: true, request_url: https://bot.example.com/slack } }");

    [TestCase("socket_mode_enabled: true, interactivity: { is_enabled: true }")]
    [TestCase("interactivity: { is_enabled: true, message_menu_options_url: https://bot.example.com/slack }")]
    public Task Options_with_socket_mode_or_a_url_are_not_reported(string settings) => AssertAsync(
        """[OnOptions("release")] public Task<OptionsReply> Find(BlockSuggestion typed) => Task.FromResult<OptionsReply>(new List<Option>());""",
        $"settings: {{ {settings} }}");

    [Test]
    public Task A_step_of_the_retired_workflow_builder_is_not_reported() => AssertAsync(
        """[OnShortcut("edit_step")] public Task Edit(WorkflowStepEdit edit) => Task.CompletedTask;""",
        "features: { workflow_steps: [{ name: Step, callback_id: edit_step }] }");

    [TestCase("features: { slash_commands: /deploy }")]
    [TestCase("features: { slash_commands: [{ comand: /deploy }] }")]
    [TestCase("features: { slash_command: [{ command: /deploy }] }")]
    [TestCase("features: [slash_commands]")]
    [TestCase("common: &f {}\nfeatures: *f")]
    [TestCase("features: {}\nfeatures: {}")]
    public Task A_command_that_may_be_declared_in_a_part_that_cannot_be_read_is_not_reported(string manifest) => AssertAsync(Deploy, manifest);

    [Test]
    public Task A_shortcut_with_a_misspelt_type_is_not_reported_as_one_of_the_other_menu() => AssertAsync(
        """[OnShortcut("file_bug")] public Task FileBug(MessageShortcut shortcut) => Task.CompletedTask;""",
        "features: { shortcuts: [{ type: mesage, callback_id: file_bug }] }");

    [TestCase("settings: { socket_mode_enabled: flase }")]
    [TestCase("settings: { interactivity: { message_menu_option_url: https://bot.example.com/slack } }")]
    [TestCase("settings: 1")]
    public Task Options_are_not_reported_if_their_settings_cannot_be_read(string manifest) => AssertAsync(
        """[OnOptions("release")] public Task<OptionsReply> Find(BlockSuggestion typed) => Task.FromResult<OptionsReply>(new List<Option>());""",
        manifest);

    [Test]
    public Task A_command_of_an_app_with_code_channels_may_be_set_while_it_runs() => AssertAsync(
        Deploy,
        "features: { code_channels: { enabled: true } }");

    [TestCase("features: { code_channels: { enabled: false } }")]
    [TestCase("features: { code_channels: {} }")]
    public Task A_command_of_an_app_without_code_channels_is_declared(string manifest) => AssertAsync(
        """[OnCommand({|SLACKGEN225:"/deploy"|})] public Task Deploy(SlashCommand command) => Task.CompletedTask;""",
        manifest);

    [TestCase("")]
    [TestCase("deploy")]
    public Task A_name_that_is_none_is_reported_by_the_generator_only(string name) => AssertAsync(
        $$"""[OnCommand({|SLACKGEN211:"{{name}}"|})] public Task Deploy(SlashCommand command) => Task.CompletedTask;""",
        "features: {}");

    [Test]
    public Task A_command_that_no_handler_takes_is_reported() => AssertAsync(
        Deploy,
        """
        features:
          slash_commands:
            - { command: /deploy, description: Deploys }
            - { command: {|SLACKGEN226:/undo|}, description: Undoes }
        """);

    [Test]
    public Task Declarations_are_not_reported_in_a_project_without_an_app() => Analysis<DeclarationAnalyzer>.AssertAsync(
        Code.Method("""await slack.Chat.PostMessageAsync("C024BE91L", "Sale", cancellationToken: stopping);"""),
        "features: { slash_commands: [{ command: /deploy, description: Deploys }] }");

    [Test]
    public Task Two_apps_of_one_manifest_handle_its_declarations_together() => Analysis<DeclarationAnalyzer>.AssertAsync(
        """
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }

        [SlackApp]
        public partial class UndoApp
        {
            [OnCommand("/undo")] public Task Undo(SlashCommand command) => Task.CompletedTask;
        }
        """,
        "features: { slash_commands: [{ command: /deploy, description: Deploys }, { command: /undo, description: Undoes }] }");

    [Test]
    public Task A_pragma_switches_the_diagnostic_off() => AssertAsync(
        $"""
            #pragma warning disable SLACKGEN225
            {Deploy}
            #pragma warning restore SLACKGEN225
            """,
        "display_information: { name: Deploy Bot }");

    [Test]
    public Task The_fix_declares_the_command() => FixAsync(
        Undeclared,
        Declared,
        "settings:\n  socket_mode_enabled: true\n",
        "settings:\n  socket_mode_enabled: true\nfeatures:\n  slash_commands:\n    - command: /deploy\n      description: Deploy release\n");

    [Test]
    public Task The_fix_declares_the_command_with_the_url_of_the_app() => FixAsync(
        Undeclared,
        Declared,
        """
        features:
          slash_commands: []
        settings:
          event_subscriptions:
            request_url: https://bot.example.com/slack
        """,
        """
        features:
          slash_commands:
            - command: /deploy
              description: Deploy release
              url: https://bot.example.com/slack
        settings:
          event_subscriptions:
            request_url: https://bot.example.com/slack
        """);

    [Test]
    public Task The_fix_of_all_declares_what_two_apps_handle_once() => Fix<DeclarationAnalyzer, DeclareFix>.AssertAsync(
        Apps("""[OnCommand({|SLACKGEN225:"/deploy"|})]"""),
        Apps("""[OnCommand("/deploy")]"""),
        [("slack-app.yaml", "settings:\n  socket_mode_enabled: true\n")],
        [("slack-app.yaml", "settings:\n  socket_mode_enabled: true\nfeatures:\n  slash_commands:\n    - command: /deploy\n      description: Deploy\n")],
        "DeclareFix command");

    [Test]
    public Task The_fix_is_not_offered_for_a_manifest_in_which_its_place_is_not_certain()
    {
        var (source, manifest) = (Code.App(Undeclared), "display_information: {}\ndisplay_information: {}\n");
        return Fix<DeclarationAnalyzer, DeclareFix>.AssertAsync(source, source, [("slack-app.yaml", manifest)], [("slack-app.yaml", manifest)]);
    }

    [TestCase("GlobalShortcut shortcut", "global", "DeclareFix global")]
    [TestCase("MessageShortcut shortcut", "message", "DeclareFix message")]
    [TestCase("SlackContext context", "message", "DeclareFix message")]
    public Task The_fix_declares_the_shortcut(string parameter, string type, string key) => FixAsync(
        $$"""[OnShortcut({|SLACKGEN225:"file_bug"|})] public Task FileBug({{parameter}}) => Task.CompletedTask;""",
        $"""[OnShortcut("file_bug")] public Task FileBug({parameter}) => Task.CompletedTask;""",
        "settings:\n  socket_mode_enabled: true\n",
        $"settings:\n  socket_mode_enabled: true\nfeatures:\n  shortcuts:\n    - type: {type}\n      name: File bug\n      callback_id: file_bug\n      description: File bug\n",
        key);

    [Test]
    public Task The_fix_declares_the_function() => FixAsync(
        """[OnFunction({|SLACKGEN225:"is_live"|})] public Task<FunctionReply> IsLive(FunctionExecutedEvent run) => Task.FromResult(FunctionReply.Fail("No"));""",
        """[OnFunction("is_live")] public Task<FunctionReply> IsLive(FunctionExecutedEvent run) => Task.FromResult(FunctionReply.Fail("No"));""",
        "settings:\n  function_runtime: remote\n",
        "settings:\n  function_runtime: remote\nfunctions:\n  is_live:\n    title: Is live\n    description: Is live\n    input_parameters: {}\n    output_parameters: {}\n");

    private static string Apps(string command) => $$"""
        namespace Bot;

        [SlackApp]
        public partial class DeployApp
        {
            {{command}} public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }

        [SlackApp]
        public partial class OtherApp
        {
            {{command}} public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }
        """;

    private static Task AssertAsync(string handlers, string manifest) => Analysis<DeclarationAnalyzer>.AssertAsync(Code.App(handlers), manifest);

    private static Task FixAsync(string handlers, string fixedHandlers, string manifest, string fixedManifest, string? key = null) => Fix<DeclarationAnalyzer, DeclareFix>.AssertAsync(
        Code.App(handlers),
        Code.App(fixedHandlers),
        [("slack-app.yaml", manifest)],
        [("slack-app.yaml", fixedManifest)],
        key);
}
