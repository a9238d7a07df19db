namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>Filters run around every handler.</summary>
public sealed class FilterTests(Transport transport) : TransportFixture(transport)
{
    [Test]
    public async Task Filters_run_around_the_handler_in_the_order_in_which_they_were_added()
    {
        await using var host = await StartAsync<EveryKindApp>(build: app => app.AddFilter<OuterFilter>().AddFilter<InnerFilter>());

        await AssertAcknowledgedAsync(await host.Slack.SendAsync("command"), """{"text":"done","response_type":"in_channel"}""");

        Assert.That(host.Conduct.Calls.Select(c => c.Handler), Is.EqualTo(new[] { "before outer", "before inner", nameof(EveryKindApp.Deploy), "after inner", "after outer" }));
    }

    [Test]
    public async Task A_filter_that_does_not_go_on_skips_the_handler_and_the_delivery_is_acknowledged()
    {
        await using var host = await StartAsync<EveryKindApp>(build: app => app.AddFilter<GateFilter>());

        await AssertAcknowledgedAsync(await host.Slack.SendAsync("command"), null);

        Assert.That(host.Conduct.Calls, Is.Empty);
    }

    private sealed class OuterFilter(Conduct conduct) : NamedFilter("outer", conduct);

    private sealed class InnerFilter(Conduct conduct) : NamedFilter("inner", conduct);

    private class NamedFilter(string name, Conduct conduct) : ISlackFilter
    {
        public async Task InvokeAsync(SlackContext context, Func<Task> next)
        {
            await conduct.HandleAsync($"before {name}", context, default);
            await next();
            await conduct.HandleAsync($"after {name}", context, default);
        }
    }

    private sealed class GateFilter : ISlackFilter
    {
        public Task InvokeAsync(SlackContext context, Func<Task> next) => Task.CompletedTask;
    }
}
