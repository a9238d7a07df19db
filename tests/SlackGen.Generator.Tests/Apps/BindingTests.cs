using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>What the generated half of an app registers: the deliveries that each handler handles, by its attribute and its parameters.</summary>
public class BindingTests
{
    // The handlers with what they handle.
    private static readonly Dictionary<string, string> Cases = new(StringComparer.Ordinal)
    {
        ["[OnEvent] Task M(AppMentionEvent e) => Task.CompletedTask;"] = "Event app_mention First",
        ["[OnEvent] Task M(MessageEvent e) => Task.CompletedTask;"] = "Event message Subtype= First",
        ["[OnEvent] Task M(IMessageEvent e) => Task.CompletedTask;"] = "Event message First",
        ["[OnEvent] Task M(MessageChangedEvent e) => Task.CompletedTask;"] = "Event message Subtype=message_changed First",
        ["[OnEvent] Task M(IEvent e) => Task.CompletedTask;"] = "Event First",
        ["[OnEvent] Task M(FunctionExecutedEvent e) => Task.CompletedTask;"] = "Event function_executed First",
        ["[OnEvent(\"message.im\")] Task M(MessageEvent e) => Task.CompletedTask;"] = "Event message.im Subtype= First",
        ["[OnEvent(\"message.im\", \"message.mpim\")] Task M(IMessageEvent e) => Task.CompletedTask;"] = "Event message.im,message.mpim First",
        ["[OnEvent(\"message.im\")] Task M() => Task.CompletedTask;"] = "Event message.im First",
        ["[OnEvent(\"reaction_added\", \"reaction_removed\")] Task M(IEvent e) => Task.CompletedTask;"] = "Event reaction_added,reaction_removed First",
        ["[OnEvent(\"team_join\", Ack = Ack.Returned)] Task M(EventCallback e) => Task.CompletedTask;"] = "Event team_join Returned",
        ["[OnEvent(\"message\", Subtype = \"message_changed\")] Task M() => Task.CompletedTask;"] = "Event message Subtype=message_changed First",
        ["[OnEvent(\"message\", Subtype = \"\")] Task M() => Task.CompletedTask;"] = "Event message Subtype= First",
        ["[OnEvent(Subtype = \"pinned_to_wall\")] Task M(IMessageEvent e) => Task.CompletedTask;"] = "Event message Subtype=pinned_to_wall First",
        ["[OnEvent(Subtype = \"message_changed\")] Task M(MessageChangedEvent e) => Task.CompletedTask;"] = "Event message Subtype=message_changed First",
        ["[OnEvent] Task M(AppMentionEvent e, EventCallback c) => Task.CompletedTask;"] = "Event app_mention First",
        ["[OnCommand(\"/deploy\", \"/undeploy\")] Task M(SlashCommand c) => Task.CompletedTask;"] = "Command /deploy,/undeploy Returned",
        ["[OnCommand(\"/deploy\", Ack = Ack.First)] Task M(SlashCommand c) => Task.CompletedTask;"] = "Command /deploy First",
        ["[OnAction(\"go\")] Task M(ButtonAction a) => Task.CompletedTask;"] = "Action go Type=block_actions Element=button Returned",
        ["[OnAction(\"go\")] Task M(MultiStaticSelectAction a, BlockActions p) => Task.CompletedTask;"] = "Action go Type=block_actions Element=multi_static_select Returned",
        ["[OnAction(\"go\", BlockId = \"row\", Ack = Ack.First)] Task M(IBlockAction a) => Task.CompletedTask;"] = "Action go Type=block_actions BlockId=row First",
        ["[OnAction(BlockId = \"row\")] Task M(SlackGen.Types.ButtonAction a) => Task.CompletedTask;"] = "Action Type=block_actions Element=button BlockId=row Returned",
        ["[OnAction(Pattern = \"^go-[0-9]+$\")] Task M(BlockActions a) => Task.CompletedTask;"] = "Action Pattern=^go-[0-9]+$ Type=block_actions Returned",
        ["[OnAction(\"go\")] Task M() => Task.CompletedTask;"] = "Action go Returned",
        ["[OnAction(\"go\")] Task M(InteractiveMessage m) => Task.CompletedTask;"] = "Action go Type=interactive_message Returned",
        ["[OnSubmit(\"form\")] Task M(ViewSubmission s) => Task.CompletedTask;"] = "Submit form Type=view_submission Returned",
        ["[OnSubmit(\"form\")] Task M(DialogSubmission s) => Task.CompletedTask;"] = "Submit form Type=dialog_submission Returned",
        ["[OnClosed(\"form\")] Task M(ViewClosed c) => Task.CompletedTask;"] = "Closed form Type=view_closed Returned",
        ["[OnClosed(\"form\")] Task M(DialogCancellation c) => Task.CompletedTask;"] = "Closed form Type=dialog_cancellation Returned",
        ["[OnOptions(\"release\")] Task<OptionsReply> M(BlockSuggestion s) => Task.FromResult<OptionsReply>(null!);"] = "Options release Type=block_suggestion Returned",
        ["[OnOptions(\"release\", BlockId = \"b\")] Task<OptionsReply> M() => Task.FromResult<OptionsReply>(null!);"] = "Options release BlockId=b Returned",
        ["[OnShortcut(\"incident\")] Task M(GlobalShortcut s) => Task.CompletedTask;"] = "Shortcut incident Type=shortcut Returned",
        ["[OnShortcut(\"incident\")] Task M(MessageShortcut s) => Task.CompletedTask;"] = "Shortcut incident Type=message_action Returned",
        ["[OnShortcut(\"incident\")] Task M() => Task.CompletedTask;"] = "Shortcut incident Returned",
        ["[OnFunction(\"approve\")] Task<FunctionReply> M(FunctionExecutedEvent f) => Task.FromResult<FunctionReply>(null!);"] = "Function approve First",
        ["[OnFunction(\"approve\", Ack = Ack.Returned)] ValueTask M(EventCallback c) => default;"] = "Function approve Returned",
    };

