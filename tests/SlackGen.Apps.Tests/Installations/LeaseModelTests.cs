using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>Machines that refresh the same token at once, in many orders of their steps; one of them may die at any step.</summary>
[Category("Slow")]
public sealed class LeaseModelTests
{
    private const int Machines = 4;
    private const int MaxSteps = 5000;

    [Test]
    public void A_refresh_token_is_exchanged_once_in_any_order() => Property.Holds(Property.Of(Make), run => Task.Run(() => RunAsync(run)).GetAwaiter().GetResult(), 200);

    private static Run Make(Random random) => new(random.Next(), random.Next(2) == 0 ? null : random.Next(1, 5));

    private static async Task RunAsync(Run run)
    {
        var random = new Random(run.Seed);
        var clock = new FakeTimeProvider(InstalledHost.Start);
        var gates = new Gates(run.DiesAtStep);
        var inner = new InMemorySlackInstallationStore();
        var initial = (await inner.TrySaveAsync(
            InstalledHost.Installation("T1") with { RefreshToken = "xoxe-0", ExpiresAt = InstalledHost.Start }, default))!;
        var options = new SlackInstallationOptions { AppId = "A1" };
        var exchanged = new List<string>();
        var results = Enumerable.Range(0, Machines).Select(RefreshAsync).ToList();
        var dead = run.DiesAtStep is null ? 0 : 1;
        for (var step = 0; results.Count(r => r.IsCompleted) < Machines - (gates.HasDied ? dead : 0); step++)
        {
            Assert.That(step, Is.LessThan(MaxSteps), "the machines end");

            // All run on this thread: each step ends when its machine waits for the next one, or for the clock.
            clock.Advance(TimeSpan.FromMilliseconds(gates.TryReleaseOne(random) ? random.Next(100) : 200));
        }

        var pairs = await Task.WhenAll(results.Where(r => r.IsCompleted));
        var stored = (await inner.FindAsync(initial.Key, default))!;
        if (gates.DiedAfterExchange)
        {
            // Nobody can know that the refresh token is used.
            return;
        }

        Assert.That(exchanged, Is.EqualTo(new[] { "xoxe-0" }), "exchanged once");
        Assert.That(pairs, Is.All.EqualTo("xoxe-1"), "every machine has the new pair");
        Assert.That((stored.RefreshToken, stored.RefreshLeaseUntil), Is.EqualTo(("xoxe-1", (DateTimeOffset?)null)));

        async Task<string> RefreshAsync(int machine)
        {
            var store = new InstallationStore(new GatedStore(inner, gates, machine), TimeSpan.FromHours(1), clock);
            var refresh = new InstallationRefresh(store, initial, options, clock);
            var loaded = await refresh.LoadAsync(default);
            if (!loaded.IsClaimed)
            {
                return loaded.Pair.RefreshToken;
            }

            await gates.PassAsync(machine, Step.Exchange);
            exchanged.Add(loaded.Pair.RefreshToken);
            var pair = new SlackRotatingToken($"xoxe.xoxb-{exchanged.Count}", $"xoxe-{exchanged.Count}", clock.GetUtcNow() + TimeSpan.FromHours(12));
            await refresh.StoreAsync(pair, default);
            return pair.RefreshToken;
        }
    }

    private enum Step
    {
        Find = 1,
        Claim,
        Exchange,
        Store,
    }

    private sealed record Run(int Seed, int? DiesAtStep);

    /// <summary>The steps that wait to be done.</summary>
    private sealed class Gates(int? diesAt)
    {
        private readonly List<(int Machine, Step Step, TaskCompletionSource Gate)> waiting = [];
        private int? dead;

        public bool HasDied { get; private set; }

        public bool DiedAfterExchange { get; private set; }

        public Task PassAsync(int machine, Step step)
        {
            var gate = new TaskCompletionSource();
            waiting.Add((machine, step, gate));
            return gate.Task;
        }

        /// <summary>Lets one machine do its step. Returns false if none waits.</summary>
        public bool TryReleaseOne(Random random)
        {
            var alive = waiting.Where(w => w.Machine != dead).ToList();
            if (alive.Count == 0)
            {
                return false;
            }

            var chosen = alive[random.Next(alive.Count)];
            if (!HasDied && chosen.Step == (Step?)diesAt)
            {
                (dead, HasDied, DiedAfterExchange) = (chosen.Machine, true, chosen.Step == Step.Store);
                return true;
            }

            waiting.Remove(chosen);
            chosen.Gate.SetResult();
            return true;
        }
    }

    private sealed class GatedStore(InMemorySlackInstallationStore inner, Gates gates, int machine) : ISlackInstallationStore
    {
        public async ValueTask<SlackInstallation?> FindAsync(SlackInstallationKey key, CancellationToken cancellationToken)
        {
            await gates.PassAsync(machine, Step.Find);
            return await inner.FindAsync(key, cancellationToken);
        }

        public async ValueTask<SlackInstallation?> TrySaveAsync(SlackInstallation installation, CancellationToken cancellationToken)
        {
            await gates.PassAsync(machine, installation.RefreshLeaseUntil is null ? Step.Store : Step.Claim);
            return await inner.TrySaveAsync(installation, cancellationToken);
        }

        public ValueTask<IReadOnlyList<SlackInstallationEntry>> FindEntriesAsync(SlackInstallationQuery query, CancellationToken cancellationToken) =>
            inner.FindEntriesAsync(query, cancellationToken);

        public ValueTask<bool> DeleteAsync(SlackInstallationKey key, long? version, CancellationToken cancellationToken) => inner.DeleteAsync(key, version, cancellationToken);

        public IAsyncEnumerable<SlackInstallation> ListAsync(string appId, CancellationToken cancellationToken) => inner.ListAsync(appId, cancellationToken);
    }
}
