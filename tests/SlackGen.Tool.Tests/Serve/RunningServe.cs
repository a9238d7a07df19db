using System.Text.Json.Nodes;
using SlackGen.Testing;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>A fake with its page and a small app of the test, which connects over HTTP.</summary>
internal sealed class RunningServe : IAsyncDisposable
{
    public const string Manifest = """
        display_information:
          name: Deployer
        features:
          app_home:
            home_tab_enabled: true
          bot_user:
            display_name: deployer
          slash_commands:
            - command: /deploy
              description: Deploys a version.
              usage_hint: version
          shortcuts:
            - name: Report a problem
              type: global
              callback_id: report
              description: Opens a form.
            - name: Turn into a ticket
              type: message
              callback_id: ticket
              description: Creates a ticket.
        oauth_config:
          scopes:
            bot: [app_mentions:read, channels:history, chat:write, commands, im:history, files:read, reactions:read]
        settings:
          event_subscriptions:
            bot_events: [app_mention, app_home_opened]
          interactivity:
            is_enabled: true
          socket_mode_enabled: false
        """;

    private readonly string directory;

    private RunningServe(ServeRun run, SmallApp app, StringWriter output, string directory) => (Run, App, Output, this.directory) = (run, app, output, directory);

    public ServeRun Run { get; }

    public SmallApp App { get; }

    public StringWriter Output { get; }

    public FakeSlack Fake => Run.Fake;

    public Workspace Workspace => Fake.Workspace!;

    /// <summary>Starts a fake with the sample workspace and an app that responds to a few deliveries.</summary>
    /// <param name="manifest">The app's manifest.</param>
    public static async Task<RunningServe> StartAsync(string manifest = Manifest)
    {
        var directory = Directory.CreateTempSubdirectory("slackgen-serve-").FullName;
        var file = Path.Combine(directory, "slack-app.yaml");
        await File.WriteAllTextAsync(file, manifest);
        var app = await SmallApp.StartAsync();
        var output = new StringWriter();
        var run = await ServeRun.StartAsync(new ServeOptions { AppFile = file, RequestUrl = app.Address }, TextWriter.Synchronized(output));
        app.Api = run.Fake.BaseAddress;
        return new RunningServe(run, app, output, directory);
    }

    /// <summary>Calls a method as the app's bot.</summary>
    public Task<JsonObject> CallAsync(string method, object arguments) => App.CallAsync(method, arguments);

    public async ValueTask DisposeAsync()
    {
        await Run.DisposeAsync();
        await App.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
