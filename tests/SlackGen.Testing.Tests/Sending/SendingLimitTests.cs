using System.Net;
using System.Text;

namespace SlackGen.Testing.Tests;

/// <summary>A fake that runs for days keeps a bounded number of things.</summary>
public sealed class SendingLimitTests
{
    private FakeSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await FakeSlack.StartAsync(o => o.MaxRecorded = 2);

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

    [Test]
    public async Task The_newest_deliveries_are_kept()
    {
        var sent = new List<FakeDelivery>();
        for (var i = 0; i < 3; i++)
        {
            sent.Add(await slack.SocketMode.SendInteractionAsync(new { type = "shortcut" }));
        }

        Assert.Multiple(() =>
        {
            Assert.That(slack.Deliveries, Is.EqualTo(sent.Skip(1)));
            Assert.That(slack.DroppedDeliveries, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task The_newest_messages_of_a_delivery_are_kept()
    {
        var command = await slack.SocketMode.SendCommandAsync("/deploy");
        using var http = new HttpClient();
        foreach (var text in new[] { "a", "b", "c" })
        {
            using var content = new StringContent($$"""{"text":"{{text}}"}""", Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(command.ResponseUrl, content);
        }

        Assert.That(command.ResponseMessages.Select(m => (string?)m.Message["text"]), Is.EqualTo(new[] { "b", "c" }));
        Assert.That(await command.WaitForResponseMessagesAsync(2), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_newest_response_urls_and_messages_are_kept()
    {
        var urls = Enumerable.Range(0, 3).Select(_ => slack.CreateResponseUrl()).ToList();
        using var http = new HttpClient();
        var statuses = new List<HttpStatusCode>();
        foreach (var url in urls)
        {
            using var response = await http.PostAsync(url, new StringContent("""{"text":"x"}""", Encoding.UTF8, "application/json"));
            statuses.Add(response.StatusCode);
        }

        Assert.Multiple(() =>
        {
            Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK }));
            Assert.That(slack.ResponseMessages.Select(m => m.ResponseUrl), Is.EqualTo(urls.Skip(1)));
        });
    }

    [Test]
    public async Task The_newest_mistakes_and_connections_are_kept()
    {
        for (var i = 0; i < 3; i++)
        {
            using var socket = await RawSocket.OpenAndGreetAsync(slack);
            await socket.SendAsync("{}");
            Eventually.Becomes(() => slack.SocketMode.ProtocolErrors is [.., var last] && last.Connection.Number == i + 1, true);
        }

        Assert.Multiple(() =>
        {
            Assert.That(slack.SocketMode.OpenedConnections.Select(c => c.Number), Is.EqualTo(new[] { 2, 3 }));
            Assert.That(slack.SocketMode.ProtocolErrors.Select(e => e.Connection.Number), Is.EqualTo(new[] { 2, 3 }));
        });
    }

    [Test]
    public async Task An_acknowledgement_of_an_envelope_that_is_no_longer_kept_is_unknown()
    {
        using var socket = await RawSocket.OpenAndGreetAsync(slack);
        var delivery = await slack.SocketMode.SendEventAsync(new { type = "message" });
        var first = await socket.ReceiveAsync();
        await socket.AcknowledgeAsync(first);
        await delivery.Acknowledged.Soon();
        for (var i = 0; i < 2; i++)
        {
            delivery = await slack.SocketMode.SendEventAsync(new { type = "message" });
            await socket.AcknowledgeAsync(await socket.ReceiveAsync());
            await delivery.Acknowledged.Soon();
        }

        await socket.AcknowledgeAsync(first);
        Eventually.Becomes(() => slack.SocketMode.ProtocolErrors.SingleOrDefault()?.Kind, FakeProtocolErrorKind.UnknownEnvelope);
    }
}
