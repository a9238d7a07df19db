namespace SlackGen.Tests.Http;

public sealed class BaseAddressTests
{
    private const string Password = "swordfish-of-the-proxy";

    [TestCase("https://slack.test/api/#f", "fragment")]
    [TestCase("https://slack.test/api/#", "fragment")]
    [TestCase("https://slack.test/api/?token=" + Password, "query")]
    [TestCase("https://slack.test/api/?", "query")]
    [TestCase("https://me:" + Password + "@slack.test/api/", "user")]
    [TestCase("https://slack.test/a pi/", "space or control")]
    [TestCase("https://slack.test/a\npi/", "space or control")]
    [TestCase("https://slack.test/api/\u007F", "space or control")]
    [TestCase("http://me:" + Password + "@slack.test/api/", "user")]
    [TestCase("http://slack.test/api/", "unencrypted")]
    [TestCase("ftp://slack.test/api/", "https")]
    [TestCase("file:///etc/passwd", "https")]
    public void What_no_method_can_be_appended_to_is_refused_without_repeating_a_secret(string address, string reason)
    {
        var exception = Assert.Throws<ArgumentException>(() => Connect(new Uri(address)));
        Assert.That(exception!.ToString(), Does.Contain(reason).And.Not.Contain(Password));
    }

    [Test]
    public void A_relative_one_is_refused() => Assert.Throws<ArgumentException>(() => Connect(new Uri("/api/", UriKind.Relative)));

    [TestCase("https://slack.com/api/")]
    [TestCase("https://slack.com/api")]
    [TestCase("https://slack.com")]
    [TestCase("https://proxy.test:8443/slack/api/")]
    [TestCase("http://localhost:5000/api/")]
    [TestCase("http://[::1]:5000/api/")]
    public void What_methods_can_be_appended_to_is_taken(string address) => Assert.DoesNotThrow(() => Connect(new Uri(address)));

    private static void Connect(Uri address) => _ = new SlackConnection(new SlackClientOptions { BaseAddress = address });
}
