using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps.Tests;

/// <summary>Which client an app gets, where several of one class are added.</summary>
public sealed class NamedClientTests
{
    [Test]
    public async Task Each_of_two_apps_with_names_calls_slack_with_the_client_of_its_name()
    {
        await using var slack = new WireServer();

        await CallAsync(slack, s => Add(s, slack, "", "sales", "support"), ("sales", null), ("support", null));

        Assert.That(slack.Requests.Select(r => r.Headers["Authorization"]), Is.EqualTo(new[] { "Bearer xoxb-sales", "Bearer xoxb-support" }));
    }

    [Test]
    public async Task An_app_without_a_client_of_its_name_takes_the_one_without_a_name()
    {
        await using var slack = new WireServer();

        await CallAsync(slack, s => Add(s, slack, "", "support"), ("sales", null), ("", null));

        Assert.That(slack.Requests.Select(r => r.Headers["Authorization"]), Is.EqualTo(new[] { "Bearer xoxb-unnamed", "Bearer xoxb-unnamed" }));
    }

    [Test]
    public async Task The_option_ClientName_comes_before_the_name_of_the_app()
    {
        await using var slack = new WireServer();

        await CallAsync(slack, s => Add(s, slack, "", "sales", "other"), ("sales", "other"), ("", "other"));

        Assert.That(slack.Requests.Select(r => r.Headers["Authorization"]), Is.EqualTo(new[] { "Bearer xoxb-other", "Bearer xoxb-other" }));
    }

    [Test]
    public async Task Without_a_client_the_error_says_what_to_add()
    {
        await using var app = new AppHost(Handle.Event("message", i => i.Context<SlackClient>().Client.Auth.TestAsync()));

        await app.SendAsync(Sent.Event("message"));
        await app.DrainAsync();

        Assert.That(app.Log.Text, Does.Contain("needs a SlackClient. Add one with AddSlack"));
    }

    private static void Add(IServiceCollection services, WireServer slack, params string[] names)
    {
        foreach (var name in names)
        {
            Action<SlackClientOptions> configure = o => (o.BaseAddress, o.Token, o.Retry.MaxRetries) = (slack.Address, $"xoxb-{(name.Length == 0 ? "unnamed" : name)}", 0);
            _ = name.Length == 0 ? services.AddSlack<SlackClient>(configure) : services.AddSlack<SlackClient>(name, configure);
        }
    }

    // Sends an event to each app, whose handler calls Slack.
    private static async Task CallAsync(WireServer slack, Action<IServiceCollection> add, params (string Name, string? ClientName)[] apps)
    {
        var failures = new ConcurrentQueue<Exception>();
        TestApp.Use([Handle.Event("message", async i =>
        {
            try
            {
                await i.Context<SlackClient>().Client.Auth.TestAsync();
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
            }
        })]);
        var services = new ServiceCollection().AddLogging();
        add(services);
        foreach (var (name, clientName) in apps)
        {
            Action<SlackAppOptions> configure = o => o.ClientName = clientName;
            _ = name.Length == 0 ? services.AddSlackApp<TestApp>(configure) : services.AddSlackApp<TestApp>(name, configure);
        }

        await using var provider = services.BuildServiceProvider(validateScopes: true);
        foreach (var (name, _) in apps)
        {
            var receiver = provider.GetRequiredKeyedService<SlackAppReceiver>(name);
            await receiver.ReceiveAsync(Sent.Read(Sent.Event("message"), TimeProvider.System.GetUtcNow()));
            Assert.That(await receiver.DrainAsync(default).WaitAsync(TimeSpan.FromSeconds(20)), Is.True);
        }

        Assert.That(failures, Is.Empty);
        Assert.That(slack.Requests, Has.Count.EqualTo(apps.Length));
    }
}
