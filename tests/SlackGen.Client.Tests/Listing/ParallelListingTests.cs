using SlackGen.Testing;

namespace SlackGen.Client.Tests.Listing;

/// <summary>Calls for the items of a list, several at once.</summary>
public sealed class ParallelListingTests : FakeSlackTests
{
    private static readonly ParallelOptions Four = new() { MaxDegreeOfParallelism = 4 };

    [SetUp]
    public void Respond() => Fake.On("users.list").Page(Enumerable.Range(1, 5).Select(i => new { id = $"U{i}" }), pageSize: 2);

    [Test]
    public async Task Calls_in_parallel_share_the_budget_of_their_method()
    {
        var options = new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = Fake.BaseAddress, LimitMode = SlackLimitMode.Fail };
        options.Tiers["users.info"] = new SlackRate(2, 3600);
        var slack = new SlackClient(options);
        var refused = 0;

        await Parallel.ForEachAsync(slack.Users.ListAllAsync(), Four, async (user, cancellation) =>
        {
            try
            {
                await slack.Users.InfoAsync(user.Id!, cancellation);
            }
            catch (SlackRateLimitedException)
            {
                Interlocked.Increment(ref refused);
            }
        });

        Assert.That((Fake.RequestsTo("users.info").Count, refused), Is.EqualTo((2, 3)));
    }

    [Test]
    public void The_first_failure_ends_the_listing()
    {
        Fake.On("users.info").ReplyError("user_not_found");

        Assert.That(
            () => Parallel.ForEachAsync(Slack.Users.ListAllAsync(), new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (user, cancellation) => await Slack.Users.InfoAsync(user.Id!, cancellation)),
            Throws.InstanceOf<SlackApiException<UsersInfoError>>());
        Assert.That(Fake.Requests.Select(r => r.Method), Is.EqualTo(["users.list", "users.info"]));
    }

    [Test]
    public void Cancellation_requests_no_further_page()
    {
        using var cancel = new CancellationTokenSource();
        var options = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = cancel.Token };

        Assert.That(
            () => Parallel.ForEachAsync(Slack.Users.ListAllAsync(), options, async (_, _) => await cancel.CancelAsync()),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Fake.RequestsTo("users.list"), Has.Count.EqualTo(1));
    }
}
