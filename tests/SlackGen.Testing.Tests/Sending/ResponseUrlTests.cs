using System.Net;
using System.Text;

namespace SlackGen.Testing.Tests;

[TestFixture(false, Category = "Slow")]
[TestFixture(true)]
public sealed class ResponseUrlTests(bool isInProcess) : SendingTests(isInProcess)
{
    private HttpClient http = null!;

    [SetUp]
    public void StartClient() => http = Slack.CreateClient();

    [TearDown]
    public void StopClient() => http.Dispose();

    [Test]
    public async Task Five_messages_are_taken_and_recorded_with_their_delivery()
    {
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy");
        for (var i = 1; i <= 5; i++)
        {
            Assert.That(await PostAsync(delivery.ResponseUrl!, $$"""{"text":"{{i}}"}"""), Is.EqualTo((HttpStatusCode.OK, "ok")));
        }

        Assert.That(await PostAsync(delivery.ResponseUrl!, """{"text":"6"}"""), Is.EqualTo((HttpStatusCode.NotFound, """{"ok":false,"error":"used_url"}""")));
        Assert.Multiple(() =>
        {
            Assert.That(delivery.ResponseMessages.Select(m => (string?)m.Message["text"]), Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6" }));
            Assert.That(delivery.ResponseMessages.Select(m => m.Refused), Is.EqualTo(new[] { null, null, null, null, null, "used_url" }));
            Assert.That(Slack.ResponseMessages, Is.EqualTo(delivery.ResponseMessages));
            Assert.That(Slack.ResponseMessages[0].Delivery, Is.SameAs(delivery));
        });
    }

    [Test]
    public async Task A_url_expires_after_30_minutes()
    {
        var url = Slack.CreateResponseUrl();
        Advance(30 * 60);
        Assert.That((await PostAsync(url, """{"text":"in time"}""")).Status, Is.EqualTo(HttpStatusCode.OK));
        Advance(1);
        Assert.That(await PostAsync(url, """{"text":"late"}"""), Is.EqualTo((HttpStatusCode.NotFound, """{"ok":false,"error":"Expired url"}""")));
    }

    [Test]
    public async Task A_url_that_nobody_has_created_is_expired()
    {
        var url = Slack.CreateResponseUrl();
        Slack.Clear();
        Assert.That((await PostAsync(url, """{"text":"x"}""")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("no json", "invalid_payload")]
    [TestCase("[]", "invalid_payload")]
    [TestCase("""{"response_type":"in_channel"}""", "no_text")]
    public async Task A_body_that_is_no_message_is_refused_and_uses_nothing_up(string body, string error)
    {
        var url = Slack.CreateResponseUrl();
        for (var i = 0; i < 6; i++)
        {
            Assert.That(await PostAsync(url, body), Is.EqualTo((HttpStatusCode.BadRequest, error)));
        }

        Assert.That((await PostAsync(url, """{"delete_original":true}""")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Slack.ResponseMessages.Select(m => m.Refused), Is.EqualTo(Enumerable.Repeat(error, 6).Append(null)));
    }

    [Test]
    public async Task Only_a_POST_is_a_message()
    {
        using var response = await http.GetAsync(Slack.CreateResponseUrl());
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(Slack.ResponseMessages, Is.Empty);
    }

    [Test]
    public async Task A_url_that_the_test_sets_stays()
    {
        var delivery = await Slack.SocketMode.SendCommandAsync("/deploy", fields: new { response_url = (string?)null });
        Assert.That(delivery.ResponseUrl, Is.Null);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(Uri url, string body)
    {
        using var response = await http.PostAsync(url, new StringContent(body, Encoding.UTF8, "application/json"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
