using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackGen.Testing.Tests;

[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class FaultTests(bool isInProcess) : FakePerTest(isInProcess)
{
    private const string Right = """{"ok":true,"text":"0123456789012345678901234567890123456789"}""";

    [SetUp]
    public void ReplyToLists() => Slack.On("zoo.list").Reply(Right);

    [Test]
    public async Task A_status_comes_with_a_page()
    {
        using var response = await Meet(Fault.Status(503));
        Assert.That((int)response.StatusCode, Is.EqualTo(503));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("<h1>503 Service Unavailable</h1>"));
    }

    public static IEnumerable<TestCaseData> RetryAfters =>
    [
        new(Fault.RateLimited(30), "30"),
        new(Fault.RateLimited(0), "0"),
        new(Fault.RateLimited(-5), "-5"),
        new(Fault.RateLimited(long.MaxValue), "9223372036854775807"),
        new(Fault.RateLimited(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(1))), "Sat, 21 Nov 2026 11:00:00 GMT"),
        new(Fault.RateLimited("soon"), "soon"),
        new(Fault.RateLimited(null), null),
    ];

    [TestCaseSource(nameof(RetryAfters))]
    public async Task A_429_has_any_RetryAfter_or_none(Fault fault, string? expected)
    {
        using var response = await Meet(fault);
        Assert.That((int)response.StatusCode, Is.EqualTo(429));
        Assert.That(response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null, Is.EqualTo(expected));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"ok":false,"error":"ratelimited"}"""));
    }

    [Test]
    public void A_reset_before_headers_is_a_reset()
    {
        var thrown = Assert.ThrowsAsync<HttpRequestException>(() => Meet(Fault.ResetBeforeHeaders));
        Assert.That(SocketErrorOf(thrown), Is.EqualTo(SocketError.ConnectionReset));
    }

    [Test]
    public async Task A_reset_after_headers_lets_the_headers_through()
    {
        using var response = await Meet(Fault.ResetAfterHeaders);
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(Right.Length));
        var (text, thrown) = await ReadUntilItBreaks(response);
        Assert.That(text, Is.Empty);
        Assert.That(SocketErrorOf(thrown!), Is.EqualTo(SocketError.ConnectionReset));
    }

    [Test]
    public async Task A_reset_in_the_body_lets_half_of_it_through()
    {
        using var response = await Meet(Fault.ResetInBody);
        var (text, thrown) = await ReadUntilItBreaks(response);
        Assert.That(text, Is.EqualTo(Right[..(Right.Length / 2)]));
        Assert.That(SocketErrorOf(thrown!), Is.EqualTo(SocketError.ConnectionReset));
    }

    [Test]
    public async Task A_short_body_ends_early_without_a_reset()
    {
        using var response = await Meet(Fault.ShortBody);
        var (text, thrown) = await ReadUntilItBreaks(response);
        Assert.That(text, Is.EqualTo(Right));
        Assert.That(response.Content.Headers.ContentLength, Is.GreaterThan(Right.Length));
        Assert.That((thrown as HttpIOException)?.HttpRequestError, Is.EqualTo(HttpRequestError.ResponseEnded));
    }

    [Test]
    public async Task A_hanging_call_ends_when_the_client_goes()
    {
        Slack.On("zoo.list").Fault(Fault.Hang, times: 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.That(
            async () => await Caller.SendAsync(HttpMethod.Get, "zoo.list", cancellation: patience.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Slack.Requests.Single().Fault, Is.EqualTo("hang"));
        Assert.That((await Caller.GetAsync("zoo.list")).Error(), Is.Null);
    }

    [Test]
    public async Task A_hanging_call_ends_when_the_fake_is_disposed()
    {
        var hanging = Meet(Fault.Hang);
        while (Slack.Requests.Count == 0)
        {
            await Task.Delay(5);
        }

        var watch = Stopwatch.StartNew();
        await Slack.DisposeAsync();
        Assert.That(async () => await hanging, Throws.InstanceOf<HttpRequestException>());
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task A_slow_drip_takes_its_time_and_is_right_in_the_end()
    {
        var watch = Stopwatch.StartNew();
        using var response = await Meet(Fault.SlowDrip(TimeSpan.FromMilliseconds(20), chunkBytes: 10));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Right));
        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(20 * (Right.Length / 10))));
    }

    [Test]
    public async Task Truncated_json_ends_in_good_order()
    {
        using var response = await Meet(Fault.TruncatedJson);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Right[..(Right.Length / 2)]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_oversized_body_is_correct_json_of_exactly_that_size(bool isAnnounced)
    {
        using var response = await Meet(Fault.OversizedBody(1_000_000, isAnnounced));
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(isAnnounced ? 1_000_000 : null));
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.That(body, Has.Length.EqualTo(1_000_000));
        Assert.That(JsonText.TryParse(body, out _));
    }

    [Test]
    public async Task A_wrong_charset_is_named_while_the_body_stays()
    {
        using var response = await Meet(Fault.WrongCharset());
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json; charset=utf-16"));
        Assert.That(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()), Is.EqualTo(Right));
    }

    [Test]
    public async Task An_empty_body_is_empty()
    {
        using var response = await Meet(Fault.EmptyBody);
        Assert.That((response.StatusCode, response.Content.Headers.ContentLength), Is.EqualTo((HttpStatusCode.OK, 0L)));
    }

    [Test]
    public async Task A_gzip_body_unpacks_to_the_response()
    {
        using var response = await Meet(Fault.Gzip);
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        await using var unzipped = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.That(await new StreamReader(unzipped).ReadToEndAsync(), Is.EqualTo(Right));
    }

    [Test]
    public async Task A_chunked_body_has_no_length()
    {
        using var response = await Meet(Fault.Chunked);
        Assert.That(response.Headers.TransferEncodingChunked, Is.True);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Right));
    }

    [Test]
    public async Task A_redirect_keeps_verb_and_body()
    {
        using var response = await Meet(Fault.Redirect(new Uri("https://elsewhere.example/api/zoo.list")));
        Assert.That((int)response.StatusCode, Is.EqualTo(307));
        Assert.That(response.Headers.Location?.AbsoluteUri, Is.EqualTo("https://elsewhere.example/api/zoo.list"));
    }

    [Test]
    public async Task A_disposed_fake_refuses_connections()
    {
        await Slack.DisposeAsync();
        var thrown = Assert.ThrowsAsync<HttpRequestException>(() => Caller.SendAsync(HttpMethod.Get, "zoo.list"));
        Assert.That(SocketErrorOf(thrown), Is.EqualTo(SocketError.ConnectionRefused));
    }

    [Test]
    public async Task A_fault_strikes_as_often_as_it_is_told_and_is_recorded()
    {
        Slack.On("zoo.list").Fault(Fault.Status(500), times: 2).Fault(Fault.Status(502), times: 1);
        Assert.That(await Statuses(5), Is.EqualTo(new[] { 500, 500, 502, 200, 200 }));
        Assert.That(
            Slack.Requests.Select(r => r.Fault),
            Is.EqualTo(new[] { "500 Internal Server Error", "500 Internal Server Error", "502 Bad Gateway", null, null }));
    }

    [Test]
    public async Task A_fault_that_sends_nothing_of_the_response_leaves_it_for_the_next_request()
    {
        Slack.On("zoo.list").Reply(new { n = 1 }, times: 1).Fault(Fault.Status(503), times: 1);
        Assert.That(await Statuses(1), Is.EqualTo(new[] { 503 }));
        Assert.That((int?)(await Caller.GetAsync("zoo.list"))["n"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_fault_of_every_method_waits_behind_the_methods_own()
    {
        Slack.On("*").Fault(Fault.Status(500), times: 1);
        Slack.On("zoo.list").Fault(Fault.Status(502), times: 1);
        Assert.That(await Statuses(3), Is.EqualTo(new[] { 502, 500, 200 }));
    }

    [Test]
    public async Task Chance_falls_the_same_way_in_every_run()
    {
        Slack.On("*").Fault(Fault.Status(500), probability: 0.2);
        var first = await Statuses(100);
        await using var again = await TestManifest.StartAsync();
        again.On("*").Fault(Fault.Status(500), probability: 0.2);
        using var another = new Caller(again);
        Assert.That(await Statuses(100, another), Is.EqualTo(first));
        Assert.That(first.Count(s => s == 500), Is.InRange(10, 30));
    }

    [TestCase(199)]
    [TestCase(204)]
    [TestCase(600)]
    public void A_status_without_a_body_is_a_mistake(int status) => Assert.That(() => Fault.Status(status), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private Task<HttpResponseMessage> Meet(Fault fault)
    {
        Slack.On("zoo.list").Fault(fault, times: 1);
        return Caller.SendAsync(HttpMethod.Get, "zoo.list");
    }

    private async Task<List<int>> Statuses(int count, Caller? from = null)
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            using var response = await (from ?? Caller).SendAsync(HttpMethod.Get, "zoo.list");
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }

    private static async Task<(string Text, Exception? Thrown)> ReadUntilItBreaks(HttpResponseMessage response)
    {
        var received = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync();
        try
        {
            await body.CopyToAsync(received);
            return (Encoding.UTF8.GetString(received.ToArray()), null);
        }
        catch (IOException e)
        {
            return (Encoding.UTF8.GetString(received.ToArray()), e);
        }
    }

    private static SocketError? SocketErrorOf(Exception thrown)
    {
        for (Exception? e = thrown; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
