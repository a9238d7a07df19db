using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection.Tests;

/// <summary>A client without a token would fail with its first call, long after the host has started.</summary>
public sealed class MissingTokenTests
{
    [Test]
    public void A_client_without_a_token_is_refused_when_the_host_starts()
    {
        var empty = new ConfigurationBuilder().Build();
        var exception = Start(s => s.AddSlack<SlackClient>(o => o.Token = empty["Slack:Tokn"]));
        Assert.That(exception?.Message, Is.EqualTo(
            "The options of the Slack client are not valid: There is no token. Set Token or TokenProvider; if each call has its own token, set TokenPerCall."));
    }

    [Test]
    public void A_named_client_without_a_token_is_named()
    {
        var exception = Start(s => s.AddSlack<SlackClient>("sales"));
        Assert.That(exception?.Message, Does.StartWith("The options of the Slack client 'sales' are not valid: There is no token."));
    }

    [Test]
    public void A_token_a_provider_or_a_token_per_call_is_enough() => Assert.Multiple(() =>
    {
        Assert.That(Start(s => s.AddSlack<SlackClient>(o => o.Token = "xoxb-1")), Is.Null);
        Assert.That(Start(s => s.AddSlack<SlackClient>(o => o.TokenProvider = _ => new("xoxb-1"))), Is.Null);
        Assert.That(Start(s => s.AddSlack<SlackClient>(o => o.TokenPerCall = true)), Is.Null);
    });

    [Test]
    public async Task A_client_whose_calls_bring_their_tokens_makes_clients_that_have_one()
    {
        var slack = new StubSlack().Respond("auth.test", """{"ok":true,"team":"Ghostbusters"}""");
        var services = new ServiceCollection();
        services.AddSlack<SlackClient>(o => (o.TokenPerCall, o.BaseAddress) = (true, slack.Address));
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<SlackClient>();
        await client.WithToken("xoxb-1").Auth.TestAsync();
        await client.WithTokenProvider(_ => new("xoxb-2")).Auth.TestAsync();
        await client.Auth.TestAsync(new() { Token = "xoxb-3" });
        Assert.That(slack.Calls.Select(c => c.Authorization?.Parameter), Is.EqualTo(["xoxb-1", "xoxb-2", "xoxb-3"]));
        Assert.That(() => client.Auth.TestAsync(), Throws.InstanceOf<SlackException>().With.Message.Contains("the client has none"));
    }

    [TestCase("\"xoxb-secret\"", "quotes")]
    [TestCase("Bearer xoxb-secret", "Bearer")]
    [TestCase("xoxb-secret\n", "line end")]
    [TestCase("xoxb-...", "placeholder")]
    public void What_is_no_token_is_refused_without_being_shown(string token, string reason)
    {
        var exception = Start(s => s.AddSlack<SlackClient>(o => o.Token = token));
        Assert.That(exception?.Message, Does.Contain(reason));
        Assert.That(exception?.ToString(), Does.Not.Contain("xoxb-secret"));
    }

    [Test]
    public void A_misspelt_method_in_Tiers_is_refused()
    {
        var exception = Start(s => s.AddSlack<SlackClient>(o => (o.Token, o.Tiers["conversations.histroy"]) = ("xoxb-1", new SlackRate(1, 60))));
        Assert.That(exception?.Message, Does.Contain("Did you mean 'conversations.history'?"));
    }

    private static OptionsValidationException? Start(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        using var provider = services.BuildServiceProvider();
        try
        {
            // What the host calls before it starts anything.
            provider.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (OptionsValidationException e)
        {
            return e;
        }
    }
}
