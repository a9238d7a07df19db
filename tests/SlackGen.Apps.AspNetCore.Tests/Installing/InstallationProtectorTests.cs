using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace SlackGen.Apps.AspNetCore.Tests.Installing;

/// <summary>The protected form of an installation: it reveals no secret, and works for its own installation only.</summary>
public sealed class InstallationProtectorTests
{
    private static readonly SlackInstallation Installation = new()
    {
        Key = new SlackInstallationKey("A1", "E1", "T1", "U1"),
        Token = "xoxb-secret-token",
        RefreshToken = "xoxe-1-secret",
        WebhookUrl = "https://hooks.slack.com/services/T1/B1/secret",
    };

    private readonly SlackInstallationProtector protector = new(new EphemeralDataProtectionProvider());

    [Test]
    public void What_was_encrypted_is_decrypted()
    {
        Assert.That(protector.Unprotect(Installation.Key, protector.Protect(Installation)), Is.EqualTo(new SlackInstallationSecrets(Installation.Token, Installation.RefreshToken, Installation.WebhookUrl)));
        var plain = Installation with { RefreshToken = null, WebhookUrl = null };
        Assert.That(protector.Unprotect(plain.Key, protector.Protect(plain)), Is.EqualTo(new SlackInstallationSecrets(Installation.Token, null, null)));
    }

    [Test]
    public void The_payload_and_the_texts_have_no_secret()
    {
        var payload = protector.Protect(Installation);
        var secrets = protector.Unprotect(Installation.Key, payload);

        Assert.That(payload, Does.Match("^[A-Za-z0-9_-]+$"));
        var bytes = Convert.FromBase64String(payload.Replace('-', '+').Replace('_', '/').PadRight((payload.Length + 3) / 4 * 4, '='));
        Assert.That(Encoding.Latin1.GetString(bytes), Does.Not.Contain("secret"));
        Assert.That($"{secrets} {Installation}", Does.Not.Contain("secret"));
    }

    [TestCase("A2", "E1", "T1", "U1")]
    [TestCase("A1", null, "T1", "U1")]
    [TestCase("A1", "E1", "T2", "U1")]
    [TestCase("A1", "E1", "T1", null)]
    [TestCase("A1", "T1", "E1", "U1")]
    [TestCase("A1", "E1", null, "T1")]
    public void A_payload_of_another_installation_is_refused(string app, string? enterprise, string? team, string? user)
    {
        var payload = protector.Protect(Installation);

        Assert.That(() => protector.Unprotect(new SlackInstallationKey(app, enterprise, team, user), payload), Throws.TypeOf<SlackException>().With.Message.Contains("cannot be decrypted (CryptographicException)"));
    }

    [Test]
    public void A_payload_that_was_changed_or_has_another_key_is_refused_without_its_tokens()
    {
        var payload = protector.Protect(Installation);
        string[] wrong = [payload[..^1] + (payload[^1] == 'A' ? 'B' : 'A'), payload[..20], "", "{}", new SlackInstallationProtector(new EphemeralDataProtectionProvider()).Protect(Installation)];

        foreach (var text in wrong)
        {
            var failure = Assert.Throws<SlackException>(() => protector.Unprotect(Installation.Key, text))!;
            Assert.That($"{failure}", Does.Contain("install the app again").And.Not.Contain("secret"));
        }
    }
}
