using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>The calls of handlers: what each parameter gets, and what becomes of the result.</summary>
public class RunTests
{
    private const string Mention = """{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","text":"hi","ts":"1.2","event_ts":"1.2"}}""";
    private const string MentionEvent = """{"type":"app_mention","user":"U1","channel":"C1","text":"hi","ts":"1.2","event_ts":"1.2"}""";
    private const string Command = """{"command":"/deploy","text":"v2","user_id":"U1","channel_id":"C1"}""";

    [Test]
    public async Task Parameters_get_the_event_the_payload_the_delivery_and_the_services()
    {
        using var app = new LiveApp(AppProject.WithHandlers("""
            [OnEvent]
            async Task Mentioned(
                AppMentionEvent e, EventCallback payload, SlackContext slack, SlackDelivery delivery, SlackResponder? respond, List<string> log,
                IServiceProvider services, [FromKeyedServices("b")] List<string> keyed, CancellationToken stopping = default)
            {
                await Task.Yield();
                log.AddRange(new[]
                {
                    e.User!, payload.EventId, slack.Delivery.Type, delivery.EventId!, (respond == slack.Respond).ToString(),
                    (services == slack.Services).ToString(), keyed[0], stopping.IsCancellationRequested.ToString(),
                });
            }
            """));
        var log = new List<string>();
        app.Services.AddSingleton(log).AddKeyedSingleton("b", new List<string> { "keyed" });

        var reply = await app.RunAsync(0, Mention, MentionEvent, cancellationToken: new CancellationToken(canceled: true));

        Assert.That(reply, Is.Null);
        Assert.That(log, Is.EqualTo(new[] { "U1", "Ev1", "app_mention", "Ev1", "True", "True", "keyed", "True" }));
    }

    [Test]
    public async Task A_context_has_the_client_that_the_services_have()
    {
        using var app = new LiveApp(AppProject.WithHandlers("[OnCommand(\"/deploy\")] Task M(SlackContext<SlackClient> slack, SlackClient client, List<object> log) { log.Add(slack.Client); log.Add(client); return Task.CompletedTask; }"));
        var type = app.Assembly.GetType("Bot.SlackClient")!;
        var client = (SlackClientBase)Activator.CreateInstance(type, "xoxb-test", null)!;
        var log = new List<object>();
        app.Services.AddSingleton(log).AddSingleton(type, client);

        await app.RunAsync(0, Command, isCommand: true);

        Assert.That(log, Is.EqualTo(new[] { client, client }));
    }

    [TestCase("Task<CommandReply>", "Task.FromResult(new CommandReply())", true)]
    [TestCase("ValueTask<CommandReply>", "new(new CommandReply())", true)]
    [TestCase("Task<CommandReply?>", "Task.FromResult<CommandReply?>(null)", false)]
    [TestCase("Task", "Task.CompletedTask", false)]
    [TestCase("ValueTask", "default", false)]
    public async Task The_result_of_a_handler_is_the_reply(string type, string value, bool hasReply)
    {
        using var app = new LiveApp(AppProject.WithHandlers($"[OnCommand(\"/deploy\")] {type} M(SlashCommand command) => {value.Replace("new CommandReply()", "(CommandReply)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(CommandReply))", StringComparison.Ordinal)};"));

