using Microsoft.Extensions.Options;
using SlackGen.AspNetCore.Authentication.Tests.Support;

namespace SlackGen.AspNetCore.Authentication.Tests;

/// <summary>A program with wrong options does not start.</summary>
public sealed class SignInStartupTests
{
    [Test]
    public void A_client_ID_and_a_secret_are_needed() =>
        AssertMistake(o => (o.ClientId, o.ClientSecret) = ("", " "), "There is no ClientId.", "There is no ClientSecret.");

    [Test]
    public void The_scope_openid_is_needed() => AssertMistake(o => o.Scopes.Remove("openid"), "Scopes lacks openid");

    [Test]
    public void An_empty_workspace_does_not_admit_everybody() => AssertMistake(o => o.TeamId = "", "TeamId is empty.");

    [TestCase("http://slack.com/api/")]
    [TestCase("ftp://127.0.0.1/")]
    public void The_address_is_https_or_on_loopback(string address) => AssertMistake(o => o.BaseAddress = new Uri(address), "BaseAddress must be");

    private static void AssertMistake(Action<SlackAuthenticationOptions> configure, params string[] mistakes)
    {
        var failure = Assert.ThrowsAsync<OptionsValidationException>(async () => await (await SignInHost.StartAsync(configure)).DisposeAsync());
        foreach (var mistake in mistakes)
        {
            Assert.That(failure!.Message, Does.Contain("Sign in with Slack (scheme Slack): " + mistake));
        }
    }
}
