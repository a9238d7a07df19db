using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Cancellation is the caller's; whatever else ends an upload is a <see cref="SlackException"/> with its true reason.</summary>
public sealed class UploadCancellationTests
{
    [Test]
    public void The_timeout_of_an_HttpClient_is_named_with_its_time()
    {
        using var http = new HttpClient(new Waiting()) { Timeout = TimeSpan.FromMilliseconds(50) };
        var uploading = new Uploading([], o => o.HttpClient = http);
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.SendBytesAsync(Uploading.Url, Uploading.Bytes()));
        Assert.That(
            thrown.Message,
            Is.EqualTo("The upload of 'a.txt' got no response: the HttpClient, whose Timeout is 0.05 s, gave up after 0 of 5 bytes. AttemptTimeout bounds attempts without it."));
        Assert.That(thrown.Method, Is.EqualTo("upload"));
    }

    [Test]
    public async Task Cancelling_all_requests_of_an_HttpClient_is_named()
    {
        using var waiting = new Waiting();
        using var http = new HttpClient(waiting) { Timeout = Timeout.InfiniteTimeSpan };
        var uploading = new Uploading([], o => o.HttpClient = http);
        var upload = uploading.SendBytesAsync(Uploading.Url, Uploading.Bytes());
        await waiting.Entered;
        http.CancelPendingRequests();
        var thrown = Assert.ThrowsAsync<SlackException>(() => upload);
        Assert.That(thrown.Message, Is.EqualTo("The upload of 'a.txt' was cancelled after 0 of 5 bytes, not by its caller but within the HttpClient: by CancelPendingRequests, its disposal or a handler."));
    }

    [Test]
    public void An_HttpClient_that_is_disposed_is_named()
    {
        var http = new HttpClient(new Waiting());
        http.Dispose();
        var uploading = new Uploading([], o => o.HttpClient = http);
        var thrown = Assert.ThrowsAsync<SlackException>(() => uploading.SendBytesAsync(Uploading.Url, Uploading.Bytes()));
        Assert.That(thrown.Message, Is.EqualTo("The upload of 'a.txt' could not be sent: the HttpClient that SlackClientOptions.HttpClient holds, or its handler, has been disposed."));
    }

    [Test]
    public async Task The_callers_token_cancels_the_bytes()
    {
        using var cancel = new CancellationTokenSource();
        var uploading = new Uploading([Responses.Hangs]);
        var upload = uploading.UploadAsync(Uploading.Bytes(), cancellationToken: cancel.Token);
        Eventually.Becomes(() => uploading.Slack.SentBytes.Count, 1);
        await cancel.CancelAsync();
        var thrown = Assert.CatchAsync<OperationCanceledException>(() => upload);
        Assert.That(thrown.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That(uploading.Slack.Steps, Is.EqualTo(new[] { "files.getUploadURLExternal", "upload" }));
    }

    [Test]
    public void A_token_that_is_cancelled_before_sends_nothing()
    {
        var uploading = new Uploading([Responses.Html(200)]);
        var cancelled = new CancellationToken(canceled: true);
        Assert.CatchAsync<OperationCanceledException>(() => uploading.UploadAsync(Uploading.Bytes(), cancellationToken: cancelled));
        Assert.CatchAsync<OperationCanceledException>(() => uploading.SendBytesAsync(Uploading.Url, Uploading.Bytes(), cancellationToken: cancelled));
        Assert.That(uploading.Slack.Sent, Is.Empty);
    }

    private sealed class Waiting : HttpMessageHandler
    {
        private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Entered => entered.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
