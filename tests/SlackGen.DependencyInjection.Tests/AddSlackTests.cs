using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.DependencyInjection.Tests;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AddSlackTests
{
    private const string Token = "xoxb-not-a-real-token";

    private readonly ServiceCollection services = new();
    private readonly StubSlack slack = NewSlack();
    private ServiceProvider? provider;

    [TearDown]
    public void TearDown() => provider?.Dispose();

    [Test]
    public async Task A_client_calls_with_the_token_of_its_options()
    {
        services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (Token, slack.Address));

        var response = await Get<SlackClient>().Auth.TestAsync();

        Assert.That(response.Team, Is.EqualTo("Ghostbusters"));
        Assert.That(Tokens(slack), Is.EqualTo([Token]));
        Assert.That(slack.Calls.Select(c => c.Method), Is.EqualTo(["auth.test"]));
    }

    [Test]
    public void A_client_without_an_address_calls_Slack()
    {
        services.AddSlack<SlackClient>(o => o.TokenPerCall = true);

        Assert.That(Options().BaseAddress, Is.EqualTo(SlackClientOptions.DefaultBaseAddress));
    }

    [Test]
    public void A_client_is_one_for_the_whole_container()
    {
        services.AddSlack<SlackClient>(o => o.Token = Token);

        var first = Get<SlackClient>();
        using var scope = provider!.CreateScope();

        Assert.That(scope.ServiceProvider.GetRequiredService<SlackClient>(), Is.SameAs(first));
    }

    [Test]
    public async Task Named_clients_have_tokens_handlers_and_identities_of_their_own()
    {
        var other = NewSlack();
        services.AddSlack<SlackClient>("sales", o => (o.Token, o.BaseAddress) = ("xoxb-sales", slack.Address));
        services.AddSlack<SlackClient>("support", o => (o.Token, o.BaseAddress) = ("xoxb-support", other.Address));

        var sales = Get<SlackClient>("sales");
        await sales.Auth.TestAsync();
        await Get<SlackClient>("support").Auth.TestAsync();

        Assert.That(Tokens(slack), Is.EqualTo(["xoxb-sales"]));
        Assert.That(Tokens(other), Is.EqualTo(["xoxb-support"]));
        Assert.That(sales, Is.SameAs(Get<SlackClient>("sales")).And.Not.SameAs(Get<SlackClient>("support")));
        Assert.That(provider!.GetService<SlackClient>(), Is.Null, "A named client is not the unnamed one.");
    }

    [Test]
    public async Task A_named_and_an_unnamed_client_stand_side_by_side()
    {
        services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = ("xoxb-main", slack.Address));
        services.AddSlack<SlackClient>("sales", o => (o.Token, o.BaseAddress) = ("xoxb-sales", slack.Address));

        await Get<SlackClient>().Auth.TestAsync();
        await Get<SlackClient>("sales").Auth.TestAsync();

        Assert.That(Tokens(slack), Is.EqualTo(["xoxb-main", "xoxb-sales"]));
    }

    [Test]
    public async Task Handlers_that_the_user_adds_see_every_call()
    {
        var seen = new List<string>();
        services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (Token, slack.Address))
            .AddHttpMessageHandler(() => new Spy(seen));

        await Get<SlackClient>().Auth.TestAsync();
        await Get<SlackClient>().Api.TestAsync();

        Assert.That(seen, Is.EqualTo([slack.Address.AbsolutePath + "auth.test", slack.Address.AbsolutePath + "api.test"]));
    }

    [Test]
    public void The_primary_handler_follows_no_redirect_keeps_no_cookie_and_renews_its_connections()
    {
        var builder = services.AddSlack<SlackClient>(o => o.Token = Token);
        provider = services.BuildServiceProvider();

        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(builder.Name);
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler!;
        }

        var sockets = (SocketsHttpHandler)handler;
        Assert.Multiple(() =>
        {
            Assert.That(sockets.AllowAutoRedirect, Is.False);
            Assert.That(sockets.UseCookies, Is.False);
            Assert.That(sockets.AutomaticDecompression, Is.EqualTo(DecompressionMethods.None), "The runtime unpacks.");
            Assert.That(sockets.PooledConnectionLifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));
        });
    }

    [Test]
    public void The_handler_lives_as_long_as_the_singleton_that_holds_it()
    {
        var builder = services.AddSlack<SlackClient>(o => o.Token = Token);
        provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<Microsoft.Extensions.Http.HttpClientFactoryOptions>>().Get(builder.Name);

        Assert.That(options.HandlerLifetime, Is.EqualTo(Timeout.InfiniteTimeSpan));
        Assert.That(Options().HttpClient!.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [Test]
    public async Task Options_can_be_bound_and_configured_like_any_others()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Slack:Token"] = Token,
                ["Slack:BaseAddress"] = slack.Address.ToString(),
                ["Slack:Retry:MaxRetries"] = "0",
            })
            .Build();
        services.AddOptions<SlackClientOptions>().Bind(configuration.GetSection("Slack"));
        services.AddSlack<SlackClient>();

        await Get<SlackClient>().Auth.TestAsync();

        Assert.That(Tokens(slack), Is.EqualTo([Token]));
        Assert.That(Options().Retry.MaxRetries, Is.Zero);
    }

    [Test]
    public void Loggers_and_clock_come_from_the_container()
    {
        var clock = new FakeTimeProvider();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSlack<SlackClient>(o => o.Token = Token);

        Assert.That(Options().TimeProvider, Is.SameAs(clock));
        Assert.That(Options().LoggerFactory, Is.SameAs(provider!.GetRequiredService<ILoggerFactory>()));
    }

    [Test]
    public void What_the_user_sets_is_not_replaced_by_what_the_container_has()
    {
        var clock = new FakeTimeProvider();
        using var client = new HttpClient();
        services.AddSingleton(TimeProvider.System);
        services.AddSlack<SlackClient>(o => (o.Token, o.TimeProvider, o.HttpClient) = (Token, clock, client));

        Assert.That(Options().TimeProvider, Is.SameAs(clock));
        Assert.That(Options().HttpClient, Is.SameAs(client));
    }

    [Test]
    public void Bad_options_fail_at_first_use_and_do_not_show_the_token()
    {
        services.AddSlack<SlackClient>("sales", o => o.Token = Token + "\n");

        var exception = Assert.Throws<OptionsValidationException>(() => Get<SlackClient>("sales"))!;

        Assert.That(exception.Message, Does.Contain("'sales'").And.Contain("read with its line end"));
        Assert.That(exception.ToString(), Does.Not.Contain(Token));
    }

    [Test]
    public void Bad_options_fail_when_the_host_starts()
    {
        services.AddSlack<SlackClient>(o => o.BaseAddress = new Uri("http://slack.example.com/api/"));
        provider = services.BuildServiceProvider();

        // What the host calls before it starts anything.
        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(exception.Message, Does.Contain("Plain HTTP is allowed on loopback only"));
    }

    [Test]
    public void Options_that_belong_to_no_client_are_left_alone()
    {
        services.AddSlack<SlackClient>();
        services.Configure<SlackClientOptions>("elsewhere", o => o.Token = "");

        Assert.That(Options("elsewhere").Token, Is.Empty);
    }

    [Test]
    public async Task Adding_the_same_client_again_adds_configuration_only()
    {
        services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (Token, slack.Address));
        services.AddSlack<SlackClient>(o => o.QueueLimit = 7);

        await Get<SlackClient>().Auth.TestAsync();

        Assert.That(Tokens(slack), Is.EqualTo([Token]));
        Assert.That(Options().QueueLimit, Is.EqualTo(7));
        Assert.That(services.Count(s => s.ServiceType == typeof(SlackClient)), Is.EqualTo(1));
    }

    [Test]
    public void Two_client_classes_cannot_share_a_name_and_so_a_token()
    {
        services.AddSlack<SlackClient>("sales");

        var exception = Assert.Throws<InvalidOperationException>(() => services.AddSlack<OtherClient>("sales"))!;

        Assert.That(exception.Message, Does.Contain(nameof(OtherClient)).And.Contain("'sales'"));
        Assert.DoesNotThrow(() => services.AddSlack<OtherClient>("other"));
    }

    [Test]
    public async Task The_logs_of_the_HttpClient_do_not_show_the_token()
    {
        var logs = new LogSink();
        services.AddLogging(l => l.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
        services.AddSlack<SlackClient>(o => (o.Token, o.BaseAddress) = (Token, slack.Address));

        await Get<SlackClient>().Auth.TestAsync();

        Assert.That(logs.Text, Does.Contain("Authorization"), "The factory logs headers at this level.");
        Assert.That(logs.Text, Does.Not.Contain(Token));
    }

    private static StubSlack NewSlack() => new StubSlack()
        .Respond("auth.test", """{"ok":true,"team":"Ghostbusters"}""")
        .Respond("api.test", """{"ok":true}""");

    private static IEnumerable<string?> Tokens(StubSlack sent) => sent.Calls.Select(c => c.Authorization?.Parameter);

    private T Get<T>(string? name = null)
        where T : notnull
    {
        provider ??= services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return name is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);
    }

    private SlackClientOptions Options(string name = "") => Get<IOptionsMonitor<SlackClientOptions>>().Get(name);

    private sealed class Spy(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
