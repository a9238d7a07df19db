using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace SlackGen.Apps.AspNetCore;

/// <summary>
/// Converts installations to encrypted entries of a cache and back. As in a store, an entry is bound to its key: it cannot be decrypted as that of another installation.
/// </summary>
/// <param name="provider">The provider of data protection.</param>
internal sealed partial class CachedInstallationFormat(IDataProtectionProvider provider)
{
    private const string Purpose = "SlackGen.Apps.CachedInstallation.v1";

    /// <summary>Returns the key of an entry.</summary>
    public static string CreateKey(SlackInstallationKey key) => $"slack-installation:v1:{key.AppId}:{key.EnterpriseId}:{key.TeamId}:{key.UserId}";

    /// <summary>Returns an encrypted entry.</summary>
    public byte[] Write(SlackInstallation installation) =>
        CreateProtector(installation.Key).Protect(JsonSerializer.SerializeToUtf8Bytes(installation, Context.Default.SlackInstallation));

    /// <summary>Returns the installation of an entry. An entry that is not one, or is that of another installation, is an exception of any type.</summary>
    public SlackInstallation Read(SlackInstallationKey key, byte[] entry)
    {
        var read = JsonSerializer.Deserialize(CreateProtector(key).Unprotect(entry), Context.Default.SlackInstallation);
        return read?.Key == key ? read : throw new JsonException("The entry is that of another installation.");
    }

    private IDataProtector CreateProtector(SlackInstallationKey key) =>
        provider.CreateProtector(Purpose, key.AppId, key.EnterpriseId ?? "", key.TeamId ?? "", key.UserId ?? "");

    [JsonSerializable(typeof(SlackInstallation))]
    private sealed partial class Context : JsonSerializerContext;
}
