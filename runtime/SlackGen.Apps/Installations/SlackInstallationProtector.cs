using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SlackGen.Apps;

/// <summary>
/// Encrypts the secret fields of an installation for a store: its tokens and the URL of its webhook. The result is bound to the key of the installation, so that a payload
/// that somebody copies to another row cannot be decrypted there.
/// </summary>
/// <remarks>All machines of an app share the keys of data protection and its application name; otherwise one cannot read what another has stored.</remarks>
public sealed class SlackInstallationProtector
{
    private const string Purpose = "SlackGen.Apps.SlackInstallation.v1";

    private readonly IDataProtectionProvider provider;

    /// <summary>Initializes a protector.</summary>
    /// <param name="provider">The provider of data protection, which <c>AddDataProtection</c> adds to the services.</param>
    public SlackInstallationProtector(IDataProtectionProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        this.provider = provider;
    }

    /// <summary>Encrypts the secret fields of an installation.</summary>
    /// <param name="installation">The installation.</param>
    /// <returns>The encrypted payload, in the alphabet of base64url.</returns>
    /// <exception cref="CryptographicException">Data protection cannot encrypt, for example because it has no key and may create none.</exception>
    public string Protect(SlackInstallation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("token", installation.Token);
            json.WriteString("refresh_token", installation.RefreshToken);
            json.WriteString("webhook_url", installation.WebhookUrl);
            json.WriteEndObject();
        }

        return CreateProtector(installation.Key).Protect(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Decrypts the secret fields of an installation.</summary>
    /// <param name="key">The key of the installation that the payload is stored with.</param>
    /// <param name="payload">The payload that <see cref="Protect"/> returned.</param>
    /// <exception cref="SlackException">
    /// The payload was changed or belongs to another installation, or data protection on this machine lacks the key that it was encrypted with. The message names the
    /// installation and has no secret.
    /// </exception>
    public SlackInstallationSecrets Unprotect(SlackInstallationKey key, string payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(payload);
        try
        {
            using var json = JsonDocument.Parse(CreateProtector(key).Unprotect(payload));
            return new SlackInstallationSecrets(
                json.RootElement.GetProperty("token").GetString()!,
                json.RootElement.GetProperty("refresh_token").GetString(),
                json.RootElement.GetProperty("webhook_url").GetString());
        }
        catch (CryptographicException e)
        {
            throw new SlackException(
                $"The tokens of the installation {key} cannot be decrypted ({e.GetType().Name}): they were changed, belong to another installation, or were encrypted with a key "
                + "that data protection on this machine does not have. Keep its keys where all machines of the app read them, under one application name; if they are lost, install the app again.");
        }
    }

    private IDataProtector CreateProtector(SlackInstallationKey key) =>
        provider.CreateProtector(Purpose, key.AppId, key.EnterpriseId ?? "", key.TeamId ?? "", key.UserId ?? "");
}
