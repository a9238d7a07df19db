using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps.Tests;

public sealed class ScopeTests
{
    [Test]
    public async Task Each_delivery_has_a_scope_and_an_instance_of_its_own_which_are_disposed()
    {
        var seen = new List<(TestApp App, Scoped Service)>();
        await using var app = new AppHost([new SlackHandler<TestApp>
        {
            Name = "TestApp.Event",
            Kind = SlackHandlerKind.Event,
            Ack = Ack.Returned,
            InvokeAsync = (instance, i) =>
            {
                Assert.That(instance.Services.GetRequiredService<Scoped>(), Is.SameAs(i.Service<Scoped>()));
                Assert.That(i.Service<Scoped>().IsDisposed, Is.False);
                seen.Add((instance, i.Service<Scoped>()));
                return Task.FromResult<SlackReply?>(null);
            },
        }], build: b => b.Services.AddScoped<Scoped>());

        await app.AcknowledgeAsync(Sent.Event("message"));
        await app.AcknowledgeAsync(Sent.Event("message"));
        await app.DrainAsync();

        Assert.That(app.Problems, Is.Empty);
        Assert.That(seen.Select(s => s.Service).Distinct().Count(), Is.EqualTo(2));
        Assert.That(seen.Select(s => s.App.Number).Distinct().Count(), Is.EqualTo(2));
        Assert.That(seen.All(s => s.App.IsDisposed && s.Service.IsDisposed), Is.True);
    }

    [Test]
    public async Task The_actions_of_one_payload_share_the_instance()
    {
        var seen = new List<TestApp>();
        SlackHandler<TestApp> Action(string id) => new()
        {
            Name = id,
            Kind = SlackHandlerKind.Action,
            Names = [id],
            Ack = Ack.Returned,
            InvokeAsync = (instance, _) =>
            {
                seen.Add(instance);
                return Task.FromResult<SlackReply?>(null);
            },
        };
        await using var app = new AppHost(Action("a"), Action("b"));

        await app.AcknowledgeAsync(Sent.Actions(("button", "a", "x"), ("button", "b", "x")));

        Assert.That(seen, Has.Count.EqualTo(2));
        Assert.That(seen[0], Is.SameAs(seen[1]));
    }

    [Test]
    public async Task The_context_has_the_client()
    {
        await using var slack = new WireServer("""{"ok":true,"user_id":"U0BOT"}""");
        string? user = null;
        await using var app = new AppHost(
            [Handle.Event("message", async i => user = (await i.Context<SlackClient>().Client.Auth.TestAsync()).UserId, Ack.Returned)], slack: slack.Address);

        Assert.That(await app.AcknowledgeAsync(Sent.Event("message")), Is.Empty);
        Assert.That(user, Is.EqualTo("U0BOT"));
    }

    [Test]
    public async Task Filters_run_around_the_handler_in_the_order_of_their_registration()
    {
        var steps = new Steps();
        await using var app = new AppHost(
            [Handle.Command("/x", _ =>
            {
                steps.All.Add("handler");
                return Task.FromResult<CommandReply>("reply");
            })],
            build: b => b.AddFilter<OuterFilter>().AddFilter<InnerFilter>().Services.AddSingleton(steps));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x")), Does.Contain("reply"));
        Assert.That(steps.All, Is.EqualTo(new[] { "outer /x", "inner", "handler", "inner done", "outer done" }));
    }

    [Test]
    public async Task A_filter_that_does_not_go_on_skips_the_handler()
    {
        var handled = 0;
        await using var app = new AppHost(
            [Handle.Command("/x", _ =>
            {
                handled++;
                return Task.FromResult<CommandReply>("reply");
            })],
            build: b => b.AddFilter<ClosedFilter>());

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x")), Is.Empty);
        Assert.That(handled, Is.Zero);
    }

    [Test]
    public async Task An_exception_of_the_handler_passes_through_the_filters()
    {
        var steps = new Steps();
        await using var app = new AppHost(
            [Handle.Command("/x", _ => throw new InvalidOperationException("Boom."))], build: b => b.AddFilter<CatchingFilter>().Services.AddSingleton(steps));

        Assert.That(await app.AcknowledgeAsync(Sent.Command("/x")), Is.Empty);
        Assert.That(steps.All, Is.EqualTo(new[] { "Boom." }));
    }

    private sealed class Scoped : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class Steps
    {
        public List<string> All { get; } = [];
    }

    private sealed class OuterFilter(Steps steps) : ISlackFilter
    {
        public async Task InvokeAsync(SlackContext context, Func<Task> next)
        {
            steps.All.Add($"outer {context.Delivery.Type}");
            await next();
            steps.All.Add("outer done");
        }
    }

    private sealed class InnerFilter(Steps steps) : ISlackFilter
    {
        public async Task InvokeAsync(SlackContext context, Func<Task> next)
        {
            steps.All.Add("inner");
            await next();
            steps.All.Add("inner done");
        }
    }

    private sealed class ClosedFilter : ISlackFilter
    {
        public Task InvokeAsync(SlackContext context, Func<Task> next) => Task.CompletedTask;
    }

    private sealed class CatchingFilter(Steps steps) : ISlackFilter
    {
        public async Task InvokeAsync(SlackContext context, Func<Task> next)
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException e)
            {
                steps.All.Add(e.Message);
                throw;
            }
        }
    }
}
