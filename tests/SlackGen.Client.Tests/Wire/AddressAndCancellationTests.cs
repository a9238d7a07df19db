namespace SlackGen.Client.Tests.Wire;

/// <summary>The URLs of calls, and their cancellation.</summary>
public sealed class AddressAndCancellationTests : FakeSlackTests
{
    [Test]
    public void Slack_and_GovSlack_are_known_by_their_addresses()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SlackClientOptions.DefaultBaseAddress, Is.EqualTo(new Uri("https://slack.com/api/")));
            Assert.That(SlackClientOptions.GovSlackBaseAddress, Is.EqualTo(new Uri("https://slack-gov.com/api/")));
            Assert.That(new SlackClientOptions().BaseAddress, Is.EqualTo(SlackClientOptions.DefaultBaseAddress));
        }
    }

    [TestCase("/proxy/api/", "/proxy/api/emoji.list")]
    [TestCase("/proxy/api", "/proxy/api/emoji.list")]
    [TestCase("", "/emoji.list")]
    public async Task A_method_is_appended_to_the_address(string path, string expected)
    {
        await using var server = new WireServer();

        await server.Client("xoxb-1", o => o.BaseAddress = new Uri($"http://{server.Host}{path}")).Emoji.ListAsync();

        Assert.That(server.Requests.Single().Line, Is.EqualTo($"POST {expected} HTTP/1.1"));
    }

    [TestCase("http://slack.com/api/")]
    [TestCase("ftp://slack.com/api/")]
    [TestCase("https://user:password@slack.com/api/")]
    [TestCase("https://slack.com/api/?x=1")]
    public void An_address_that_would_give_the_token_away_is_refused(string address)
    {
        Assert.That(() => new SlackClient(new SlackClientOptions { Token = "xoxb-1", BaseAddress = new Uri(address) }), Throws.ArgumentException);
    }

    [Test]
    public void A_call_that_is_cancelled_before_is_not_sent()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.That(async () => await Slack.Auth.TestAsync(cancellationToken: cancelled), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Fake.Requests, Is.Empty);
    }

    [Test]
    public void A_call_that_is_cancelled_on_the_way_ends_with_the_callers_token()
    {
        using var cancellation = new CancellationTokenSource();
        Fake.On("auth.test").Reply(_ =>
        {
            cancellation.Cancel();
            return new { };
        });

        Assert.That(
            async () => await Slack.Auth.TestAsync(cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancellation.Token));
    }

    [Test]
    public void Pages_stop_where_they_are_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        Fake.On("users.list").Page(Enumerable.Range(1, 10).Select(i => new { id = $"U{i}" }), pageSize: 1);
        var seen = new List<string?>();

        Assert.That(
            async () =>
            {
                await foreach (var user in Slack.Users.ListAllAsync().WithCancellation(cancellation.Token))
                {
                    seen.Add(user.Id);
                    if (seen.Count == 3)
                    {
                        await cancellation.CancelAsync();
                    }
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(seen, Is.EqualTo(["U1", "U2", "U3"]));
    }
}
