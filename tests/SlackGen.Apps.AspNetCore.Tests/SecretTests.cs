using SlackGen.Apps.AspNetCore.Tests.Support;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>No log has a secret or the text of a message, at any level and whatever happens.</summary>
public class SecretTests
{
    [Test]
    public async Task No_log_has_a_secret_or_a_text()
    {
        await using var host = await SlackHost.StartAsync();
        string[] forms = [Payloads.Command(), Payloads.Interaction(Payloads.Click), Payloads.Interaction(Payloads.Submission), Payloads.Interaction(Payloads.Suggestion), "ssl_check=1&" + Payloads.Command()];
        string[] jsons = [Payloads.Event, Payloads.Challenge, Payloads.RateLimited];
        foreach (var (body, type) in forms.Select(f => (f, Signing.Form)).Concat(jsons.Select(j => (j, Signing.Json))))
        {
            foreach (var cut in new[] { body, body[..^(body.Length / 3)] })
            {
                foreach (var secret in new[] { SlackHost.Secret, "another-secret", null })
                {
                    foreach (var contentType in new[] { type, "text/plain" })
                    {
                        using var response = await host.SendAsync(cut, contentType, secret);
                    }
                }
            }
        }

        Assert.That(host.Log.Text, Does.Contain("401").And.Contain("400").And.Contain("415"));
        string[] secrets = [SlackHost.Secret, Payloads.VerificationToken, "launch", Payloads.TriggerId, "secretpath", "v0=", "3eZbrw1a"];
        foreach (var secret in secrets)
        {
            Assert.That(host.Log.Text, Does.Not.Contain(secret));
        }
    }
}
