using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace SlackGen.Apps.Tests.Installations;

/// <summary>
/// Reads, a refresh whose pair is stored late, removals of another token and new installations, with their steps in many orders: nobody gets a token from before an
/// installation that was complete, and no pair is lost.
/// </summary>
[Category("Slow")]
public sealed class CacheModelTests
{
    private static readonly SlackInstallationKey Key = new("A1", null, "T1");

    [Test]
    public void A_token_is_never_older_than_the_last_installation_and_no_pair_is_lost() =>
        Property.Holds(Property.Of(random => random.Next()), seed => Task.Run(() => RunAsync(new Random(seed))).GetAwaiter().GetResult(), 60);

    private static async Task RunAsync(Random random)
    {
        var clock = new FakeTimeProvider(InstalledHost.Start);
        var (gates, exchange) = (new Gates(), new Exchanges());
        var failures = random.Next(3);
        var store = new HookedStore
        {
            Before = async (_, installation) =>
            {
                await gates.PassAsync();
                if (installation is { RefreshLeaseUntil: null } && installation.Token.EndsWith("-1", StringComparison.Ordinal) && failures-- > 0)
                {
                    throw new InvalidOperationException("The disk is full.");
                }
            },
            After = _ => gates.PassAsync(),
        };
        await store.Inner.TrySaveAsync(Install(0), default);
        using var http = new HttpClient(exchange, disposeHandler: false);
        TestApp.Use([]);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ISlackInstallationStore>(store);
        services.AddSlack<SlackClient>(o => (o.HttpClient, o.Retry.MaxRetries) = (http, 0));
        services.AddSlackApp<TestApp>().UseInstallations(o =>
        {
            (o.AppId, o.ClientId, o.ClientSecret) = (Key.AppId, OAuthSlack.ClientId, OAuthSlack.ClientSecret);

            // The clock runs while nothing else is to do, also on a machine that is busy with something else.
            (o.StoreTimeout, o.RefreshTimeout) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
        });
        await using var provider = services.BuildServiceProvider();
        var app = provider.GetRequiredKeyedService<AppInstallations>("");

        // The end of the host waits for a refresh that runs.
        using var opening = gates;
        var installed = 0;
        var kept = await DriveAsync(FindAsync());
        var actions = new List<Func<Task>>();
        actions.AddRange(Enumerable.Repeat(ReadAsync, 5));
        actions.AddRange(Enumerable.Repeat(ReadKeptAsync, 2));
        actions.AddRange(Enumerable.Repeat<Func<Task>>(() => app.RemoveAsync(Revoked(), default), 2));
        actions.AddRange(Enumerable.Repeat(InstallAgainAsync, random.Next(2)));

        var running = new List<Task>();
        foreach (var action in actions.OrderBy(_ => random.Next()))
        {
            running.Add(Task.Run(action));
            for (var steps = random.Next(6); steps > 0; steps--)
            {
                await StepAsync();
            }
        }

        await DriveAsync(AllAsync());
        await DriveAsync(WaitForStoreAsync());
        var found = await DriveAsync(FindAsync());
        var token = await DriveAsync(found.GetAsync(default).AsTask());

        // On a busy machine, the store's time limits may have ended every refresh before this one.
        await DriveAsync(WaitForStoreAsync());
        var stored = (await store.Inner.FindAsync(Key, default))!;
        Assert.That(token, Is.EqualTo(stored.Token), "the stored token is used");
        Assert.That(Generation(stored.Token), Is.EqualTo(installed), "the last installation is stored");
        Assert.That(exchange.Unused, Has.Member(stored.RefreshToken), "the stored pair is the valid one");
        Assert.That(exchange.Refused, Is.Zero, "no refresh token is used twice");

        async Task<bool> AllAsync()
        {
            await Task.WhenAll(running);
            return true;
        }

        async Task<ClientToken> FindAsync() => (await app.FindAsync(Message(), default))!;

        async Task ReadAsync()
        {
            var before = Volatile.Read(ref installed);
            var token = await (await FindAsync()).GetAsync(default);
            Assert.That(Generation(token), Is.GreaterThanOrEqualTo(before), "not from before an installation that was complete");
        }

        async Task ReadKeptAsync()
        {
            var before = Volatile.Read(ref installed);
            Assert.That(Generation(await kept.GetAsync(default)), Is.GreaterThanOrEqualTo(before), "a client that is kept learns of an installation");
        }

        async Task InstallAgainAsync()
        {
            await app.SaveAsync([Install(1)], default);
            Volatile.Write(ref installed, 1);
        }

        // The rotation stores its pair by itself.
        async Task<bool> WaitForStoreAsync()
        {
            for (var i = 0; i < 100_000; i++)
            {
                var row = (await store.Inner.FindAsync(Key, default))!;
                if (row.RefreshLeaseUntil is null && exchange.Unused.Contains(row.RefreshToken))
                {
                    return true;
                }

                await Task.Delay(1);
            }

            return false;
        }

        async Task StepAsync()
        {
            if (!gates.TryReleaseOne(random))
            {
                clock.Advance(TimeSpan.FromMilliseconds(50));
                await Task.Delay(1);
            }
        }

        async Task<T> DriveAsync<T>(Task<T> task)
        {
            while (!task.IsCompleted)
            {
                await StepAsync();
            }

            return await task;
        }
    }

