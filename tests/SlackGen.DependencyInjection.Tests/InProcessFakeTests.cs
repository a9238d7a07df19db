using Microsoft.Extensions.DependencyInjection;
using SlackGen.Testing;

namespace SlackGen.DependencyInjection.Tests;

/// <summary>Clients reach a fake without a socket: through an HttpClient of their own, or through the factory of a container.</summary>
public sealed class InProcessFakeTests
{
    [Test]
    public async Task A_client_of_a_container_reaches_the_fake_through_its_primary_handler()
    {
        await using var fake = await FakeSlack.StartAsync(o => o.IsInProcess = true);
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (FakeSlack.BotToken, fake.BaseAddress)).ConfigurePrimaryHttpMessageHandler(fake.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<SlackClient>().Auth.TestAsync();

        Assert.That(fake.RequestsTo("auth.test").Single().Token, Is.EqualTo(FakeSlack.BotToken));
    }

    [Test]
    public async Task A_client_with_the_address_of_Slack_reaches_the_fake_through_its_HttpClient()
    {
        await using var fake = await FakeSlack.StartAsync(o => o.IsInProcess = true);
        using var http = new HttpClient(fake.CreateHandler());
        var slack = new SlackClient(new SlackClientOptions { Token = FakeSlack.BotToken, HttpClient = http });
        fake.On("auth.test").Fault(Fault.ResetBeforeHeaders, times: 1);

        await slack.Auth.TestAsync();

        Assert.That(fake.RequestsTo("auth.test").Select(r => r.Fault), Is.EqualTo(new[] { Fault.ResetBeforeHeaders.Name, null }));
    }
}
