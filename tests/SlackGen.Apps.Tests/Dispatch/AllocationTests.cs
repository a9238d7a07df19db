using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps.Tests;

[NonParallelizable]
[Category("Slow")]
public sealed class AllocationTests
{
    private const int Count = 20_000;

    /// <summary>The bytes of a delivery from its JSON to the end of an empty handler: head, scope, instance, context, run.</summary>
    [Test]
    public async Task A_delivery_of_an_event_with_an_empty_handler_allocates_less_than_3_kilobytes()
    {
        TestApp.Use([Handle.Event("message", _ => Task.CompletedTask)]);
        var services = new ServiceCollection();
        services.AddSlackApp<TestApp>(o => o.QueueLimit = 1_000_000);
        await using var provider = services.BuildServiceProvider();
        var receiver = provider.GetRequiredKeyedService<ISlackDeliveryReceiver>("");
        var payloads = Enumerable.Range(0, Count * 2).Select(i => System.Text.Encoding.UTF8.GetBytes(Sent.Event("message", $"C{i % 20}").ToJsonString())).ToList();
        var source = new SlackDeliverySource("socket", TimeProvider.System.GetUtcNow());

        foreach (var payload in payloads.Take(Count))
        {
            await receiver.ReceiveAsync(SlackDelivery.Read(payload, source));
        }

        Eventually.Becomes(() => ThreadPool.PendingWorkItemCount, 0);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var payload in payloads.Skip(Count))
        {
            await receiver.ReceiveAsync(SlackDelivery.Read(payload, source));
        }

        Assert.That(await ((SlackAppReceiver)receiver).DrainAsync(default), Is.True);
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Count;
        TestContext.Out.WriteLine($"{bytes:0} bytes a delivery");
        Assert.That(bytes, Is.LessThan(3000));
    }
}