    private AppBatch batch = null!;
    private LiveApp live = null!;

    [OneTimeSetUp]
    public void Compile()
    {
        batch = new(Cases.Keys.Select(AppProject.Class));
        live = new(batch.Project);
    }

    [OneTimeTearDown]
    public void Unload() => live.Dispose();

    [Test]
    public void A_handler_handles_what_its_attribute_and_its_parameters_say([ValueSource(nameof(Handlers))] string handler) =>
        Assert.That(live.Handlers(batch.Namespace(AppProject.Class(handler))), Is.EqualTo(new[] { "DeployApp.M " + Cases[handler] }));

    [Test]
    public void Handlers_have_the_order_of_the_source()
    {
        using var app = new LiveApp(AppProject.WithHandlers("""
            [OnCommand("/b")] public Task Second() => Task.CompletedTask;
            [OnCommand("/a")] private Task First() => Task.CompletedTask;
            [OnCommand("/c")] internal Task Second(SlashCommand command) => Task.CompletedTask;
            """));

        Assert.That(app.Handlers(), Is.EqualTo(new[] { "DeployApp.Second Command /b Returned", "DeployApp.First Command /a Returned", "DeployApp.Second Command /c Returned" }));
    }

    [Test]
    [SetCulture("en-US")]
    public void Files_have_the_same_order_in_every_culture()
    {
        Assume.That(System.Globalization.CultureInfo.CurrentCulture.CompareInfo.Compare("a", "Z"), Is.Negative, "the culture orders as ordinal comparison does where there is no ICU");
        using var app = new LiveApp(AppProject.WithHandlers("")
            .With("a.cs", AppProject.Header + "partial class DeployApp { [OnCommand(\"/a\")] Task A() => Task.CompletedTask; }")
            .With("Z.cs", AppProject.Header + "partial class DeployApp { [OnCommand(\"/z\")] Task Z() => Task.CompletedTask; }"));

        Assert.That(app.Handlers(), Is.EqualTo(new[] { "DeployApp.Z Command /z Returned", "DeployApp.A Command /a Returned" }));
    }

    [Test]
    public void A_method_with_two_attributes_is_two_handlers()
    {
        using var app = new LiveApp(AppProject.WithHandlers("[OnCommand(\"/deploy\"), OnShortcut(\"deploy\")] Task M(SlackContext slack) => Task.CompletedTask;"));

        Assert.That(app.Handlers(), Is.EqualTo(new[] { "DeployApp.M Command /deploy Returned", "DeployApp.M Shortcut deploy Returned" }));
    }

