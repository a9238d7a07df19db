using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Apps.Tests.Contract;

/// <summary>A handler or filter is tested alone, with a context that the test creates.</summary>
public sealed class SingleHandlerTests
{
    [Test]
    public async Task A_handler_is_called_with_a_context_and_a_client()
    {
        await using var fake = await FakeSlack.StartAsync();
        using var http = new HttpClient();
        await using var services = new ServiceCollection().BuildServiceProvider();
        var delivery = Read($$"""{"type":"block_actions","user":{"id":"U1"},"response_url":"{{fake.CreateResponseUrl()}}","actions":[]}""");
        var client = new SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress });
        var context = new SlackContext<SlackClient>(delivery, new SlackResponder(http, delivery), services, client);

        await HandleAsync(context);

        Assert.That(fake.ResponseMessages.Select(m => (string?)m.Message["text"]), Is.EqualTo(new[] { "Hello, U1" }));
        Assert.That(fake.RequestsTo("auth.test"), Has.Count.EqualTo(1));
        Assert.That(context.Respond.RemainingUses, Is.EqualTo(SlackResponder.MaxUses - 1));
    }

    [Test]
    public async Task A_filter_is_called_with_a_context()
    {
        using var http = new HttpClient();
        await using var services = new ServiceCollection().BuildServiceProvider();
        var delivery = Read("""{"type":"view_submission","view":{"id":"V1","callback_id":"form"}}""");
        var (context, hasRun) = (new SlackContext(delivery, new SlackResponder(http, delivery), services), false);

        await new Gate("other").InvokeAsync(context, Run);
        Assert.That(hasRun, Is.False);
        await new Gate("form").InvokeAsync(context, Run);
        Assert.That((hasRun, context.Respond.IsAvailable), Is.EqualTo((true, false)));

        Task Run()
        {
            hasRun = true;
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task Missing_parts_are_refused()
    {
        using var http = new HttpClient();
        await using var services = new ServiceCollection().BuildServiceProvider();
        var delivery = Read("""{"type":"shortcut","callback_id":"c"}""");
        var respond = new SlackResponder(http, delivery);
        Assert.Multiple(() =>
        {
            Assert.That(() => new SlackContext(null!, respond, services), Throws.ArgumentNullException);
            Assert.That(() => new SlackContext(delivery, null!, services), Throws.ArgumentNullException);
            Assert.That(() => new SlackContext(delivery, respond, null!), Throws.ArgumentNullException);
            Assert.That(() => new SlackContext<SlackClient>(delivery, respond, services, null!), Throws.ArgumentNullException);
            Assert.That(() => new SlackResponder(null!, delivery), Throws.ArgumentNullException);
            Assert.That(() => new SlackResponder(http, null!), Throws.ArgumentNullException);
        });
    }

    private static async Task HandleAsync(SlackContext<SlackClient> slack)
    {
        await slack.Client.Auth.TestAsync();
        await slack.Respond.SendAsync(new ResponseMessage { Text = $"Hello, {slack.Delivery.UserId}" });
    }

    private static SlackDelivery Read(string payload) => SlackDelivery.Read(Encoding.UTF8.GetBytes(payload), new SlackDeliverySource("http", DateTimeOffset.UtcNow));

    private sealed class Gate(string callbackId) : ISlackFilter
    {
        public Task InvokeAsync(SlackContext context, Func<Task> next) => context.Delivery.CallbackId == callbackId ? next() : Task.CompletedTask;
    }
}