        Assert.That(await app.RunAsync(0, Command, isCommand: true), hasReply ? Is.InstanceOf<CommandReply>() : Is.Null);
    }

    [Test]
    public void An_exception_of_a_handler_fails_the_task()
    {
        using var app = new LiveApp(AppProject.WithHandlers("[OnCommand(\"/deploy\")] Task M(SlashCommand command) => throw new InvalidOperationException(command.Text);"));

        Assert.That(() => app.RunAsync(0, Command, isCommand: true), Throws.InvalidOperationException.With.Message.EqualTo("v2"));
    }

    [Test]
    public async Task Each_handler_is_called_though_methods_are_overloaded()
    {
        using var app = new LiveApp(AppProject.WithHandlers("""
            [OnCommand("/a")] Task M(SlashCommand command, List<string> log) { log.Add("a"); return Task.CompletedTask; }
            [OnCommand("/b")] Task M(SlashCommand command, SlackContext slack, List<string> log) { log.Add("b"); return Task.CompletedTask; }
            [OnCommand("/c")] Task @event(List<string> log) { log.Add("c"); return Task.CompletedTask; }
            [OnCommand("/d"), OnShortcut("d")] Task M_2(List<string> log) { log.Add("d"); return Task.CompletedTask; }
            """));
        var log = new List<string>();
        app.Services.AddSingleton(log);
        for (var i = 0; i < app.Handlers().Count; i++)
        {
            await app.RunAsync(i, Command, isCommand: true);
        }

        Assert.That(log, Is.EqualTo(new[] { "a", "b", "c", "d", "d" }));
    }

    [TestCase("public sealed partial class DeployApp(List<string> log, IServiceProvider services, Version? absent = null)", "", "")]
    [TestCase("public sealed partial class DeployApp(List<string> log, IServiceProvider services, [FromKeyedServices(\"absent\")] Version? absent = null)", "", "")]
    [TestCase("partial class DeployApp", "private readonly List<string> log; private readonly IServiceProvider services; private readonly Version? absent; public DeployApp(List<string> log, IServiceProvider services, Version? absent = null) { this.log = log; this.services = services; this.absent = absent; }", "private DeployApp() : this(null!, null!) { }")]
    [TestCase("public partial class DeployApp([FromKeyedServices(\"b\")] List<string> log, IServiceProvider services, [FromKeyedServices(DayOfWeek.Friday)] Version absent)", "public DeployApp(List<string> log) : this(log, null!, null!) { }", "")]
    public async Task The_constructor_gets_services(string declaration, string constructor, string other)
    {
        using var app = new LiveApp(AppProject.Of($$"""
            [SlackApp]
            {{declaration}}
            {
                {{constructor}}
                {{other}}
                [OnCommand("/deploy")] Task M() { log.Add($"{services is not null} {absent}"); return Task.CompletedTask; }
            }
            """));
        var log = new List<string>();
        app.Services.AddSingleton(log).AddKeyedSingleton("b", log).AddKeyedSingleton<Version>(DayOfWeek.Friday, new Version(1, 2));

        await app.RunAsync(0, Command, isCommand: true);

        Assert.That(log, Is.EqualTo(new[] { declaration.Contains("Friday", StringComparison.Ordinal) ? "True 1.2" : "True " }));
    }

    [TestCase("\"text\"", "text")]
    [TestCase("7L", 7L)]
    [TestCase("(byte)7", (byte)7)]
    [TestCase("'c'", 'c')]
    [TestCase("true", true)]
    [TestCase("typeof(string)", typeof(string))]
    [TestCase("DayOfWeek.Monday", DayOfWeek.Monday)]
    public async Task The_key_of_a_service_keeps_its_type(string code, object key)
    {
        using var app = new LiveApp(AppProject.WithHandlers($"[OnCommand(\"/deploy\")] Task M([FromKeyedServices({code})] List<string> log) {{ log.Add(\"called\"); return Task.CompletedTask; }}"));
        var log = new List<string>();
        app.Services.AddKeyedSingleton(key, log);

        await app.RunAsync(0, Command, isCommand: true);

        Assert.That(log, Is.EqualTo(new[] { "called" }));
    }

    [TestCase(false, "none none")]
    [TestCase(true, "1.2 3.4")]
    public async Task A_parameter_with_the_default_null_is_an_optional_service(bool isAdded, string expected)
    {
        using var app = new LiveApp(AppProject.WithHandlers("""
            [OnCommand("/deploy")]
            Task M(List<string> log, Version? service = null, [FromKeyedServices("k")] Version? keyed = default)
            {
                log.Add($"{service?.ToString() ?? "none"} {keyed?.ToString() ?? "none"}");
                return Task.CompletedTask;
            }
            """));
        var log = new List<string>();
        app.Services.AddSingleton(log);
        if (isAdded)
        {
            app.Services.AddSingleton(new Version(1, 2)).AddKeyedSingleton("k", new Version(3, 4));
        }

        await app.RunAsync(0, Command, isCommand: true);

        Assert.That(log, Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task An_event_of_the_users_own_YAML_is_read_as_its_class()
    {
        using var app = new LiveApp(WithYaml(
            "[OnEvent(\"deploy_finished\")] Task M(DeployFinishedEvent e, List<string> log) { log.Add(e.Release!); return Task.CompletedTask; }",
            "events:\n  deploy_finished: { summary: A deployment ends., fields: { release: { type: string } } }\n"));
        var log = new List<string>();
        app.Services.AddSingleton(log);

        await app.RunAsync(0, Mention, """{"type":"deploy_finished","release":"v2"}""");

        Assert.That(app.Handlers(), Is.EqualTo(new[] { "DeployApp.M Event deploy_finished First" }));
        Assert.That(log, Is.EqualTo(new[] { "v2" }));
    }

    [Test]
    public async Task Subtypes_of_the_users_own_YAML_have_handlers_of_their_own()
    {
        using var app = new LiveApp(WithYaml(
            """
            [OnEvent("deploy")] Task Any(IDeployEvent e, List<string> log) { log.Add(e.Type); return Task.CompletedTask; }
            [OnEvent("deploy", Subtype = "")] Task Plain(DeployEvent e, List<string> log) { log.Add(e.Release!); return Task.CompletedTask; }
            [OnEvent("deploy", Subtype = "deploy_finished")] Task Finished(DeployFinishedEvent e, List<string> log) { log.Add(e.Result!); return Task.CompletedTask; }
            [OnEvent("deploy", Subtype = "failed")] Task Failed(FailedDeployEvent e, List<string> log) { log.Add(e.Reason!); return Task.CompletedTask; }
            """,
            """
            events:
              deploy:
                summary: A deployment.
                fields: { release: { type: string } }
                subtypes:
                  deploy_finished: { summary: A deployment ends., fields: { result: { type: string } } }
                  failed: { summary: A deployment fails., fields: { reason: { type: string } } }
            """));
        var log = new List<string>();
        app.Services.AddSingleton(log);

        await app.RunAsync(2, Mention, """{"type":"deploy","subtype":"deploy_finished","result":"green"}""");
        await app.RunAsync(3, Mention, """{"type":"deploy","subtype":"failed","reason":"disk"}""");

        Assert.That(app.Handlers(), Is.EqualTo(new[]
        {
            "DeployApp.Any Event deploy First", "DeployApp.Plain Event deploy Subtype= First",
            "DeployApp.Finished Event deploy Subtype=deploy_finished First", "DeployApp.Failed Event deploy Subtype=failed First",
        }));
        Assert.That(log, Is.EqualTo(new[] { "green", "disk" }));
    }

    [Test]
    public async Task An_action_of_the_users_own_YAML_is_read_as_its_class()
    {
        using var app = new LiveApp(WithYaml(
            "[OnAction(\"record\")] Task M(VoiceNoteAction a, List<string> log) { log.Add(a.Url!); return Task.CompletedTask; }",
            "types:\n  voice_note_action: { summary: A voice note., fields: { url: { type: string } } }\n"));
        var log = new List<string>();
        app.Services.AddSingleton(log);

        await app.RunAsync(
            0,
            """{"type":"block_actions","actions":[{"type":"voice_note","action_id":"record","url":"https://a.test/1"}]}""",
            """{"type":"voice_note","action_id":"record","url":"https://a.test/1"}""");

        Assert.That(app.Handlers(), Is.EqualTo(new[] { "DeployApp.M Action record Type=block_actions Returned" }));
        Assert.That(log, Is.EqualTo(new[] { "https://a.test/1" }));
    }

    private static BotProject WithYaml(string handlers, string yaml)
    {
        var project = AppProject.WithHandlers(handlers);
        return project with
        {
            Manifest = project.Manifest.AddRange(
                ManifestText.Shared("/package/manifest/events/event.yaml", RepositoryFolder.Read("spec/events/event.yaml")),
                ManifestText.Users(BotProject.Directory + "mine.slack.yaml", yaml)),
        };
    }
}