    [Test]
    public void The_class_of_every_action_handles_its_element()
    {
        var actions = typeof(Types.ButtonAction).Assembly.GetTypes()
            .Where(t => t.IsClass && t.IsAssignableTo(typeof(Types.IBlockAction)) && !t.IsAssignableTo(typeof(Infrastructure.SlackUnknownModel)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToList();
        Assert.That(actions, Has.Count.EqualTo(25));
        using var app = new LiveApp(AppProject.WithHandlers(string.Join('\n', actions.Select(a => $"[OnAction(\"x\")] Task On({a.Name} a) => Task.CompletedTask;"))));

        var elements = actions.Select(a => ((Types.IBlockAction)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(a)).Type);
        Assert.That(app.Handlers(), Is.EqualTo(elements.Select(e => $"DeployApp.On Action x Type=block_actions Element={e} Returned")));
    }

    [Test]
    public void The_class_of_every_event_handles_its_event()
    {
        var events = typeof(Types.IEvent).Assembly.GetTypes()
            .Where(t => t.IsClass && t.IsAssignableTo(typeof(Types.IEvent)) && !t.IsAssignableTo(typeof(Infrastructure.SlackUnknownModel)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToList();
        Assert.That(events, Has.Count.GreaterThan(100));
        using var app = new LiveApp(AppProject.WithHandlers(string.Join('\n', events.Select(e => $"[OnEvent] Task On({e.Name} e) => Task.CompletedTask;"))));

        var types = events.Select(e => ((Types.IEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(e)) is var x && x is Types.IMessageEvent message
            ? $"message Subtype={message.Subtype}"
            : x.Type);
        Assert.That(app.Handlers(), Is.EqualTo(types.Select(t => $"DeployApp.On Event {t} First")));
    }

    [TestCase("")]
    [TestCase("Ctx = SlackGen.Apps.SlackContext<Bot.SlackClient>;")]
    public void The_parts_of_a_class_keep_their_own_usings(string alias)
    {
        var second = $$"""
            using T = SlackGen.Types.SlashCommand;
            {{(alias.Length == 0 ? "" : "using " + alias)}}

            namespace Bot
            {
                using SlackGen.Apps;

                partial class DeployApp
                {
                    [OnCommand("/second")] Task Two(T command, {{(alias.Length == 0 ? "SlackContext<SlackClient>" : "Ctx")}} slack) => Task.CompletedTask;
                }
            }
            """;
        var first = "using T = SlackGen.Types.AppMentionEvent;\n" + AppProject.Header + AppProject.Class("[OnEvent] Task One(T e) => Task.CompletedTask;");
        using var app = new LiveApp(AppProject.OfFile(first).With("DeployApp.second.cs", second));

        Assert.That(app.Handlers(), Is.EqualTo(new[] { "DeployApp.One Event app_mention First", "DeployApp.Two Command /second Returned" }));
    }

    [TestCase("namespace Bot { using SlackGen.Types; namespace Inner { using SlackGen.Apps;", "} }")]
    [TestCase("namespace Bot { using SlackGen.Apps; using SlackGen.Types;", "}")]
    [TestCase("namespace Bot.Inner; using SlackGen.Apps; using SlackGen.Types;", "")]
    [TestCase("using SlackGen.Apps; using SlackGen.Types;", "")]
    public void An_app_may_stand_in_any_namespace(string before, string after) => Generation.Of(AppProject.OfFile(
        $"{before}\n{AppProject.Class("[OnEvent] Task M(AppMentionEvent e, SlackContext<global::Bot.SlackClient>? slack) => Task.CompletedTask;")}{after}"));

    [Test]
    public void An_app_may_stand_where_the_names_of_the_runtime_mean_something_else() => Generation.Of(AppProject.OfFile(
            "using global::SlackGen.Types;\nnamespace MyBot.System.SlackGen;\n[global::SlackGen.Apps.SlackApp] partial class DeployApp { [global::SlackGen.Apps.OnEvent] global::System.Threading.Tasks.Task M(AppMentionEvent e) => null!; }")
        .With("MyBot.cs", "namespace MyBot { class Task { } class SlackReply { } class Ack { } namespace System { class Array { } class TimeSpan { } } }"));

    [Test]
    public void Two_apps_whose_names_differ_in_case_have_files_of_their_own()
    {
        var generation = Generation.Of(AppProject.Of(AppProject.Class("[OnCommand(\"/a\")] Task M() => null!;") + AppProject.Class("[OnCommand(\"/a\")] Task M() => null!;").Replace("DeployApp", "DeployAPP", StringComparison.Ordinal)));

        Assert.That(generation.Sources.Keys, Is.SupersetOf(new[] { "Bot.DeployAPP.g.cs", "Bot.DeployApp.2.g.cs" }));
    }

    private static IEnumerable<string> Handlers() => Cases.Keys;

    [Test]
    public void Generated_code_is_CSharp_11() => Generation.Of(AppProject.OfFile(AppProject.Header + AppProject.Class("[OnAction(Pattern = \".\")] Task M() => null!;"), LanguageVersion.CSharp11));
}
