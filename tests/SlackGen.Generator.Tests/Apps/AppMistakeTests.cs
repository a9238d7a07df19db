using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>Mistakes in an app and its handlers: each has an ID, a span and a message that says what to do; correct code beside it has none.</summary>
public class AppMistakeTests
{
    private const string Right = "[OnCommand(\"/right\")] Task Right() => Task.CompletedTask;\n";

    // The cases of the tests below that take a whole file or the members of an app, in one compilation.
    private static readonly AppBatch Batch = new(
    [
        .. CasesOf(nameof(A_mistake_of_the_class_has_the_location_of_its_attribute)),
        .. CasesOf(nameof(A_mistake_of_a_handler_has_its_location_and_costs_that_handler)).Select(c => AppProject.Class(Right + c)),
        .. CasesOf(nameof(SLACKGEN208_two_handlers_of_one_thing)).Select(AppProject.Class),
        .. CasesOf(nameof(Nothing_is_wrong_with)).Select(AppProject.Class),
    ]);

    [TestCase("[SlackApp] public class DeployApp { }", "SLACKGEN201", "'DeployApp' must be partial: the registration and the calls of its handlers are generated into its other half.")]
    [TestCase("[SlackApp] public static partial class DeployApp { }", "SLACKGEN202", "'DeployApp' is static; an app is a plain partial class in a namespace.")]
    [TestCase("[SlackApp] public abstract partial class DeployApp { }", "SLACKGEN202", "'DeployApp' is abstract; an app is a plain partial class in a namespace.")]
    [TestCase("[SlackApp] public partial record DeployApp { }", "SLACKGEN202", "'DeployApp' is a record; an app is a plain partial class in a namespace.")]
    [TestCase("[SlackApp] public record DeployApp { }", "SLACKGEN202", "'DeployApp' is a record; an app is a plain partial class in a namespace.")]
    [TestCase("[SlackApp] public partial class DeployApp<T> { }", "SLACKGEN202", "'DeployApp' is generic; an app is a plain partial class in a namespace.")]
    [TestCase("[SlackApp] file partial class DeployApp { }", "SLACKGEN202", "'DeployApp' is local to its file; an app is a plain partial class in a namespace.")]
    [TestCase("partial class Outer { [SlackApp] public partial class DeployApp { } }", "SLACKGEN202", "'DeployApp' is nested in another type; an app is a plain partial class in a namespace.")]
    [TestCase("[SlackApp] partial class DeployApp { public DeployApp() { } public DeployApp(System.Version v) { } [OnCommand(\"/a\")] Task M() => null!; }", "SLACKGEN203", "'DeployApp' has 2 public constructors; an app has one, or a primary one, which takes services.")]
    [TestCase("[SlackApp] partial class DeployApp { private DeployApp() { } [OnCommand(\"/a\")] Task M() => null!; }", "SLACKGEN203", "'DeployApp' has no public constructor; an app has one, or a primary one, which takes services.")]
    [TestCase("[SlackApp] partial class DeployApp { }", "SLACKGEN216", "'DeployApp' has no handlers: mark its methods with [OnEvent], [OnCommand] and the like.")]
    public void A_mistake_of_the_class_has_the_location_of_its_attribute(string code, string id, string message)
    {
        var diagnostic = Batch.Diagnostics(code).Single();

        Assert.That(diagnostic.Id, Is.EqualTo(id));
        Assert.That(diagnostic.Message(), Is.EqualTo(message));
        Assert.That(diagnostic.Underlined(Batch.Text(code)), Is.EqualTo("SlackApp"));
    }

    [Test]
    public void SLACKGEN003_an_old_language_is_named() => Assert.That(
        Generation.Of(
            AppProject.OfFile("namespace Bot\n{\n    [SlackGen.Apps.SlackApp] public partial class DeployApp { }\n}", LanguageVersion.CSharp10)
                .With("SlackClient.cs", "").With("Usings.cs", ""),
            "SLACKGEN003").Diagnostics.Single().Message(),
        Does.Contain("needs C# 11"));

