using Microsoft.Extensions.Logging;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Tokens;

/// <summary>Nothing that the user's code throws ends a rotation, loses a pair or tells a token.</summary>
public sealed class HostileCallbackTests
{
    private const string Second = "xoxe.xoxb-second";

    private static readonly Response SellsOnce = Rotating.Sells(Second, "xoxe-2");

    [Test]
    public async Task A_log_provider_that_throws_loses_no_pair()
    {
        var stored = new List<string>();
        var rotating = Due([SellsOnce, Responses.Error("invalid_refresh_token")], new ThrowingLogs(), (pair, _) =>
        {
            stored.Add(pair.AccessToken);
            return ValueTask.CompletedTask;
        });

        await rotating.GetAndSettleAsync();

        Assert.That(await rotating.GetAndSettleAsync(), Is.EqualTo(Second));
        Assert.That((stored.Single(), rotating.Stub.Sent.Count, rotating.Rotation.LastFailure), Is.EqualTo((Second, 1, (SlackException?)null)));
    }

    [Test]
    public async Task A_log_provider_that_throws_does_not_end_the_rotation_after_a_failure()
    {
        var rotating = Due([Responses.Html(503), SellsOnce], new ThrowingLogs());
        await rotating.GetAndSettleAsync();
        Assert.That(rotating.Rotation.LastFailure?.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.ServiceUnavailable));

        rotating.Clock.Advance(rotating.Rotation.RetryDelay);
        await rotating.GetAndSettleAsync();

        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_exception_that_cannot_be_described_pauses_the_rotation_as_another_does(bool isLoad)
    {
        var isBroken = true;
        ValueTask<SlackRotatingToken?> Load(CancellationToken timeout) => isLoad && isBroken ? throw new IndescribableException() : default;
        ValueTask Store(SlackRotatingToken pair, CancellationToken timeout) => !isLoad && isBroken ? throw new IndescribableException() : default;
        var rotating = Rotating.Due([SellsOnce, Responses.Error("invalid_refresh_token")], Store, Load);
        rotating.Clock.Advance(Rotating.Margin / 2);
        await rotating.GetAndSettleAsync();
        Assert.That(rotating.Rotation.LastFailure, Is.Not.Null.And.Message.EndsWith(": InvalidOperationException"));

        isBroken = false;
        rotating.Clock.Advance(rotating.Rotation.RetryDelay);
        await rotating.GetAndSettleAsync();

        Assert.That((await rotating.GetAsync(), rotating.Rotation.LastFailure), Is.EqualTo((Second, (SlackException?)null)));
    }

    [Test]
    public async Task Once_the_token_has_expired_a_load_that_throws_it_does_not_keep_the_token_from_being_refreshed()
    {
        var rotating = Rotating.Expired([SellsOnce], load: _ => throw new IndescribableException());

        Assert.That(await rotating.GetAsync(), Is.EqualTo(Second));
    }

    [Test]
    public async Task A_SlackException_of_a_callback_tells_no_token([Values] bool isLoad)
    {
        static SlackException Told(string token) => new($"cannot handle {token}", "files.upload", null, new IOException(token)) { Data = { ["token"] = token } };
        var rotating = Rotating.Due(
            [SellsOnce],
            (pair, _) => isLoad ? default : throw Told(pair.RefreshToken),
            _ => isLoad ? throw Told(Rotating.First) : default);
        rotating.Clock.Advance(Rotating.Margin / 2);

        await rotating.GetAndSettleAsync();

        var failure = rotating.Rotation.LastFailure!;
        var shown = string.Join('\n', rotating.Logs.Entries.Select(e => e.Text).Append(failure.ToString()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Message, Does.StartWith(isLoad ? "The newest token could not be loaded: SlackException: cannot handle " : "The new token pair could not be stored: SlackException: cannot handle "));
            Assert.That(shown, Does.Not.Contain(Rotating.First).And.Not.Contain("xoxe-2"));
            Assert.That(failure.InnerException!.Data, Is.Empty);
        }
    }

    [Test]
    public async Task A_wait_that_a_SlackException_of_a_callback_asks_for_counts()
    {
        var asked = 0;
        var rotating = Rotating.Due([SellsOnce], load: _ =>
        {
            asked++;
            throw new SlackException("busy") { RetryAfter = TimeSpan.FromMinutes(2) };
        });
        rotating.Clock.Advance(Rotating.Margin / 2);
        await rotating.GetAndSettleAsync();
        rotating.Clock.Advance(TimeSpan.FromMinutes(1));
        await rotating.GetAndSettleAsync();
        Assert.That(asked, Is.EqualTo(1));

        rotating.Clock.Advance(TimeSpan.FromMinutes(1));
        await rotating.GetAndSettleAsync();
        Assert.That(asked, Is.EqualTo(2));
    }

    private static Rotating Due(Response[] responses, ILoggerFactory logs, Func<SlackRotatingToken, CancellationToken, ValueTask>? store = null)
    {
        var rotating = new Rotating(responses, store, logs: logs);
        rotating.Clock.Advance(Rotating.Life - Rotating.Margin);
        return rotating;
    }

    private sealed class IndescribableException : Exception
    {
        public override string? HelpLink
        {
            get => throw new InvalidOperationException("There is none.");
            set => throw new InvalidOperationException("There is none.");
        }
    }
}
