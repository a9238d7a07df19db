using System.Diagnostics;

namespace SlackGen.Testing.Tests;

/// <summary>The story of the sample bot, told by what people do, with a bot of Slack's own framework for JavaScript.</summary>
[Category("Slow")]
[TestFixture("socket")]
[TestFixture("http")]
public sealed class BoltStoryTests(string transport)
{
    private const string Channel = "#deploys";

    private FakeSlack slack = null!;
    private NodeProgram bot = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        slack = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.App.ReadManifest(RepositoryFolder.Read("samples", "Bot", "slack-app.yaml"));
        });
        bot = await NodeProgram.StartAsync(slack, "bolt.mjs", transport);
        if (transport == "socket")
        {
            await bot.WaitForConnectionAsync(slack);
        }
        else
        {
            slack.DeliverTo(await bot.ReadUrlAsync());
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (bot is not null)
        {
            await bot.DisposeAsync();
        }

        await slack.DisposeAsync();
    }

    [Test]
    public async Task Releases_are_deployed_and_rolled_back()
    {
        var (ray, winston) = (slack.Workspace!.User("stantz"), slack.Workspace.User("zeddemore"));
        var started = Stopwatch.StartNew();

        var mention = await ray.SayAsync(Channel, "@deploy_bot what is live?");
        var reply = await mention.WaitForMessageAsync();
        var status = await ray.RunAsync("/deploy status", Channel);
        var opened = await ray.RunAsync("/deploy", Channel);
        var form = opened.View ?? await opened.WaitForViewAsync();
        var menu = await ray.OptionsAsync(form, "release_menu", "4.11");
        var wrong = await ray.SubmitAsync(form, Release("4.11.0"));
        var right = await ray.SubmitAsync(form, Release("4.12.0"));
        var posted = await right.WaitForMessageAsync();
        var replaced = await (await winston.ClickAsync(posted, "roll_back")).WaitForMessageAsync();
        var home = await (await ray.OpenHomeAsync()).WaitForViewAsync();
        var live = await (await ray.RunFunctionAsync("is_live", new { release = "4.11.0" })).WaitForFunctionAsync();
        var failed = await (await ray.RunFunctionAsync("is_live")).WaitForFunctionAsync();

        TestContext.Out.WriteLine($"The story over {transport} has taken {started.Elapsed.TotalMilliseconds:0} ms.");
        await slack.IdleAsync();
        Assert.Multiple(() =>
        {
            Assert.That((reply.ThreadTs, reply.Text), Is.EqualTo((mention.Message!.Ts, "production runs 4.11.0")));
            Assert.That(status.Replies.Select(r => (r.Text, r.IsEphemeral)), Is.EqualTo(new[] { ("production runs 4.11.0", true) }));
            Assert.That(form.Title, Is.EqualTo("Deploy"));
            Assert.That(menu.Options, Is.EqualTo(new[] { "4.11.3", "4.11.0" }));
            Assert.That(wrong.Errors, Is.EqualTo(new Dictionary<string, string> { ["release"] = "4.11.0 is live already." }));
            Assert.That((right.View, right.Warning), Is.EqualTo(((WorkspaceView?)null, (string?)null)));
            Assert.That((posted.ChannelId, posted.Text), Is.EqualTo(("C2", "4.12.0 is live")));
            Assert.That((replaced.Ts, replaced.Text), Is.EqualTo((posted.Ts, $"Back to 4.11.0, by <@{winston.Id}>")));
            Assert.That((string?)home.Json["blocks"]![0]!["text"]!["text"], Is.EqualTo("production runs 4.11.0"));
            Assert.That((bool?)live.Outputs!["live"], Is.True);
            Assert.That(failed, Is.EqualTo(new FunctionOutcome(null, "The step has no release.")));

            Assert.That(bot.Errors, Is.Empty);
            Assert.That(slack.SocketMode.ProtocolErrors, Is.Empty);
            Assert.That(slack.Requests.Where(r => r.Refused is not null).Select(r => $"{r.Method}: {r.Refused}"), Is.Empty);
        });
    }

    private static Dictionary<string, object?> Release(string release) => new() { ["release_menu"] = release };
}
