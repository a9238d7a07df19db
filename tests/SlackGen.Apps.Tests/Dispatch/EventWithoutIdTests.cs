namespace SlackGen.Apps.Tests;

public sealed class EventWithoutIdTests
{
    [Test]
    public async Task An_event_without_an_id_whose_handler_is_slow_does_not_keep_its_transport_waiting()
    {
        var gate = new TaskCompletionSource();
        await using var app = new AppHost(Handle.Event("message", _ => gate.Task, Ack.Returned));
        var payload = Sent.Event("message");
        payload.Remove("event_id");

        var acknowledgement = app.SendAsync(payload);
        app.Clock.Advance(TimeSpan.FromSeconds(2.7));
        Assert.That(acknowledgement.IsCompleted, Is.False);
        app.Clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That((await acknowledgement.WaitAsync(TimeSpan.FromSeconds(10))).IsAccepted, Is.False);
        gate.SetResult();
        await app.DrainAsync();
    }
}
