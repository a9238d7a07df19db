using System.Text;
using SlackGen.Testing;
using SlackGen.Types;

namespace SlackGen.Resilience.Tests.Files;

/// <summary>Downloads from a fake Slack over HTTP, and what can happen to them.</summary>
[Category("Slow")]
public sealed class DownloadTests
{
    private const int Size = 300_000;

    private readonly byte[] bytes = new byte[Size];
    private FakeSlack slack = null!;
    private SlackClient client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        new Random(7).NextBytes(bytes);
        slack = await FakeSlack.StartAsync(o =>
        {
            o.Workspace = Workspace.Sample();
            o.AddToken("xoxb-writer", "files:write");
        });
        client = new SlackClient(Options());
    }

    [TearDown]
    public async Task StopAsync() => await slack.DisposeAsync();

    [Test]
    public async Task A_file_comes_back_as_it_was_uploaded()
    {
        using var content = new MemoryStream();
        var progress = new Reports();
        await client.Files.DownloadAsync(await UploadAsync(), content, progress);
        Assert.That(content.ToArray(), Is.EqualTo(bytes));
        Assert.That(progress.Values, Is.Ordered.Ascending.And.Unique);
        Assert.That(progress.Values[^1], Is.EqualTo(Size));
    }

    [Test]
    public async Task A_file_without_a_URL_is_looked_up_by_its_ID()
    {
        using var content = new MemoryStream();
        await client.Files.DownloadAsync(new SlackFile { Id = (await UploadAsync()).Id, FileAccess = "check_file_info" }, content);
        Assert.That(content.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_download_that_breaks_off_continues_where_it_ended()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.ResetInBody, times: 1);

        // It cannot go back: without a range, the download would fail.
        using var forward = new ForwardOnly();
        var progress = new Reports();
        await client.Files.DownloadAsync(file, forward, progress);
        Assert.That(forward.ToArray(), Is.EqualTo(bytes));
        Assert.That(progress.Values, Is.Ordered.Ascending.And.Unique);
    }

    [Test]
    public async Task Refusals_and_passing_failures_are_repeated()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.RateLimited(1), times: 1);
        slack.FaultDownloads(Fault.Status(503), times: 1);
        using var content = new MemoryStream();
        await client.Files.DownloadAsync(file, content);
        Assert.That(content.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_refusal_that_lasts_is_ratelimited()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.RateLimited(1));
        var thrown = Assert.ThrowsAsync<SlackApiException>(() => client.Files.DownloadAsync(file, new MemoryStream()));
        Assert.That((thrown.Code, thrown.Method), Is.EqualTo(("ratelimited", "download")));
    }

    [Test]
    public async Task A_redirect_within_Slack_is_followed_with_the_token()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.Redirect(new Uri(file.UrlPrivate!).AbsolutePath), times: 1);
        using var content = new MemoryStream();
        await client.Files.DownloadAsync(file, content);
        Assert.That(content.ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_redirect_to_another_server_is_followed_without_the_token()
    {
        await using var other = new WireServer(_ => Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: {Size}\r\nConnection: close\r\n\r\n{new string('x', Size)}"));
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.Redirect(other.Address + "file?signature=abcdefghijklmnop"), times: 1);
        using var content = new MemoryStream();
        await client.Files.DownloadAsync(file, content);
        Assert.That(content.Length, Is.EqualTo(Size));
        Assert.That(other.Requests.Single().Head, Has.Some.StartsWith("GET /").And.None.StartsWith("Authorization").And.None.Contains(FakeSlack.DefaultToken));
    }

    [Test]
    public async Task Redirects_in_a_circle_end()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.Redirect(file.UrlPrivate!));
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.Files.DownloadAsync(file, new MemoryStream()));
        Assert.That(thrown.Message, Is.EqualTo("The download of 'a.bin' was redirected more than 5 times: HTTP 302."));
    }

    [Test]
    public async Task A_page_to_sign_in_is_an_error_that_names_the_scope()
    {
        var file = await UploadAsync();
        var writer = client.WithToken("xoxb-writer");
        using var content = new MemoryStream();
        var thrown = Assert.ThrowsAsync<SlackException>(() => writer.Files.DownloadAsync(file, content));
        Assert.That(thrown.Message, Does.Contain("a web page to sign in").And.Contain("files:read"));
        Assert.That(content.Length, Is.Zero);
    }

    [Test]
    public async Task A_page_without_a_redirect_is_an_error_too()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.Status(200));
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.Files.DownloadAsync(file, new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain("a web page to sign in"));
    }

    [Test]
    public async Task Another_size_than_Slacks_is_an_error()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.TruncatedJson);
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.Files.DownloadAsync(file, new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain($"sends {Size / 2} bytes, but the file has {Size}"));
    }

    [Test]
    public async Task A_file_that_was_deleted_is_an_error()
    {
        var file = await UploadAsync();
        await client.Files.DeleteAsync(file.Id!);
        var thrown = Assert.ThrowsAsync<SlackException>(() => client.Files.DownloadAsync(file, new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain("has been deleted, or the token cannot see it"));
    }

    [Test]
    public async Task A_server_that_sends_nothing_ends_the_attempt()
    {
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.Hang);
        var options = Options();
        (options.AttemptTimeout, options.Retry.MaxRetries) = (TimeSpan.FromMilliseconds(300), 0);
        var thrown = Assert.ThrowsAsync<SlackException>(() => new SlackClient(options).Files.DownloadAsync(file, new MemoryStream()));
        Assert.That(thrown.Message, Does.Contain($"made no progress for 0.3 s, after 0 of {Size} bytes"));
    }

    [Test]
    public async Task A_path_gets_the_whole_file_or_keeps_what_it_had()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "copy.bin");
        await File.WriteAllTextAsync(path, "before");
        var file = await UploadAsync();
        slack.FaultDownloads(Fault.TruncatedJson, times: 1);
        Assert.ThrowsAsync<SlackException>(() => client.Files.DownloadAsync(file, path));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("before"));
        await client.Files.DownloadAsync(file, path);
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(bytes));
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo([path]));
        Assert.ThrowsAsync<ArgumentException>(() => client.Files.DownloadAsync(file, folder.Path));
    }

    private SlackClientOptions Options() => new()
    {
        Token = FakeSlack.DefaultToken,
        BaseAddress = slack.BaseAddress,
        Retry = new SlackRetryOptions { MaxRetries = 2, BaseDelay = TimeSpan.FromMilliseconds(10), MaxRetryAfter = TimeSpan.FromMilliseconds(20) },
    };

    private async Task<SlackFile> UploadAsync()
    {
        var response = await client.Files.UploadAsync(SlackUpload.FromBytes(bytes, "a.bin"));
        return (await client.Files.InfoAsync(response.Files[0].Id!)).File;
    }

    /// <summary>Keeps reports at once; <see cref="Progress{T}"/> would hand them to other threads.</summary>
    private sealed class Reports : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }

    private sealed class ForwardOnly : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
