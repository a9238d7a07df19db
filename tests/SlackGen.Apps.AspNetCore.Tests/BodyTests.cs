using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>Bodies are bounded in size and time, and read only in the formats that Slack sends.</summary>
[Category("Slow")]
public class BodyTests
{
    private const int MaxBytes = 1024 * 1024;

    [Test]
    public async Task A_body_of_1_MiB_is_accepted()
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendJsonAsync(Event(MaxBytes));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Receiver.Deliveries.Single().Payload.Length, Is.EqualTo(MaxBytes));
    }

    [TestCase(MaxBytes + 1, false)]
    [TestCase(MaxBytes + 1, true)]
    [TestCase(2 * MaxBytes, false)]
    [TestCase(2 * MaxBytes, true)]
    public async Task A_larger_body_is_refused_although_it_is_signed(int bytes, bool chunked)
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Signing.Request(Event(bytes), Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await host.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(host.Receiver.Deliveries, Is.Empty);
        Assert.That(host.Log.Text, Does.Contain("larger than 1048576 bytes"));
    }

    [Test]
    public async Task A_chunked_body_is_accepted()
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Signing.Request(Event(100_000), Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());
        request.Headers.TransferEncodingChunked = true;
        using var response = await host.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Receiver.Deliveries.Single().Payload.Length, Is.EqualTo(100_000));
    }

    [Test]
    public async Task A_body_that_does_not_arrive_within_3_seconds_is_refused()
    {
        // Kestrel would refuse the body too, after more than 5 seconds.
        await using var host = await SlackHost.StartAsync(services => services.Configure<KestrelServerOptions>(o => o.Limits.MinRequestBodyDataRate = null));
        using var connection = await host.ConnectAsync();
        await WriteAsync(connection, "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"type\":");

        // The timer starts once the request is being read.
        var response = ReadLineAsync(connection);
        while (!response.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromSeconds(3));
            await Task.WhenAny(response, Task.Delay(10));
        }

        Assert.That(await response, Does.StartWith("HTTP/1.1 408"));
        Assert.That(host.Receiver.Deliveries, Is.Empty);
    }

    [Test]
    public async Task A_body_that_arrives_in_pieces_is_accepted()
    {
        await using var host = await SlackHost.StartAsync();
        var body = Encoding.UTF8.GetBytes(Payloads.Event);
        var timestamp = host.Time.GetUtcNow().ToUnixTimeSeconds();
        using var connection = await host.ConnectAsync();
        await WriteAsync(
            connection,
            $"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nX-Slack-Request-Timestamp: {timestamp}\r\n"
            + $"X-Slack-Signature: {Signing.Sign(body, $"{timestamp}", SlackHost.Secret)}\r\n\r\n");
        foreach (var piece in body.Chunk(50))
        {
            await connection.GetStream().WriteAsync(piece);
        }

        Assert.That(await ReadLineAsync(connection), Is.EqualTo("HTTP/1.1 200 OK"));
        Assert.That(host.Receiver.Deliveries.Single().EventId, Is.EqualTo("Ev1"));
    }

    [Test]
    public async Task A_sender_that_closes_the_connection_within_the_body_does_no_harm()
    {
        await using var host = await SlackHost.StartAsync();
        using (var connection = await host.ConnectAsync())
        {
            await WriteAsync(connection, "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"type\":");
            connection.LingerState = new LingerOption(true, 0);
        }

        Eventually.Becomes(() => host.Log.Entries.Count(e => e.Category == "SlackGen.Apps"), 1);
        using var response = await host.SendJsonAsync(Payloads.Event);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Log.Entries.Where(e => e.Level >= Microsoft.Extensions.Logging.LogLevel.Error), Is.Empty);
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json; charset=\"UTF-8\"")]
    [TestCase("Application/JSON")]
    public async Task Json_in_utf_8_is_accepted(string contentType)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(Payloads.Event, contentType);
        Assert.That((response.StatusCode, host.Receiver.Deliveries.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [TestCase("application/x-www-form-urlencoded; charset=utf-8")]
    [TestCase("application/x-www-form-urlencoded")]
    public async Task A_form_in_utf_8_is_accepted(string contentType)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(Payloads.Command(), contentType);
        Assert.That((response.StatusCode, host.Receiver.Deliveries.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/x-www-form-urlencoded; charset=iso-8859-1")]
    [TestCase("text/plain")]
    [TestCase("text/json")]
    [TestCase("application/xml")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task Another_content_type_is_refused(string contentType)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(Payloads.Event, contentType);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(host.Receiver.Deliveries, Is.Empty);
    }

    [Test]
    public async Task A_request_without_a_content_type_is_refused()
    {
        await using var host = await SlackHost.StartAsync();
        using var request = Signing.Request(Payloads.Event, Signing.Json, SlackHost.Secret, host.Time.GetUtcNow());
        request.Content!.Headers.ContentType = null;
        using var response = await host.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("", Signing.Json)]
    [TestCase("{", Signing.Json)]
    [TestCase("[]", Signing.Json)]
    [TestCase("{}", Signing.Json)]
    [TestCase("{\"type\":\"event_callback\"}", Signing.Json)]
    [TestCase("{\"type\":\"url_verification\"}", Signing.Json)]
    [TestCase("", Signing.Form)]
    [TestCase("text=hello", Signing.Form)]
    [TestCase("payload=", Signing.Form)]
    [TestCase("payload=%7B", Signing.Form)]
    public async Task A_signed_body_that_cannot_be_read_is_a_bad_request(string body, string contentType)
    {
        await using var host = await SlackHost.StartAsync();
        using var response = await host.SendAsync(body, contentType);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(host.Receiver.Deliveries, Is.Empty);
        Assert.That(host.Log.Entries.Count(e => e.Category == "SlackGen.Apps"), Is.EqualTo(1));
    }

    private static string Event(int bytes)
    {
        const string Start = """{"type":"event_callback","event_id":"Ev1","event":{"type":"message","text":""";
        return $"{Start}\"{new string('x', bytes - Start.Length - 4)}\"}}}}";
    }

    private static async Task WriteAsync(TcpClient connection, string text) => await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string?> ReadLineAsync(TcpClient connection)
    {
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII, leaveOpen: true);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await reader.ReadLineAsync(timeout.Token);
    }
}
