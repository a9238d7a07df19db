namespace SlackGen.Testing.Tests;

/// <summary>The queue of a stub while it changes.</summary>
public sealed class StubQueueTests
{
    private static readonly RecordedRequest Request = new()
    {
        Method = "zoo.list",
        Verb = "GET",
        PathAndQuery = "/api/zoo.list",
        Headers = new Dictionary<string, string>(),
        ContentType = null,
        Body = default,
        Arguments = [],
        Files = [],
        ReceivedAt = default,
    };

    [Test]
    public void A_value_that_is_replaced_meanwhile_gives_way_to_the_new_one()
    {
        var queue = new StubQueue<string>(isLastOneFirst: true);
        queue.Add("old", times: null);
        queue.Add("unused", times: 1, _ =>
        {
            queue.Add("new", times: null);
            return false;
        });
        Assert.That(queue.Next(Request), Is.EqualTo("new"));
    }

    [Test]
    public void A_condition_runs_once_and_a_chance_is_taken_once_if_the_queue_changes_meanwhile()
    {
        var queue = new StubQueue<string>(isLastOneFirst: false);
        var (conditions, chances) = (0, 0);
        queue.Add("never", times: 1, _ => ++conditions == 0);
        queue.Add("rare", times: 1, _ => true, () => ++chances == 0);
        queue.Add("gone", times: 1, _ =>
        {
            queue.Clear();
            queue.Add("never", times: 1, _ => false);
            return true;
        });
        Assert.That(queue.Next(Request), Is.Null);
        Assert.That((conditions, chances), Is.EqualTo((1, 1)));
    }

    [Test]
    [Category("Slow")]
    public async Task No_request_passes_a_stub_that_is_replaced_all_the_time()
    {
        var queue = new StubQueue<string>(isLastOneFirst: true);
        queue.Add("x", times: null);
        using var ended = new CancellationTokenSource();
        var replacing = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                queue.Add("x", times: null);
            }
        });
        var missed = 0;
        for (var i = 0; i < 100_000; i++)
        {
            missed += queue.Next(Request) is null ? 1 : 0;
        }

        await ended.CancelAsync();
        await replacing;
        Assert.That(missed, Is.Zero);
    }
}