    // A handler beside a right one, the underlined text, and the message.
    [TestCase("[OnCommand(\"/a\")] static Task M() => null!;", "SLACKGEN204", "M", "'M' is static; a handler is an instance method without type parameters.")]
    [TestCase("[OnCommand(\"/a\")] Task M<T>() => null!;", "SLACKGEN204", "M", "'M' is generic; a handler is an instance method without type parameters.")]
    [TestCase("[OnCommand(\"/a\")] Task M(string text) => null!;", "SLACKGEN205", "string", "The parameter 'text' cannot be bound: 'string' is neither a payload nor a service. A handler of commands takes SlashCommand, SlackContext, SlackDelivery, SlackResponder, CancellationToken and services, which are classes and interfaces.")]
    [TestCase("[OnAction(\"a\")] Task M(int number) => null!;", "SLACKGEN205", "int", "The parameter 'number' cannot be bound: 'int' is neither a payload nor a service. A handler of actions takes an action such as ButtonAction,")]
    [TestCase("[OnAction(\"a\")] Task M(System.Text.Json.JsonElement json) => null!;", "SLACKGEN205", "System.Text.Json.JsonElement", "The parameter 'json' cannot be bound: a handler gets the JSON of the payload as SlackDelivery.Payload.")]
    [TestCase("[OnAction(\"a\")] Task M(object any) => null!;", "SLACKGEN205", "object", "The parameter 'any' cannot be bound: 'object' is neither")]
    [TestCase("[OnAction(\"a\")] Task M(string[] all) => null!;", "SLACKGEN205", "string[]", "The parameter 'all' cannot be bound: 'string[]' is neither")]
    [TestCase("[OnAction(\"a\")] Task M(Action act) => null!;", "SLACKGEN205", "Action", "The parameter 'act' cannot be bound: 'Action' is neither")]
    [TestCase("[OnAction(\"a\")] Task M(in CancellationToken token) => null!;", "SLACKGEN205", "CancellationToken", "The parameter 'token' cannot be bound: it is passed by reference.")]
    [TestCase("[OnAction(\"a\")] Task M(UnknownBlockAction a) => null!;", "SLACKGEN205", "UnknownBlockAction", "The parameter 'a' cannot be bound: 'UnknownBlockAction' is neither")]
    [TestCase("[OnAction(\"a\")] Task M(SlackGen.Types.User user) => null!;", "SLACKGEN205", "SlackGen.Types.User", "The parameter 'user' cannot be bound: 'User' is neither")]
    [TestCase("[OnEvent(\"a\")] Task M(UnknownEvent e) => null!;", "SLACKGEN205", "UnknownEvent", "The parameter 'e' cannot be bound: 'UnknownEvent' is neither")]
    [TestCase("[OnAction(\"a\")] Task M([FromKeyedServices(1.5)] List<int> l) => null!;", "SLACKGEN205", "List<int>", "The parameter 'l' cannot be bound: the type or the key is not that of a keyed service.")]
    [TestCase("[OnCommand(\"/a\")] Task M(ViewSubmission form) => null!;", "SLACKGEN206", "ViewSubmission", "'ViewSubmission' belongs to [OnSubmit]; a handler of commands takes SlashCommand.")]
    [TestCase("[OnSubmit(\"a\")] Task M(ButtonAction click) => null!;", "SLACKGEN206", "ButtonAction", "'ButtonAction' belongs to [OnAction]; a handler of submissions takes ViewSubmission.")]
    [TestCase("[OnShortcut(\"a\")] Task M(EventCallback payload) => null!;", "SLACKGEN206", "EventCallback", "'EventCallback' belongs to [OnEvent] or [OnFunction]; a handler of shortcuts takes GlobalShortcut or MessageShortcut.")]
    [TestCase("[OnCommand(\"/a\")] Task M(SlashCommand a, SlashCommand b) => null!;", "SLACKGEN207", "SlashCommand", "'a' has the same part of the payload already; a handler handles one payload.")]
    [TestCase("[OnAction(\"a\")] Task M(InteractiveMessage m, ButtonAction a) => null!;", "SLACKGEN207", "ButtonAction", "'m' is of 'interactive_message' and 'a' of 'block_actions'; no payload is both.")]
    [TestCase("[OnAction(\"a\")] Task M(ButtonAction a, InteractiveMessage m) => null!;", "SLACKGEN207", "InteractiveMessage", "'a' is of 'block_actions' and 'm' of 'interactive_message'; no payload is both.")]
    [TestCase("[OnEvent] Task M(AppMentionEvent a, MessageEvent b) => null!;", "SLACKGEN207", "MessageEvent", "'a' has the same part of the payload already; a handler handles one event or action.")]
    [TestCase("[OnCommand(\"/right\")] Task M() => null!;", "SLACKGEN208", "\"/right\"", "'Right' handles the command '/right' already; a delivery has one handler.")]
    [TestCase("[OnCommand(\"/a\", \"/a\")] Task M() => null!;", "SLACKGEN208", "\"/a\"", "'M' handles the command '/a' already; a delivery has one handler.")]
    [TestCase("[OnCommand(\"/a\")] void M() { }", "SLACKGEN209", "void", "'M' returns nothing, so nobody can wait for it: a handler of commands returns Task<CommandReply> or ValueTask<CommandReply>, or Task for no reply.")]
    [TestCase("[OnCommand(\"/a\")] async void M() => await Task.Yield();", "SLACKGEN209", "void", "'M' is async void, so nobody sees its end or its exceptions: a handler of commands returns")]
    [TestCase("[OnCommand(\"/a\")] Task<ViewReply> M() => null!;", "SLACKGEN209", "Task<ViewReply>", "'M' returns a ViewReply, which is the reply of [OnSubmit]: a handler of commands returns Task<CommandReply>")]
    [TestCase("[OnCommand(\"/a\")] CommandReply M() => null!;", "SLACKGEN209", "CommandReply", "'M' returns CommandReply without a task: a handler of commands returns Task<CommandReply>")]
    [TestCase("[OnCommand(\"/a\")] Task<string> M() => null!;", "SLACKGEN209", "Task<string>", "'M' returns Task<string>: a handler of commands returns Task<CommandReply>")]
    [TestCase("[OnEvent(\"a\")] Task<CommandReply> M() => null!;", "SLACKGEN209", "Task<CommandReply>", "'M' returns a CommandReply, which is the reply of [OnCommand]: a handler of events has no reply; it returns Task or ValueTask.")]
    [TestCase("[OnOptions(\"a\")] Task M() => null!;", "SLACKGEN209", "Task", "'M' returns Task: a handler of options returns Task<OptionsReply> or ValueTask<OptionsReply>.")]
    [TestCase("[OnCommand] Task M() => null!;", "SLACKGEN210", "OnCommand", "[OnCommand] names no command, so it is not clear what the method handles.")]
    [TestCase("[OnAction] Task M() => null!;", "SLACKGEN210", "OnAction", "[OnAction] names no action ID, so it is not clear what the method handles.")]
    [TestCase("[OnSubmit] Task M() => null!;", "SLACKGEN210", "OnSubmit", "[OnSubmit] names no callback ID, so it is not clear what the method handles.")]
    [TestCase("[OnClosed(null!)] Task M() => null!;", "SLACKGEN210", "OnClosed(null!)", "[OnClosed] names no callback ID, so it is not clear what the method handles.")]
    [TestCase("[OnCommand(\"deploy\")] Task M() => null!;", "SLACKGEN211", "\"deploy\"", "'deploy' is not a command: a command begins with a slash and has no spaces, as '/deploy' does.")]
    [TestCase("[OnCommand(\"/a b\")] Task M() => null!;", "SLACKGEN211", "\"/a b\"", "'/a b' is not a command: a command begins with a slash and has no spaces.")]
    [TestCase("[OnCommand(\"/\")] Task M() => null!;", "SLACKGEN211", "\"/\"", "'/' is not a command:")]
    [TestCase("[OnAction(\"\")] Task M() => null!;", "SLACKGEN211", "\"\"", "[OnAction] has an empty name; write the action ID that the method handles.")]
    [TestCase("[OnCommand(\"\")] Task M() => null!;", "SLACKGEN211", "\"\"", "[OnCommand] has an empty name; write the command that the method handles.")]
    [TestCase("[OnEvent(\" \")] Task M(AppMentionEvent e) => null!;", "SLACKGEN211", "\" \"", "[OnEvent] has an empty name; write the event that the method handles.")]
    [TestCase("[OnAction(\"a\", BlockId = \" \")] Task M() => null!;", "SLACKGEN211", "\" \"", "The block ID is empty; leave it out for any block.")]
    [TestCase("[OnEvent(\"AppMention\")] Task M() => null!;", "SLACKGEN211", "\"AppMention\"", "'AppMention' is not an event: the type of an event is in lower case, such as 'app_mention' or 'message.im'.")]
    [TestCase("[OnAction(\"a\", Pattern = \"b\")] Task M() => null!;", "SLACKGEN211", "\"b\"", "[OnAction] has names and a pattern; a handler has either.")]
    [TestCase("[OnAction(Pattern = \"(\")] Task M() => null!;", "SLACKGEN212", "\"(\"", "The regular expression is not valid: ")]
    [TestCase("[OnAction(Pattern = \"\")] Task M() => null!;", "SLACKGEN212", "\"\"", "The regular expression is empty, so it matches every name.")]
    [TestCase("[OnCommand(\"/a\", Ack = Ack.First)] Task<CommandReply> M() => null!;", "SLACKGEN213", "OnCommand(\"/a\", Ack = Ack.First)", "'M' returns a CommandReply after the acknowledgement, which would carry it: reply with SlackResponder and return Task, or leave out Ack.First.")]
    [TestCase("[OnEvent] Task M() => null!;", "SLACKGEN214", "OnEvent", "[OnEvent] does not say which event: name its type in [OnEvent(\"…\")], or take a parameter such as AppMentionEvent; IEvent is every event.")]
    [TestCase("[OnEvent] Task M(EventCallback payload) => null!;", "SLACKGEN214", "OnEvent", "[OnEvent] does not say which event:")]
    [TestCase("[OnEvent(Subtype = \"message_changed\")] Task M() => null!;", "SLACKGEN214", "OnEvent(Subtype = \"message_changed\")", "[OnEvent] does not say which event: name its type")]
    [TestCase("[OnEvent(\"message\", Subtype = \"MessageChanged\")] Task M() => null!;", "SLACKGEN211", "\"MessageChanged\"", "'MessageChanged' is not a subtype: the subtype of an event is in lower case, such as 'message_changed'.")]
    [TestCase("[OnEvent(Subtype = \"message_change\")] Task M(MessageChangedEvent e) => null!;", "SLACKGEN215", "\"message_change\"", "The subtype 'message_change' is not the 'message_changed' that the parameter takes, so the handler never runs. Did you mean 'message_changed'?")]
    [TestCase("[OnEvent(Subtype = \"me_message\")] Task M(MessageEvent e) => null!;", "SLACKGEN215", "\"me_message\"", "The subtype 'me_message' is not the 'message' without a subtype that the parameter takes, so the handler never runs.")]
    [TestCase("[OnEvent(\"message.im\")] Task M(AppMentionEvent e) => null!;", "SLACKGEN215", "\"message.im\"", "An event 'message.im' is not the 'app_mention' that the parameter takes, so the handler never runs for it.")]
    [TestCase("[OnEvent(\"message.channel\")] Task M(IMessageEvent e) => null!;", "SLACKGEN215", "\"message.channel\"", "An event 'message.channel' is not the 'message' that the parameter takes, so the handler never runs for it. Did you mean 'message.channels'?")]
    [TestCase("[OnEvent(\"message\", \"team_join\")] Task M(MessageEvent e) => null!;", "SLACKGEN215", "\"team_join\"", "An event 'team_join' is not the 'message' that the parameter takes,")]
    public void A_mistake_of_a_handler_has_its_location_and_costs_that_handler(string handler, string id, string underlined, string message)
    {
        var code = AppProject.Class(Right + handler);
        var diagnostic = Batch.Diagnostics(code).Single();

        Assert.That(diagnostic.Id, Is.EqualTo(id));
        Assert.That(diagnostic.Message(), Does.StartWith(message));
        Assert.That(diagnostic.Underlined(Batch.Text(code)), Is.EqualTo(underlined));
        Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Error));
        Assert.That(Batch.Source(code), Does.Contain("\"DeployApp.Right\"").And.Not.Contain("\"DeployApp.M\""));
    }

    [TestCase("[OnEvent] Task M(DeployFinishedEvent e) => null!;", "SLACKGEN214", "OnEvent", "[OnEvent] does not say which event: the class of the parameter is not part of SlackGen. Name the type of the event in [OnEvent(\"…\")].")]
    [TestCase("[OnAction(\"a\")] Task M(DeployFinishedEvent e) => null!;", "SLACKGEN206", "DeployFinishedEvent", "'DeployFinishedEvent' belongs to [OnEvent]; a handler of actions takes an action such as ButtonAction.")]
    [TestCase("[OnEvent(\"message\")] Task M(MessagePinnedToWallEvent e) => null!;", "SLACKGEN214", "OnEvent(\"message\")", "[OnEvent] does not say which event: 'MessagePinnedToWallEvent' is not the class of 'message', so it is that of a subtype. Name it in [OnEvent(\"message\", Subtype = \"…\")].")]
    [TestCase("[OnCommand(\"/a\")] Task M(VoiceNoteAction a) => null!;", "SLACKGEN206", "VoiceNoteAction", "'VoiceNoteAction' belongs to [OnAction]; a handler of commands takes SlashCommand.")]
    public void A_class_that_does_not_exist_yet_is_an_event_or_an_action_and_the_attribute_says_which(string handler, string id, string underlined, string message)
    {
        var code = AppProject.Class(Right + handler);
        var diagnostic = Generation.Uncompiled(AppProject.Of(code)).Diagnostics.Single();

        Assert.That(diagnostic.Id, Is.EqualTo(id));
        Assert.That(diagnostic.Message(), Is.EqualTo(message));
        Assert.That(diagnostic.Underlined(AppProject.Header + code), Is.EqualTo(underlined));
    }

    [TestCase("string token", "string", "'string' is not a service")]
    [TestCase("SlackContext slack", "SlackContext", "'SlackContext' is not a service")]
    [TestCase("CancellationToken stopping", "CancellationToken", "'CancellationToken' is not a service")]
    [TestCase("ref List<int> list", "List<int>", "'List<int>' is not a service")]
    [TestCase("AppMentionEvent e", "AppMentionEvent", "'AppMentionEvent' is not a service")]
    public void SLACKGEN205_a_constructor_takes_services(string parameter, string underlined, string message)
    {
        var code = $"[SlackApp]\npartial class DeployApp\n{{\npublic DeployApp({parameter}) {{ }}\n{Right}}}";
        var generation = Generation.Of(AppProject.Of(code), "SLACKGEN205");

        Assert.That(generation.Diagnostics.Single().Underlined(AppProject.Header + code), Is.EqualTo(underlined));
        Assert.That(generation.Diagnostics.Single().Message(), Does.Contain("a constructor of an app takes services").And.Contain(message));
        Assert.That(generation.Sources.Keys, Has.None.Contains("DeployApp"));
    }

    [Test]
    public void SLACKGEN204_an_explicit_implementation() => Assert.That(
        Generation.Of(AppProject.Of("interface IHandler { Task M(); }\n" + AppProject.Class(Right + "[OnCommand(\"/a\")] Task IHandler.M() => null!;").Replace("DeployApp", "DeployApp : IHandler", StringComparison.Ordinal)), "SLACKGEN204")
            .Diagnostics.Single().Message(),
        Does.Contain("implements an interface explicitly"));

    [TestCase("[OnAction(\"a\")] Task One() => null!;\n[OnAction(\"a\")] Task Two() => null!;", true)]
    [TestCase("[OnAction(\"a\")] Task One() => null!;\n[OnAction(\"a\", BlockId = \"b\")] Task Two() => null!;", false)]
    [TestCase("[OnAction(\"a\")] Task One(ButtonAction a) => null!;\n[OnAction(\"a\")] Task Two(OverflowAction a) => null!;", false)]
    [TestCase("[OnAction(\"a\")] Task One(ButtonAction a) => null!;\n[OnAction(\"a\")] Task Two(ButtonAction a) => null!;", true)]
    [TestCase("[OnAction(Pattern = \"a\")] Task One() => null!;\n[OnAction(\"a\")] Task Two() => null!;", false)]
    [TestCase("[OnAction(Pattern = \"a\")] Task One() => null!;\n[OnAction(Pattern = \"a\")] Task Two() => null!;", true)]
    [TestCase("[OnAction(BlockId = \"a\")] Task One() => null!;\n[OnAction(BlockId = \"a\")] Task Two() => null!;", true)]
    [TestCase("[OnEvent] Task One(MessageEvent e) => null!;\n[OnEvent] Task Two(IMessageEvent e) => null!;", false)]
    [TestCase("[OnEvent] Task One(MessageEvent e) => null!;\n[OnEvent(\"message\")] Task Two(MessageEvent e) => null!;", true)]
    [TestCase("[OnEvent] Task One(MessageEvent e) => null!;\n[OnEvent(\"message.im\")] Task Two(MessageEvent e) => null!;", false)]
    [TestCase("[OnEvent] Task One(AppMentionEvent e) => null!;\n[OnEvent(\"app_mention\")] Task Two() => null!;", true)]
    [TestCase("[OnEvent] Task One(IEvent e) => null!;\n[OnEvent] Task Two(IEvent e) => null!;", true)]
    [TestCase("[OnEvent(\"message\", Subtype = \"a\")] Task One() => null!;\n[OnEvent(\"message\", Subtype = \"b\")] Task Two() => null!;", false)]
    [TestCase("[OnEvent(\"message\", Subtype = \"a\")] Task One() => null!;\n[OnEvent(Subtype = \"a\")] Task Two(IMessageEvent e) => null!;", true)]
    [TestCase("[OnShortcut(\"a\")] Task One(GlobalShortcut s) => null!;\n[OnShortcut(\"a\")] Task Two(MessageShortcut s) => null!;", false)]
    [TestCase("[OnSubmit(\"a\")] Task One() => null!;\n[OnClosed(\"a\")] Task Two() => null!;", false)]
    public void SLACKGEN208_two_handlers_of_one_thing(string handlers, bool isMistake) =>
        Assert.That(Batch.Diagnostics(AppProject.Class(handlers)).Select(d => d.Id), Is.EqualTo(isMistake ? new[] { "SLACKGEN208" } : []));

    [TestCase("[OnSubmit(\"a\")] Task M() => null!;")]
    [TestCase("[OnFunction(\"a\", Ack = Ack.First)] Task<FunctionReply> M() => null!;")]
    [TestCase("[OnCommand(\"/a\", Ack = Ack.Returned)] Task<CommandReply> M() => null!;")]
    [TestCase("[OnCommand(\"/a\", Ack = Ack.First)] Task M(SlackResponder respond) => null!;")]
    [TestCase("[OnEvent(\"message.im\")] Task M(IEvent e) => null!;")]
    [TestCase("[OnEvent(\"message\")] Task M(MessageChangedEvent e) => null!;")]
    [TestCase("[OnCommand(\"/a-b_C\")] Task M(IFormatProvider service, List<int> other) => null!;")]
    [TestCase("[OnAction(Pattern = @\"\\d{1,3}\")] Task M() => null!;")]
    public void Nothing_is_wrong_with(string handler)
    {
        var code = AppProject.Class(handler);

        Assert.That(Batch.Diagnostics(code), Is.Empty);
        Assert.That(Batch.Source(code), Does.Contain("\"DeployApp.M\""));
    }

    [TestCase("class Stray { [OnEvent] public System.Threading.Tasks.Task M(AppMentionEvent e) => null!; }", "OnEvent")]
    [TestCase("class Stray { [OnOptions(\"a\")] public System.Threading.Tasks.Task M() => null!; }", "OnOptions(\"a\")")]
    [TestCase("interface Stray { [OnFunction(\"a\")] System.Threading.Tasks.Task M(); }", "OnFunction(\"a\")")]
    public void SLACKGEN217_a_handler_outside_an_app(string code, string underlined)
    {
        var project = AppProject.WithHandlers(Right);
        project = project with { Compilation = project.Compilation.WithOptions(project.Compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)) };
        var diagnostic = Generation.Of(project.With("Stray.cs", AppProject.Header + code), "SLACKGEN217").Diagnostics.Single();

        Assert.That(diagnostic.Message(), Is.EqualTo("'Stray' does not carry [SlackApp], so 'M' never runs."));
        Assert.That(diagnostic.Underlined(AppProject.Header + code), Is.EqualTo(underlined));
        Assert.That(diagnostic.Severity, Is.EqualTo(DiagnosticSeverity.Warning));
    }

    [Test]
    public void A_class_that_carries_the_attribute_twice_is_generated_once() =>
        Assert.That(Generation.Uncompiled(AppProject.Of(AppProject.Class(Right) + "[SlackApp] partial class DeployApp { }")).Sources.Keys.Count(k => k.Contains("DeployApp", StringComparison.Ordinal)), Is.EqualTo(1));

    [TestCase("[OnCommand(")]
    [TestCase("[OnCommand(\"/a\")] Task M(")]
    [TestCase("[OnCommand(\"/a\")] Task M(, int)")]
    [TestCase("[OnEvent] M(Foo<")]
    [TestCase("[OnEvent(1)] Task M(SlackContext<> c) => null!;")]
    [TestCase("[OnEvent(Ack = 1)] Task M(Missing m, SlackContext<Missing> c) => null!;")]
    [TestCase("[OnAction(\"a\")] Task M([FromKeyedServices] List<int> l, [FromKeyedServices(new[] { 1 })] List<int> k) => null!;")]
    [TestCase("[OnAction(null, \"b\")] Task M(this int x) => null!;")]
    [TestCase("[OnAction(\"a\", BlockId = \"x\", BlockId = \"y\")] Task M() => null!;")]
    [TestCase("[OnAction(\"a\")] Task M(__arglist) => null!;")]
    public void Half_typed_code_throws_nothing(string members) => Assert.That(
        Generation.Uncompiled(AppProject.WithHandlers(Right + members)).Diagnostics.Select(d => d.Id), Has.None.EqualTo("SLACKGEN006"));

    [Test]
    public void The_last_one_of_duplicate_properties_wins() => Assert.That(
        Generation.Uncompiled(AppProject.WithHandlers("[OnAction(\"a\", BlockId = \"x\", BlockId = \"y\")] Task M() => null!;"))["Bot.DeployApp.g.cs"],
        Does.Contain("BlockId = \"y\""));

    private static IEnumerable<string> CasesOf(string test) =>
        typeof(AppMistakeTests).GetMethod(test)!.GetCustomAttributes(typeof(TestCaseAttribute), inherit: false).Select(c => (string)((TestCaseAttribute)c).Arguments[0]!);
}
