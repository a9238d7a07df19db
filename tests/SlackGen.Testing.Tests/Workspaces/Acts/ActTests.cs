using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The base of tests in which people act and an app receives it.</summary>
public abstract class ActTests : WorkspaceTests
{
    private protected ScriptedApp App { get; private set; } = null!;

    protected WorkspaceUser Person => Workspace.User("U0FAKEUSER");

    [SetUp]
    public async Task StartApp()
    {
        App = await ScriptedApp.StartAsync();
        Slack.DeliverTo(App.Address);
    }

    [TearDown]
    public async Task StopApp() => await App.DisposeAsync();

    /// <summary>Waits until the app has received what is on the wire.</summary>
    protected Task ArriveAsync() => Slack.IdleAsync(quiet: TimeSpan.FromMilliseconds(1)).Soon();

    /// <summary>Posts a message of the bot with one actions block, and returns it once its event has arrived.</summary>
    protected Task<WorkspaceMessage> PostAsync(params object[] elements) => PostBlockAsync("actions", elements);

    /// <summary>Posts a message of the bot with one block, and returns it once its event has arrived.</summary>
    protected async Task<WorkspaceMessage> PostBlockAsync(string type, params object[] elements)
    {
        var posted = await SucceedAsync("chat.postMessage", new
        {
            channel = "C2",
            text = "4.12.0 is live",
            blocks = new object[] { new { type, block_id = "b", elements } },
        });
        await ArriveAsync();
        return Workspace.Channel("C2").Messages.Single(m => m.Ts == (string?)posted["ts"]);
    }

    /// <summary>Opens a modal by the command <c>/form</c>, and returns it.</summary>
    protected async Task<WorkspaceView> OpenAsync(object view)
    {
        App.Handle = async command =>
        {
            await SucceedAsync("views.open", new { trigger_id = (string?)command["trigger_id"], view });
            return null;
        };
        var outcome = await Person.RunAsync("/form");
        App.Reply(null);
        return outcome.View!;
    }

    /// <summary>Returns a modal with input blocks, each named after the action ID of its element.</summary>
    protected static object Modal(params object[] elements) => new
    {
        type = "modal",
        callback_id = "form",
        title = new { type = "plain_text", text = "Deploy" },
        submit = new { type = "plain_text", text = "Go" },
        notify_on_close = true,
        blocks = elements.Select(e => new
        {
            type = "input",
            block_id = (string?)StubResponse.ToJson(e)!["action_id"],
            label = new { type = "plain_text", text = "Label" },
            element = e,
        }).ToArray(),
    };

    protected static object Option(string value) => new { text = new { type = "plain_text", text = value.ToUpperInvariant() }, value };

    protected static JsonNode ValueOf(JsonObject submission, string id) => submission["view"]!["state"]!["values"]![id]![id]!;
}
