using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Resilience.Tests.Streams;

/// <summary>Streams that fail: no piece is sent twice, and the message never stays in its streaming state.</summary>
public sealed class StreamFailureTests : StreamFixture
{
    [Test]
    public async Task A_refusal_in_the_midst_is_waited_for_and_nothing_is_lost_or_doubled()
    {
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("one ");
            await stream.FlushAsync();
            Slack.On("chat.appendStream").Fault(Fault.RateLimited(1), times: 1);
            await stream.AppendAsync("two ");
            await stream.FlushAsync();
            await stream.AppendAsync("three");
            await stream.CompleteAsync();
        }

        Assert.That(Shown, Is.EqualTo(("one two three", "completed")));
    }

    [Test]
    public async Task A_source_that_fails_leaves_what_it_returned_before()
    {
        var failure = Assert.ThrowsAsync<FormatException>(async () =>
        {
            await using var stream = await StreamAsync();
            await stream.WriteAsync(Failing());
            await stream.CompleteAsync();
        });

        Assert.That(failure.Message, Is.EqualTo("The model broke."));
        Assert.That(Shown, Is.EqualTo(("Half an answer", "completed")));

        static async IAsyncEnumerable<string> Failing()
        {
            await Task.Yield();
            yield return "Half an ";
            yield return "answer";
            throw new FormatException("The model broke.");
        }
    }

    [Test]
    public async Task A_cancelled_source_leaves_what_it_returned_before()
    {
        using var caller = new CancellationTokenSource();
        var cancelled = Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await using var stream = await StreamAsync();
            await stream.WriteAsync(Endless(caller), caller.Token);
        });

        Assert.That(cancelled.CancellationToken, Is.EqualTo(caller.Token));
        Assert.That(Shown, Is.EqualTo(("Half", "completed")));

        static async IAsyncEnumerable<string> Endless(CancellationTokenSource caller)
        {
            yield return "Half";
            await caller.CancelAsync();
            yield return " and more";
        }
    }

    [Test]
    public async Task A_piece_whose_response_is_lost_is_not_sent_again_and_the_message_is_ended()
    {
        Slack.On("chat.appendStream").Fault(Fault.ResetBeforeHeaders, times: 1);
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("lost");
            var first = Assert.ThrowsAsync<SlackException>(() => stream.FlushAsync());
            var second = Assert.ThrowsAsync<SlackException>(() => stream.AppendAsync("after"));
            Assert.That(second, Is.SameAs(first));
            Assert.ThrowsAsync<SlackException>(() => stream.CompleteAsync());
        }

        Assert.That(Slack.RequestsTo("chat.appendStream"), Has.Count.EqualTo(1));
        Assert.That(Pieces.Last(), Is.Empty);
        Assert.That(Shown.State, Is.EqualTo("completed"));
        Assert.That(Log.Text, Does.Contain("up to 4 character(s)"));
    }

    [Test]
    public async Task After_a_lost_piece_the_rest_is_not_sent_so_that_there_is_no_gap()
    {
        Slack.On("chat.appendStream").Fault(Fault.ResetBeforeHeaders, times: 1);
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("lost");
            await Slack.WaitForRequestsAsync("chat.appendStream", 1, Patience);
        }

        Assert.That(Pieces, Is.EqualTo(new[] { "los", "" }));
        Assert.That(Log.Text, Does.Contain("up to 4 character(s)"));
    }

    [Test]
    public async Task An_end_that_Slack_refuses_is_repeated_with_the_text()
    {
        Slack.On("chat.stopStream").ReplyError("invalid_blocks", times: 1);
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("All of it");
            Assert.ThrowsAsync<SlackApiException<ChatStopStreamError>>(() => stream.CompleteAsync(new() { Blocks = [new DividerBlock()] }));
        }

        Assert.That(Shown, Is.EqualTo(("All of it", "completed")));
        Assert.That(Log.Text, Does.Not.Contain("character(s)"));
    }

    [Test]
    public async Task An_end_whose_response_is_lost_is_repeated_without_the_text()
    {
        Slack.On("chat.stopStream").Fault(Fault.ResetBeforeHeaders, times: 1);
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("x");
            Assert.ThrowsAsync<SlackException>(() => stream.CompleteAsync());
            Assert.ThrowsAsync<InvalidOperationException>(() => stream.CompleteAsync());
        }

        Assert.That(Pieces, Is.EqualTo(new[] { "x", "" }));
        Assert.That(Shown.State, Is.EqualTo("completed"));
    }

    [Test]
    public async Task An_end_that_Slack_refuses_for_its_text_is_repeated_without_it()
    {
        Slack.On("chat.stopStream").ReplyError("msg_blocks_too_long", times: 1);
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("x");
        }

        Assert.That(Pieces, Is.EqualTo(new[] { "x", "" }));
        Assert.That(Shown.State, Is.EqualTo("completed"));
        Assert.That(Log.Text, Does.Contain("up to 1 character(s)"));
    }

    [Test]
    public async Task A_stream_that_Slack_has_ended_fails_with_the_error_of_the_method_and_is_not_ended_again()
    {
        await using (var stream = await StreamAsync())
        {
            await Client.Chat.StopStreamAsync(new() { Channel = stream.Channel, Ts = stream.Ts, MarkdownText = "That is all." });
            await stream.AppendAsync("more");

            var thrown = Assert.ThrowsAsync<SlackApiException<ChatAppendStreamError>>(() => stream.FlushAsync());
            Assert.That(thrown.Error, Is.EqualTo(ChatAppendStreamError.MessageNotInStreamingState));
        }

        Assert.That(Slack.RequestsTo("chat.stopStream"), Has.Count.EqualTo(1));
        Assert.That(Shown, Is.EqualTo(("That is all.", "completed")));
    }

    [Test]
    public async Task A_completion_that_is_cancelled_leaves_the_message_to_the_disposal()
    {
        using var caller = new CancellationTokenSource();
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("x");
            Slack.On("chat.stopStream").Fault(Fault.Hang, times: 1);
            var completing = stream.CompleteAsync(cancellationToken: caller.Token);
            await Slack.WaitForRequestsAsync("chat.stopStream", 1, Patience);
            await caller.CancelAsync();
            Assert.That(Assert.CatchAsync<OperationCanceledException>(() => completing).CancellationToken, Is.EqualTo(caller.Token));
        }

        Assert.That(Pieces, Is.EqualTo(new[] { "x", "" }));
        Assert.That(Shown.State, Is.EqualTo("completed"));
    }

    [Test]
    public async Task While_the_text_of_a_whole_call_is_pending_the_source_waits_and_can_be_cancelled()
    {
        Slack.On("chat.appendStream").Fault(Fault.SlowDrip(TimeSpan.FromMilliseconds(50)), times: 1);
        using var caller = new CancellationTokenSource();
        Task waiting;
        await using (var stream = await StreamAsync())
        {
            await stream.AppendAsync("first");
            await Slack.WaitForRequestsAsync("chat.appendStream", 1, Patience);
            await stream.AppendAsync(new string('x', 12_000));
            waiting = stream.AppendAsync("never", caller.Token);
            await caller.CancelAsync();
            Assert.CatchAsync<OperationCanceledException>(() => waiting);
        }

        Assert.That(Sent, Is.EqualTo("first" + new string('x', 12_000)));
    }
}