    private static SlackInstallation Install(int generation) => InstalledHost.Installation("T1", token: $"xoxe.xoxb-{generation}-0") with
    {
        RefreshToken = $"xoxe-{generation}-0",
        ExpiresAt = InstalledHost.Start + (generation == 0 ? TimeSpan.FromMinutes(9) : TimeSpan.FromHours(12)),
        InstalledAt = InstalledHost.Start.AddSeconds(generation),
    };

    private static int Generation(string token) => token.Split('-')[1][0] - '0';

    private static SlackDelivery Message() => Sent.Read(Sent.Event("message"), InstalledHost.Start);

    private static SlackDelivery Revoked() => Sent.Read(
        Sent.Event("tokens_revoked", null, null, ("tokens", new JsonObject { ["oauth"] = new JsonArray("U9") })), InstalledHost.Start);

    /// <summary>The steps that wait to be done.</summary>
    private sealed class Gates : IDisposable
    {
        private readonly List<TaskCompletionSource> waiting = [];
        private bool isOpen;

        /// <summary>Lets every step be done at once.</summary>
        public void Dispose()
        {
            lock (waiting)
            {
                isOpen = true;
            }

            while (TryReleaseOne(Random.Shared))
            {
            }
        }

        public Task PassAsync()
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (waiting)
            {
                if (isOpen)
                {
                    return Task.CompletedTask;
                }

                waiting.Add(gate);
            }

            return gate.Task;
        }

        /// <summary>Lets one step be done. Returns false if none waits.</summary>
        public bool TryReleaseOne(Random random)
        {
            TaskCompletionSource chosen;
            lock (waiting)
            {
                if (waiting.Count == 0)
                {
                    return false;
                }

                var index = random.Next(waiting.Count);
                chosen = waiting[index];
                waiting.RemoveAt(index);
            }

            chosen.SetResult();
            return true;
        }
    }

    /// <summary>Exchanges a refresh token of a generation for the next pair of it, once.</summary>
    private sealed class Exchanges : HttpMessageHandler
    {
        private readonly HashSet<string?> unused = ["xoxe-0-0", "xoxe-1-0"];
        private int refused;

        public IReadOnlyList<string?> Unused
        {
            get
            {
                lock (unused)
                {
                    return [.. unused];
                }
            }
        }

        public int Refused => refused;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var refresh = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken))["refresh_token"]!;
            var parts = refresh.Split('-');
            var next = $"{parts[1]}-{int.Parse(parts[2], CultureInfo.InvariantCulture) + 1}";
            string json;
            lock (unused)
            {
                if (unused.Remove(refresh))
                {
                    unused.Add($"xoxe-{next}");
                    json = $$"""{"ok":true,"access_token":"xoxe.xoxb-{{next}}","refresh_token":"xoxe-{{next}}","expires_in":43200,"token_type":"bot"}""";
                }
                else
                {
                    refused++;
                    json = """{"ok":false,"error":"invalid_refresh_token"}""";
                }
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        }
    }
}
