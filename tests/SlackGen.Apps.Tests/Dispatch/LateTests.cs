using SlackGen.Types;

namespace SlackGen.Apps.Tests;

public sealed class LateTests
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2.4);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.2);

    [Test]
    public async Task A_command_is_acknowledged_by_itself_and_its_reply_goes_to_the_response_url()
    {
        await using var slack = new WireServer();
        var gate = new TaskCompletionSource();
        CancellationToken token = default;
        await using var app = new AppHost(Handle.Command("/x", async i =>
        {
            token = i.CancellationToken;
            await gate.Task;
            return "finally";
        }));

        var acknowledgement = app.SendAsync(Sent.Command("/x", $"{slack.Address}commands/1"));
        app.Clock.Advance(Before);
        Assert.That(acknowledgement.IsCompleted, Is.False);
        app.Clock.Advance(Step);
        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.True);
        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).Payload.Length, Is.Zero);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        gate.SetResult();
        await app.DrainAsync();

        Assert.That(token.IsCancellationRequested, Is.False, "The reply is still of use.");
        Assert.That(slack.Requests.Single().BodyText, Is.EqualTo("""{"text":"finally"}"""));
        Assert.That(app.Log.Text, Does.Contain("TestApp.Command is still running 2.5 s"));
        Assert.That(app.Problems, Is.Empty);
    }

    [Test]
    public async Task A_click_a_shortcut_and_a_closed_modal_are_acknowledged_by_themselves()
    {
        var gate = new TaskCompletionSource();
        async Task<SlackReply?> Hang(SlackInvocation invocation)
        {
            await gate.Task;
            return null;
        }

        await using var app = new AppHost(Handle.Action("a", Hang), Handle.Of(SlackHandlerKind.Shortcut, "s", Hang), Handle.Of(SlackHandlerKind.Closed, "c", Hang));

        var acknowledgements = new[] { Sent.Actions(("button", "a", "b")), Sent.Shortcut("s"), Sent.Closed("c") }.Select(p => app.SendAsync(p)).ToList();
        app.Clock.Advance(Before + Step);

        Assert.That(await Task.WhenAll(acknowledgements), Is.All.EqualTo(SlackAcknowledgement.Empty));
        gate.SetResult();
        await app.DrainAsync();
    }

    [TestCase(SlackHandlerKind.Submit)]
    [TestCase(SlackHandlerKind.Options)]
    public async Task What_needs_a_reply_is_not_acknowledged_and_an_exception_names_the_handler(SlackHandlerKind kind)
    {
        var gate = new TaskCompletionSource();
        CancellationToken token = default;
        await using var app = new AppHost(Handle.Of(kind, "x", async i =>
        {
            token = i.CancellationToken;
            await gate.Task;
            return kind == SlackHandlerKind.Submit ? ViewReply.Clear : new OptionsReply(Array.Empty<Option>());
        }));

        var acknowledgement = app.SendAsync(kind == SlackHandlerKind.Submit ? Sent.Submission("x") : Sent.Suggestion("x"));
        Eventually.Becomes(() => token.CanBeCanceled, true);
        app.Clock.Advance(Before);
        Assert.That(token.IsCancellationRequested, Is.False);
        app.Clock.Advance(Step);
        Eventually.Becomes(() => token.IsCancellationRequested, true);
        Assert.That(acknowledgement.IsCompleted, Is.False);
        app.Clock.Advance(Step);

        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        gate.SetResult();
        await app.DrainAsync();
        Assert.That(app.Log.Text, Does.Contain($"TestApp.{kind} returned no reply within 2.5 s"));
        Assert.That(app.Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_submission_whose_handler_ends_at_its_deadline_is_given_up_at_once()
    {
        var started = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Submit("x", async i =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, i.CancellationToken);
            return null;
        }));

        var acknowledgement = app.SendAsync(Sent.Submission("x"));
        await started.Task;
        app.Clock.Advance(Before + Step);

        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        await app.DrainAsync();
        Assert.That(app.Log.Text, Does.Contain("TestApp.Submit returned no reply"));
    }

    [Test]
    public async Task A_reply_between_the_deadlines_is_still_sent()
    {
        var gate = new TaskCompletionSource();
        CancellationToken token = default;
        await using var app = new AppHost(Handle.Submit("x", async i =>
        {
            token = i.CancellationToken;
            await gate.Task;
            return ViewReply.Clear;
        }));

        var acknowledgement = app.AcknowledgeAsync(Sent.Submission("x"));
        app.Clock.Advance(Before + Step);
        Eventually.Becomes(() => token.IsCancellationRequested, true);
        gate.SetResult();

        Assert.That(await acknowledgement, Does.Contain("clear"));
        Assert.That(app.Problems, Is.Empty);
    }

    [Test]
    public async Task The_deadline_counts_from_the_arrival_at_the_transport()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Command("/x", async _ =>
        {
            await gate.Task;
            return CommandReply.Nothing;
        }));
        var delivery = Sent.Read(Sent.Command("/x"), app.Clock.GetUtcNow());
        app.Clock.Advance(TimeSpan.FromSeconds(2));

        var acknowledgement = app.Receiver.ReceiveAsync(delivery);
        app.Clock.Advance(TimeSpan.FromSeconds(0.4));
        Assert.That(acknowledgement.IsCompleted, Is.False);
        app.Clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.True);
        gate.SetResult();
        await app.DrainAsync();
    }

    [Test]
    public async Task A_submission_whose_deadline_passes_in_the_queue_is_not_handled()
    {
        var gate = new TaskCompletionSource();
        var handled = 0;
        await using var app = new AppHost(
            [
                Handle.Command("/x", async _ =>
                {
                    await gate.Task;
                    return CommandReply.Nothing;
                }),
                Handle.Submit("form", _ =>
                {
                    handled++;
                    return Task.FromResult<ViewReply?>(null);
                }),
            ],
            o => o.DeliveryKey = _ => "one");

        _ = app.SendAsync(Sent.Command("/x"));
        var acknowledgement = app.SendAsync(Sent.Submission("form"));
        app.Clock.Advance(Before + Step);
        app.Clock.Advance(Step);
        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        gate.SetResult();
        await app.DrainAsync();

        Assert.That(handled, Is.Zero);
    }

    [Test]
    public async Task An_event_whose_handler_is_slow_is_not_acknowledged_and_its_retry_awaits_the_same_run()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        CancellationToken token = default;
        await using var app = new AppHost(Handle.Event("message", i =>
        {
            runs++;
            token = i.CancellationToken;
            return gate.Task;
        }, Ack.Returned));

        var first = app.SendAsync(Sent.Event("message", id: "Ev1"));
        Eventually.Becomes(() => runs, 1);
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.That((await first.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.False);
        var retry = app.SendAsync(Sent.Event("message", id: "Ev1"), retry: 1);
        Assert.That(retry.IsCompleted, Is.False);
        gate.SetResult();

        Assert.That((await retry.WaitAsync(TimeSpan.FromSeconds(20))).IsAccepted, Is.True);
        Assert.That((runs, token.IsCancellationRequested), Is.EqualTo((1, false)));
    }
}
