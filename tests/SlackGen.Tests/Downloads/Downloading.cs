using System.Net;
using System.Net.Http.Headers;
using SlackGen.Tests.Support;
using SlackGen.Types;

namespace SlackGen.Tests.Downloads;

/// <summary>Downloads from a scripted Slack. Each request gets the next response, and the last one is repeated.</summary>
internal sealed class Downloading
{
    public const string Url = "https://files.slack.com/files-pri/T1-F1/a.bin";

    private readonly Group group;
    private readonly Func<HttpRequestMessage, HttpResponseMessage>[] responses;

    public Downloading(params Func<HttpRequestMessage, HttpResponseMessage>[] responses)
        : this(null, responses)
    {
    }

    public Downloading(Action<SlackClientOptions>? configure, params Func<HttpRequestMessage, HttpResponseMessage>[] responses)
    {
        this.responses = responses;
        var options = new SlackClientOptions
        {
            Token = Secret.Token,
            TimeProvider = Clock,
            HttpClient = new HttpClient(new Script(this)) { Timeout = Timeout.InfiniteTimeSpan },
        };
        configure?.Invoke(options);
        group = new Group(new SlackConnection(options));
    }

    public ManualTimeProvider Clock { get; } = new() { SkipsPauses = true };

    /// <summary>The requests: URL, token, range and condition.</summary>
    public List<(string Url, string? Token, string? Range, string? IfRange)> Sent { get; } = [];

    public static SlackFile File(long size = 10, string url = Url) => new() { Id = "F1", Name = "a.bin", Mode = "hosted", Mimetype = "application/octet-stream", Size = size, UrlPrivate = url };

    public static Func<HttpRequestMessage, HttpResponseMessage> Redirect(string to) => _ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } };

    /// <summary>Content from a position on, of which a part arrives before the connection breaks.</summary>
    public static Func<HttpRequestMessage, HttpResponseMessage> Content(byte[] bytes, int from = 0, int? arriving = null, string? tag = "\"v1\"", int? announcedFrom = null) => _ =>
    {
        var rest = bytes[from..];
        Stream body = arriving is { } count ? new Breaking(rest[..count]) : new MemoryStream(rest);
        var response = new HttpResponseMessage(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new StreamContent(body) };
        response.Content.Headers.ContentLength = rest.Length;
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        response.Headers.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
        if (from > 0)
        {
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(announcedFrom ?? from, bytes.Length - 1, bytes.Length);
        }

        return response;
    };

    public Task DownloadAsync(SlackFile file, Stream destination, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        group.DownloadAsync(file, destination, progress, cancellationToken);

    public Task DownloadAsync(SlackFile file, string path, IProgress<long>? progress = null) => group.DownloadAsync(file, path, progress);

    /// <summary>The method as the generator emits it.</summary>
    private sealed class Group(SlackConnection connection) : SlackMethodGroup(connection)
    {
        private static readonly SlackMethod Info = new("files.info") { Tier = 4, Tokens = SlackTokenKinds.Bot | SlackTokenKinds.User, Idempotent = true };

        public Task DownloadAsync(SlackFile file, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken) =>
            DownloadFileAsync(Info, "file", "file", file, destination, progress, cancellationToken);

        public Task DownloadAsync(SlackFile file, string path, IProgress<long>? progress) => DownloadFileAsync(Info, "file", "file", file, path, progress, default);
    }

    private sealed class Script(Downloading downloading) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            downloading.Sent.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), request.Headers.Range?.ToString(), request.Headers.IfRange?.ToString()));
            return Task.FromResult(downloading.responses[Math.Min(downloading.Sent.Count, downloading.responses.Length) - 1](request));
        }
    }

    private sealed class Breaking(byte[] beginning) : MemoryStream(beginning)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("The connection was reset.");
    }
}
