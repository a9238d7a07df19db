using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps.Tests;

/// <summary>The HTTP client of response URLs, whatever the container configures for all clients or for this one.</summary>
public sealed class ResponseHandlerTests
{
    private const string Secret = "commands/T1/2/abcdefghijklmnop";

    [Test]
    public async Task Handlers_of_all_clients_do_not_repeat_a_message([Values] bool isAddedFirst)
    {
        await using var slack = new WireServer();
        TestApp.Use([Late()]);
        var services = new ServiceCollection().AddLogging();
        void AddDefaults() => services.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(() => new TwiceHandler()));
        if (isAddedFirst)
        {
            AddDefaults();
        }

        services.AddSlackApp<TestApp>();
        if (!isAddedFirst)
        {
            AddDefaults();
        }

        await SendAsync(services, slack);

        Assert.That(slack.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_handler_that_the_app_adds_to_it_is_used()
    {
        await using var slack = new WireServer();
        TestApp.Use([Late()]);
        var services = new ServiceCollection().AddLogging();
        services.AddSlackApp<TestApp>().Responses.AddHttpMessageHandler(() => new TwiceHandler());

        await SendAsync(services, slack);

        Assert.That(slack.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_primary_handler_with_the_defaults_of_dotnet_neither_traces_nor_follows_redirects()
    {
        var traced = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => traced.Enqueue($"{a.DisplayName} {string.Join(' ', a.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var other = new WireServer();
        await using var slack = new WireServer(_ => Encoding.UTF8.GetBytes($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {other.Address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        TestApp.Use([Late()]);
        var services = new ServiceCollection().AddLogging();
        services.AddSlackApp<TestApp>().Responses.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());

        await SendAsync(services, slack);

        Assert.That(slack.Requests, Has.Count.EqualTo(1));
        Assert.That(slack.Requests[0].Headers.Keys, Has.None.EqualTo("traceparent"));
        Assert.That(other.Requests, Is.Empty);
        Assert.That(string.Join('\n', traced), Does.Not.Contain("abcdefghijklmnop"));
    }

    [Test]
    public async Task A_primary_handler_whose_traces_cannot_be_turned_off_is_refused()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSlackApp<TestApp>().Responses.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
        await using var provider = services.BuildServiceProvider();

        Assert.That(
            () => provider.GetRequiredKeyedService<ISlackDeliveryReceiver>(""),
            Throws.InvalidOperationException.With.Message.Contains("'SlackApp' is an HttpClientHandler").And.Message.Contains("Use a SocketsHttpHandler"));
    }

    [Test]
    public async Task A_message_that_cannot_be_sent_fails_in_its_task_alone()
    {
        var responder = new TaskCompletionSource<SlackResponder>();
        await using var app = new AppHost(Handle.Command("/x", i =>
        {
            responder.SetResult(i.Context().Respond);
            return Task.FromResult(CommandReply.Nothing);
        }));
        await app.SendAsync(Sent.Command("/x"));

        var sent = (await responder.Task).SendAsync("text");

        Assert.That(sent.IsFaulted, Is.True);
        Assert.That(() => sent, Throws.TypeOf<SlackException>().With.Message.Contains("no response_url"));
    }

    private static SlackHandler<TestApp> Late() => Handle.Command("/x", _ => Task.FromResult<CommandReply>("text"), Ack.First);

    private static async Task SendAsync(IServiceCollection services, WireServer slack)
    {
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var receiver = provider.GetRequiredKeyedService<SlackAppReceiver>("");
        await receiver.ReceiveAsync(Sent.Read(Sent.Command("/x", slack.Address + Secret), TimeProvider.System.GetUtcNow()));
        Assert.That(await receiver.DrainAsync(default).WaitAsync(TimeSpan.FromSeconds(20)), Is.True);
    }

    private sealed class TwiceHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
