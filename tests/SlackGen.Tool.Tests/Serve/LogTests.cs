using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SlackGen.Testing;
using SlackGen.Tool.Serve;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>The lines of the log and what it keeps.</summary>
public sealed class LogTests
{
    [TestCase("a\n12:00:00 call     auth.test ok", "a\uFFFD12:00:00 call     auth.test ok")]
    [TestCase("a\r\u001b[31m\u2028b\u202Ec", "a\uFFFD\uFFFD[31m\uFFFDb\uFFFDc")]
    [TestCase(null, "")]
    public void A_line_cannot_be_forged(string? text, string line) => Assert.That(LogText.Clean(text), Is.EqualTo(line));

    [Test]
    public void A_line_is_cut() => Assert.That(LogText.Clean(new string('x', 5_000)), Has.Length.EqualTo(101).And.EndsWith("…"));

    [Test]
    public async Task A_method_with_a_line_break_is_one_line()
    {
        var output = new StringWriter();
        await using (var log = new TrafficLog(TextWriter.Synchronized(output)))
        {
            log.Responded(Request("api.test\n12:00:00 event    forged"), null, 200, TimeSpan.Zero);
        }

        Assert.That(output.ToString().TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Entries_beyond_500_are_counted_and_said()
    {
        await using var fake = await FakeSlack.StartAsync(o => o.Workspace = new Workspace());
        await using var log = new TrafficLog(TextWriter.Null);
        for (var i = 0; i < 503; i++)
        {
            log.Responded(Request("api.test"), null, 200, TimeSpan.Zero);
        }

        Assert.That(log.Dropped, Is.EqualTo(3));
        Assert.That(LogPage.Show(log, fake.Workspace!, "", ToolPlace.Nowhere).Body.ToString(), Does.Contain("The newest 100 of 500 entries. 3 older ones were dropped."));
    }

    [Test]
    public async Task Lines_that_cannot_be_written_are_counted_and_said()
    {
        var output = new StuckWriter();
        await using (var log = new TrafficLog(output))
        {
            for (var i = 0; i < 10_010; i++)
            {
                log.Responded(Request("api.test"), null, 200, TimeSpan.Zero);
            }

            output.Release();
        }

        Assert.That(output.ToString(), Does.Match(@"note +\d+ older lines were dropped"));
    }

    [Test]
    public async Task The_version_of_the_log_changes_with_what_happens_only()
    {
        await using var fake = await FakeSlack.StartAsync(o => o.Workspace = new Workspace());
        await using var log = new TrafficLog(TextWriter.Null);
        var empty = LogPage.VersionOf(log, fake.Workspace!);

        Assert.That(LogPage.VersionOf(log, fake.Workspace!), Is.EqualTo(empty));
        Assert.That(LogPage.Show(log, fake.Workspace!, "", ToolPlace.Nowhere).Version, Is.EqualTo(empty));
        log.Responded(Request("api.test"), null, 200, TimeSpan.Zero);
        Assert.That(LogPage.VersionOf(log, fake.Workspace!), Is.Not.EqualTo(empty));
    }

    [Test]
    [Category("Slow")]
    public async Task An_open_page_that_fails_is_told_and_told_again_when_it_works()
    {
        using var body = new MemoryStream();
        using var ended = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString("?version=1");
        http.Response.Body = body;
        var versions = new Queue<Func<string?>>([() => "1", () => throw new InvalidOperationException("broken"), () => throw new InvalidOperationException("broken"), () => "1", () => null]);
        await LiveEndpoint.FollowAsync(http, () => versions.Dequeue()(), ended.Token);

        Assert.That(System.Text.Encoding.UTF8.GetString(body.ToArray()), Is.EqualTo(": open\n\nevent: change\ndata: failed\n\nevent: change\ndata: 1\n\n"));
    }

    private static RecordedRequest Request(string method) => new()
    {
        Method = method,
        Verb = "POST",
        PathAndQuery = "/api/" + method,
        Headers = new Dictionary<string, string>(),
        Body = ReadOnlyMemory<byte>.Empty,
        Arguments = new JsonObject(),
        ReceivedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Writes nothing until the test lets it.</summary>
    private sealed class StuckWriter : StringWriter
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => released.SetResult();

        public override async Task WriteLineAsync(string? value)
        {
            await released.Task;
            WriteLine(value);
        }
    }
}
