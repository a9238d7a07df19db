using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Testing.Tests;

/// <summary>A client in process sees what a client over TCP sees.</summary>
public sealed class InProcessTests
{
    private FakeSlack slack = null!;
    private HttpClient http = null!;

    [SetUp]
    public async Task Start()
    {
        slack = await TestManifest.StartAsync(o => o.IsInProcess = true);
        http = slack.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.DefaultToken);
    }

    [TearDown]
    public async Task Stop()
    {
        http.Dispose();
        await slack.DisposeAsync();
    }

    public static IEnumerable<Fault> Faults =>
    [
        Fault.Status(503),
        Fault.RateLimited(30),
        Fault.ResetBeforeHeaders,
        Fault.ResetAfterHeaders,
        Fault.ResetInBody,
        Fault.SlowDrip(TimeSpan.FromMilliseconds(1)),
        Fault.TruncatedJson,
        Fault.ShortBody,
        Fault.OversizedBody(300_000),
        Fault.OversizedBody(300_000, isAnnounced: true),
        Fault.WrongCharset(),
        Fault.EmptyBody,
        Fault.Gzip,
        Fault.Chunked,
        Fault.Redirect(new Uri("https://elsewhere.example/api/zoo.list")),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_looks_as_it_does_over_TCP(Fault fault)
    {
        await using var listening = await TestManifest.StartAsync();
        using var overTcp = listening.CreateClient();
        overTcp.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        foreach (var read in (Func<HttpClient, Task<string>>[])[ReadWholeAsync, ReadStreamAsync])
        {
            slack.On("zoo.list").Fault(fault, times: 1);
            listening.On("zoo.list").Fault(fault, times: 1);
            Assert.That(await read(http), Is.EqualTo(await read(overTcp)));
        }

        Assert.That(slack.Requests.Select(r => r.Fault), Is.EqualTo(new[] { fault.Name, fault.Name }));
    }

    [Test]
    public async Task A_disposed_fake_fails_as_it_does_over_TCP()
    {
        await using var listening = await TestManifest.StartAsync();
        using var overTcp = listening.CreateClient();
        await slack.DisposeAsync();
        await listening.DisposeAsync();
        Assert.That(
            (await ReadWholeAsync(http)).Replace("slack.test:443", "HOST"),
            Is.EqualTo((await ReadWholeAsync(overTcp)).Replace($"127.0.0.1:{listening.BaseAddress.Port}", "HOST")));
    }

    [Test]
    public async Task The_fake_that_ends_ends_a_hanging_call_as_it_does_over_TCP()
    {
        await using var listening = await TestManifest.StartAsync();
        using var overTcp = listening.CreateClient();
        overTcp.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        slack.On("zoo.list").Fault(Fault.Hang);
        listening.On("zoo.list").Fault(Fault.Hang);
        var hanging = ReadWholeAsync(http);
        var hangingOverTcp = ReadWholeAsync(overTcp);
        await slack.WaitForRequestsAsync("zoo.list");
        await listening.WaitForRequestsAsync("zoo.list");
        await slack.DisposeAsync();
        await listening.DisposeAsync();
        Assert.That(await hanging, Is.EqualTo(await hangingOverTcp));
    }

    [Test]
    public async Task Headers_of_request_and_response_are_those_of_TCP()
    {
        await using var listening = await TestManifest.StartAsync();
        using var overTcp = listening.CreateClient();
        overTcp.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        var responses = new List<string>();
        foreach (var client in (HttpClient[])[http, overTcp])
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd("zoo/1.0 (test)");
            client.DefaultRequestHeaders.Add("X-Two", ["a", "b"]);
            client.DefaultRequestHeaders.Host = "slack.example";
            using var response = await client.PostAsync("zoo.rename", new StringContent("id=1&new_name=b", new MediaTypeHeaderValue("application/x-www-form-urlencoded")));
            responses.Add($"{await DescribeAsync(response)} {response.Version} {response.RequestMessage!.Method}");
            using var empty = await client.PostAsync("zoo.list", content: null);
            using var chunked = await client.PostAsync("zoo.list", new UnknownLength("limit=1"));
        }

        Assert.That(responses[0], Is.EqualTo(responses[1]));
        Assert.That(
            slack.Requests.Select(r => r.Headers.OrderBy(h => h.Key)),
            Is.EqualTo(listening.Requests.Select(r => r.Headers.OrderBy(h => h.Key))));
        Assert.That(slack.Requests.Select(r => (r.PathAndQuery, r.BodyText)), Is.EqualTo(listening.Requests.Select(r => (r.PathAndQuery, r.BodyText))));
    }

    [Test]
    public async Task A_listening_fake_serves_handlers_too()
    {
        await using var listening = await TestManifest.StartAsync();
        using var inProcess = new HttpClient(listening.CreateHandler());
        inProcess.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        Assert.That(await inProcess.GetStringAsync("https://slack.com/api/zoo.list"), Does.StartWith("""{"ok":true"""));
        Assert.That(listening.IsInProcess, Is.False);
        Assert.That(listening.Requests.Single().Headers["Host"], Is.EqualTo("slack.com"));
    }

    [Test]
    public async Task Any_host_leads_to_the_fake_and_its_own_URLs_keep_it()
    {
        await using var full = await FakeSlack.StartAsync(o => o.IsInProcess = true);
        using var client = full.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", FakeSlack.DefaultToken);
        var opened = await client.GetStringAsync("https://workspace.example/api/apps.connections.open");
        var upload = await client.GetStringAsync("http://localhost:81/api/files.getUploadURLExternal?filename=a&length=1");
        Assert.Multiple(() =>
        {
            Assert.That(full.BaseAddress, Is.EqualTo(new Uri("https://slack.test/api/")));
            Assert.That(opened, Does.Contain("wss://workspace.example/link/"));
            Assert.That(upload, Does.Contain("http://localhost:81/upload/v1/"));
        });
    }

    [Test]
    public async Task A_response_streams_while_the_fake_still_sends()
    {
        slack.On("zoo.list").Fault(Fault.SlowDrip(TimeSpan.FromMilliseconds(1), chunkBytes: 4));
        using var response = await http.GetAsync("zoo.list", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var first = new byte[1024];
        Assert.That(await body.ReadAsync(first), Is.EqualTo(4));
    }

    [Test]
    public async Task A_client_that_disposes_a_response_ends_the_call()
    {
        slack.On("zoo.list").Fault(Fault.OversizedBody(long.MaxValue));
        using (await http.GetAsync("zoo.list", HttpCompletionOption.ResponseHeadersRead))
        {
        }

        // The fake would write for ever otherwise, and disposal would take its second of grace.
        var disposed = slack.DisposeAsync().AsTask();
        Assert.That(await Task.WhenAny(disposed, Task.Delay(TimeSpan.FromSeconds(20))), Is.SameAs(disposed));
    }

    [Test]
    public async Task A_cancelled_read_ends_the_call()
    {
        slack.On("zoo.list").Fault(Fault.OversizedBody(long.MaxValue));
        using var response = await http.GetAsync("zoo.list", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        Assert.That(async () => await body.ReadAsync(new byte[10], new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await body.ReadAsync(new byte[10]), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void A_content_that_throws_shows_its_exception()
    {
        var thrown = Assert.ThrowsAsync<InvalidOperationException>(() => http.PostAsync("zoo.add", new ThrowingContent()));
        Assert.That(thrown.Message, Is.EqualTo("no bytes today"));
    }

    [Test]
    public async Task A_content_that_writes_synchronously_arrives()
    {
        using var content = new SynchronousContent(3 * 1024 * 1024);
        using var response = await http.PostAsync(new Uri(slack.UploadAddress, "F1"), content).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(slack.Uploads.Single().Length, Is.EqualTo(3 * 1024 * 1024));
    }

    [Test]
    public async Task The_context_of_the_caller_reaches_its_content_and_not_the_fake()
    {
        var context = new AsyncLocal<string>();
        var ofFake = "none";
        slack.On("zoo.list").When(_ => (ofFake = context.Value) is null).Reply(new { });
        context.Value = "caller";
        using var content = new SynchronousContent(0, () => context.Value);
        using var response = await http.PostAsync("zoo.list", content);
        Assert.That((ofFake, content.Observed), Is.EqualTo(((string?)null, "caller")));
    }

    [Test]
    public void A_synchronous_call_works()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(slack.BaseAddress, "zoo.list"));
        using var response = http.Send(request);
        using var body = new StreamReader(response.Content.ReadAsStream());
        Assert.That(body.ReadToEnd(), Does.StartWith("""{"ok":true"""));
    }

    [Test]
    public async Task A_head_request_has_no_body()
    {
        using var response = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "zoo.list"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public void A_fake_in_process_has_no_port() =>
        Assert.That(() => FakeSlack.StartAsync(o => (o.IsInProcess, o.Port) = (true, 8765)), Throws.ArgumentException);

    [Test]
    public void Another_scheme_is_a_mistake() =>
        Assert.That(() => new HttpMessageInvoker(slack.CreateHandler()).SendAsync(new HttpRequestMessage(HttpMethod.Get, "ftp://slack.com/"), default), Throws.InstanceOf<NotSupportedException>());

    [Test]
    public async Task An_app_in_process_receives_deliveries_through_its_handler()
    {
        var app = new App();
        var url = slack.DeliverTo(new Uri("https://app.test/slack/events"), handler: app);
        var delivery = await url.SendEventAsync(new { type = "app_mention", user = "U1", channel = "C1", text = "hi", ts = "1.2" });
        Assert.That((await delivery.Acknowledged).StatusCode, Is.EqualTo(200));
        Assert.That(app.Bodies.Single(), Does.Contain("\"app_mention\""));
        Assert.That(app.Paths.Single(), Is.EqualTo("/slack/events"));
    }

    private static async Task<string> ReadWholeAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("zoo.list");
            return await DescribeAsync(response);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Describe(e);
        }
    }

    private static async Task<string> ReadStreamAsync(HttpClient client)
    {
        var read = new MemoryStream();
        try
        {
            using var response = await client.GetAsync("zoo.list", HttpCompletionOption.ResponseHeadersRead);
            await using var body = await response.Content.ReadAsStreamAsync();
            await body.CopyToAsync(read);
            return Encoding.Latin1.GetString(read.ToArray());
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return $"{read.Length} bytes, {Describe(e)}";
        }
    }

    private static async Task<string> DescribeAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(",", h.Value)}")
            .Order(StringComparer.Ordinal);
        return $"{(int)response.StatusCode} {response.ReasonPhrase} {string.Join("; ", headers)} {Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync())}";
    }

    private static string Describe(Exception thrown)
    {
        var text = new StringBuilder();
        for (Exception? e = thrown; e is not null; e = e.InnerException)
        {
            var detail = e switch
            {
                HttpRequestException http => http.HttpRequestError.ToString(),
                HttpIOException io => io.HttpRequestError.ToString(),
                SocketException socket => socket.SocketErrorCode.ToString(),
                _ => "",
            };
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{e.GetType().Name} ({detail}): {e.Message}\n");
        }

        return text.ToString();
    }

    private sealed class UnknownLength(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class SynchronousContent(int length, Func<string?>? observe = null) : HttpContent
    {
        public string? Observed { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Observed = observe?.Invoke();
            var chunk = new byte[64 * 1024];
            for (var written = 0; written < length; written += chunk.Length)
            {
                stream.Write(chunk);
            }

            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }

    private sealed class ThrowingContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("no bytes today");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class App : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        public List<string> Paths { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Paths.Add(request.RequestUri!.AbsolutePath);
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("") };
        }
    }
}
