using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.DependencyInjection.Tests;

public sealed class AddSlackWebhookTests
{
    private const string Url = "https://hooks.slack.com/services/T1/B1/abcdefghijklmnop";

    [Test]
    public async Task Each_name_has_a_webhook_of_its_own()
    {
        await using var slack = new WireServer(_ => Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
        await using var provider = new ServiceCollection()
            .AddSlackWebhook("alerts", $"http://{slack.Host}/services/T1/B1/alerts")
            .AddSlackWebhook("news", $"http://{slack.Host}/services/T1/B1/news", o => o.LimitMode = SlackLimitMode.Off)
            .BuildServiceProvider();
        await provider.GetRequiredKeyedService<SlackWebhook>("news").SendAsync("text");
        Assert.That(slack.Requests.Select(r => r.Line), Is.EqualTo(["POST /services/T1/B1/news HTTP/1.1"]));
        var alerts = provider.GetRequiredKeyedService<SlackWebhook>("alerts");
        Assert.That(provider.GetRequiredKeyedService<SlackWebhook>("alerts"), Is.SameAs(alerts));
    }

    [Test]
    public void A_name_is_given_once() => Assert.That(
        () => new ServiceCollection().AddSlackWebhook("alerts", Url).AddSlackWebhook("alerts", Url),
        Throws.InvalidOperationException.With.Message.Contains("'alerts' has been added already").And.Message.Not.Contains("abcdefghijklmnop"));

    [TestCase("http://hooks.slack.com/services/T1/B1/abcdefghijklmnop")]
    [TestCase("abcdefghijklmnop")]
    [TestCase("")]
    public void A_URL_that_cannot_be_used_fails_when_it_is_added(string url) => Assert.That(
        () => new ServiceCollection().AddSlackWebhook("alerts", url),
        Throws.ArgumentException.With.Message.Not.Contains("abcdefghijklmnop"));
}
