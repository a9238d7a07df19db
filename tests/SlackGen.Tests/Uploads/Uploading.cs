using System.Collections.Concurrent;
using System.Net;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Uploads;

/// <summary>Uploads to a scripted Slack. Each attempt to send bytes gets the next response, and the last one is repeated.</summary>
internal sealed class Uploading
{
    public const string Url = "https://files.slack.test/upload/v1/CwABAAAAXAoAAVnX";

    private readonly Group group;

    public Uploading(Response[] responses, Action<SlackClientOptions>? configure = null, ManualTimeProvider? clock = null)
    {
        Clock = clock ?? new ManualTimeProvider { SkipsPauses = true };
        Slack = new Script(Clock, responses);
        var options = new SlackClientOptions
        {
            Token = Secret.Token,
            BaseAddress = new Uri("https://slack.test/api/"),
            TimeProvider = Clock,
            LoggerFactory = Logs,
            HttpClient = new HttpClient(Slack) { Timeout = Timeout.InfiniteTimeSpan },
        };
        configure?.Invoke(options);
        group = new Group(new SlackConnection(options));
    }

    public ManualTimeProvider Clock { get; }

    public Script Slack { get; }

    public RecordingLogs Logs { get; } = new();

    public static SlackUpload Bytes(string name = "a.txt") => SlackUpload.FromBytes("bytes"u8.ToArray(), name);

    public Task<SlackRawResponse> UploadAsync(SlackUpload file, SlackRequest? share = null, IProgress<SlackUploadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        UploadAsync([file], share, progress, cancellationToken);

    public Task<SlackRawResponse> UploadAsync(SlackUpload[] files, SlackRequest? share = null, IProgress<SlackUploadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        group.UploadAsync(files, share, progress, cancellationToken);

    public Task SendBytesAsync(string url, SlackUpload file, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        group.SendBytesAsync(url, file, progress, cancellationToken);

    /// <summary>The method as the generator emits it.</summary>
    private sealed class Group(SlackConnection connection) : SlackMethodGroup(connection)
    {
        private static readonly SlackMethod Place = new("files.getUploadURLExternal") { Tier = 4, Idempotent = true };

        private static readonly SlackMethod Complete = new("files.completeUploadExternal") { Tier = 4, Body = SlackBody.Json };

        public Task<SlackRawResponse> UploadAsync(SlackUpload[] files, SlackRequest? share, IProgress<SlackUploadProgress>? progress, CancellationToken cancellationToken) =>
            UploadFilesAsync<SlackRawResponse>(Place, Complete, files, share, progress, cancellationToken);

        public Task SendBytesAsync(string url, SlackUpload file, IProgress<long>? progress, CancellationToken cancellationToken) =>
            SendFileAsync(Place, url, file, progress, cancellationToken);
    }

    internal sealed class Script(ManualTimeProvider clock, Response[] responses) : HttpMessageHandler
    {
        private readonly ConcurrentQueue<SentRequest> sent = new();
        private int next = -1;

        /// <summary>The response of files.getUploadURLExternal.</summary>
        public string Place { get; set; } = $$"""{"ok":true,"upload_url":"{{Url}}","file_id":"F1"}""";

        /// <summary>The destination of the bytes of an attempt; null for memory.</summary>
        public Func<Stream>? Target { get; set; }

        /// <summary>Gets whether the server responds to an attempt before it reads the bytes.</summary>
        public Func<int, bool> IsUnread { get; set; } = _ => false;

        /// <summary>The requests that were sent whole, methods and bytes.</summary>
        public IReadOnlyList<SentRequest> Sent => [.. sent];

        public IReadOnlyList<SentRequest> SentBytes => [.. sent.Where(s => s.Uri.Host != "slack.test")];

        public IReadOnlyList<string> Steps => [.. sent.Select(s => s.Uri.Host == "slack.test" ? s.Name : "upload")];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host == "slack.test")
            {
                var call = Record(request, await request.Content!.ReadAsStringAsync(cancellationToken));
                return await Responses.Json(200, call.Name == "files.getUploadURLExternal" ? Place : """{"ok":true}""")(call, cancellationToken);
            }

            var attempt = Interlocked.Increment(ref next);
            var body = "";
            if (!IsUnread(attempt))
            {
                using var target = Target?.Invoke() ?? new MemoryStream();
                await request.Content!.CopyToAsync(target, cancellationToken);
                body = target is MemoryStream memory ? System.Text.Encoding.Latin1.GetString(memory.ToArray()) : "";
            }

            return await responses[Math.Min(attempt, responses.Length - 1)](Record(request, body), cancellationToken);
        }

        private SentRequest Record(HttpRequestMessage request, string body)
        {
            // The header is there once it has been asked for.
            _ = request.Content?.Headers.ContentLength;
            var recorded = new SentRequest(
                request.Method,
                request.RequestUri!,
                $"{request.Headers}{request.Content?.Headers}".ReplaceLineEndings("\n"),
                body,
                request.Headers.Authorization?.ToString(),
                clock.Elapsed);
            sent.Enqueue(recorded);
            return recorded;
        }
    }
}

/// <summary>Keeps reports at once; <see cref="Progress{T}"/> would hand them to other threads.</summary>
internal sealed class Reports : IProgress<long>, IProgress<SlackUploadProgress>
{
    /// <summary>The numbers of bytes.</summary>
    public List<long> Values { get; } = [];

    public List<SlackUploadProgress> Uploads { get; } = [];

    public void Report(long value) => Values.Add(value);

    public void Report(SlackUploadProgress value) => Uploads.Add(value);
}
