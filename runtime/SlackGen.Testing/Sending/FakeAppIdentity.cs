using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Testing;

/// <summary>The app, workspace and person that deliveries name unless a test says otherwise.</summary>
public sealed class FakeAppIdentity
{
    private TimeSpan refreshTokenGrace = TimeSpan.FromMinutes(1);

    internal FakeAppIdentity()
    {
    }

    /// <summary>Gets or sets the ID of the app.</summary>
    public string AppId { get; set; } = "A0FAKEAPP";

    /// <summary>Gets or sets the ID of the workspace.</summary>
    public string TeamId { get; set; } = "T0FAKETEAM";

    /// <summary>Gets or sets the domain of the workspace, without <c>.slack.com</c>.</summary>
    public string TeamDomain { get; set; } = "fake-team";

    /// <summary>Gets or sets the ID of the app's bot user, whose token an event is for.</summary>
    public string BotUserId { get; set; } = "U0FAKEBOT";

    /// <summary>Gets or sets the ID of the app's bot.</summary>
    public string BotId { get; set; } = "B0FAKEBOT";

    /// <summary>Gets or sets the handle of the app's bot user.</summary>
    public string BotName { get; set; } = "fake_bot";

    /// <summary>Gets or sets the ID of the person who acts.</summary>
    public string UserId { get; set; } = "U0FAKEUSER";

    /// <summary>Gets or sets the name of the person who acts.</summary>
    public string UserName { get; set; } = "spengler";

    /// <summary>Gets or sets the ID of the channel in which the person acts.</summary>
    public string ChannelId { get; set; } = "C0FAKECHAN";

    /// <summary>Gets or sets the name of the channel in which the person acts.</summary>
    public string ChannelName { get; set; } = "general";

    /// <summary>Gets or sets the old verification token, which payloads still carry. It proves nothing: the signature does.</summary>
    public string VerificationToken { get; set; } = "fake-verification-token";

    /// <summary>Gets or sets the client ID, which names the app to the authorize pages and to <c>oauth.v2.access</c>.</summary>
    public string ClientId { get; set; } = "1000000000.2000000000";

    /// <summary>Gets or sets the client secret, with which the app proves itself to <c>oauth.v2.access</c>.</summary>
    public string ClientSecret { get; set; } = "fake-client-secret";

    /// <summary>
    /// Gets or sets the URLs to which an installation may return: these and the paths below them. Null, the default, for those of the manifest; without a
    /// manifest, every HTTPS URL and every URL on this machine is accepted.
    /// </summary>
    public IReadOnlyList<Uri>? RedirectUrls { get; set; }

    /// <summary>
    /// Gets or sets whether the access tokens of an installation expire after 12 hours and come with a refresh token. Null, the default, for what the manifest
    /// says; without a manifest, they do not expire.
    /// </summary>
    public bool? RotatesTokens { get; set; }

    /// <summary>
    /// Gets or sets whether the app is set up for PKCE. True makes it a public client: the client secret may be left out where a code verifier is sent, and
    /// redirects to <c>localhost</c> may not request scopes of a bot. With false, a code verifier is refused with <c>pkce_not_allowed</c>. Null, the default,
    /// for what the manifest says; without a manifest, code verifiers are checked and none of these rules applies.
    /// </summary>
    public bool? UsesPkce { get; set; }

    /// <summary>
    /// Gets or sets the time for which a refresh token still works after its use: one minute by default. Slack documents a short time without its length.
    /// <see cref="TimeSpan.Zero"/> revokes it at once, for tests that must not use one twice.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan RefreshTokenGrace
    {
        get => refreshTokenGrace;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            refreshTokenGrace = value;
        }
    }

    /// <summary>
    /// Gets the manifest of the app, which decides its events, commands, shortcuts and the scopes of <see cref="FakeSlack.BotToken"/> and
    /// <see cref="FakeSlack.UserToken"/>. Null by default: the app then receives all events and its tokens have all scopes.
    /// </summary>
    public FakeAppManifest? Manifest { get; private set; }

    /// <summary>Reads the manifest of the app. The handle of the bot user becomes that of its display name.</summary>
    /// <param name="text">The text, in YAML or JSON, as Slack shows it under App Manifest.</param>
    /// <param name="name">The file name in diagnostics.</param>
    /// <exception cref="ManifestException">The text has errors: a required key is missing, a value is of the wrong kind, a name is misspelt.</exception>
    public FakeAppManifest ReadManifest([StringSyntax("yaml")] string text, string name = "slack-app.yaml")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Manifest = AppManifestReader.Read(text, name);
        if (Manifest.BotDisplayName is { } display)
        {
            BotName = display.ToLowerInvariant().Replace(' ', '_');
        }

        return Manifest;
    }

    /// <summary>Reads the manifest of the app from a file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ManifestException">The file has errors.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FakeAppManifest ReadManifestFile(string path) => ReadManifest(File.ReadAllText(path), path);

    /// <summary>Gets the name of the app.</summary>
    internal string Name => Manifest?.Name ?? BotName;

    /// <summary>Gets whether tokens rotate.</summary>
    internal bool HasRotation => RotatesTokens ?? Manifest?.RotatesTokens ?? false;

    /// <summary>Gets whether the app is set up for PKCE; null if nothing says so.</summary>
    internal bool? Pkce => UsesPkce ?? Manifest?.UsesPkce;

    /// <summary>Gets the URLs to which an installation may return; null for any.</summary>
    internal IReadOnlyList<Uri>? AllowedRedirects => RedirectUrls ?? Manifest?.RedirectUrls;

    /// <summary>Returns the same app in another workspace, where it has a bot user of its own.</summary>
    /// <param name="teamId">The ID of the workspace.</param>
    /// <param name="teamDomain">The domain of the workspace.</param>
    /// <param name="sibling">The app in another workspace of the same organization, whose bot user it shares; null for none.</param>
    internal FakeAppIdentity For(string teamId, string teamDomain, FakeAppIdentity? sibling)
    {
        var copy = (FakeAppIdentity)MemberwiseClone();
        (copy.TeamId, copy.TeamDomain) = (teamId, teamDomain);
        (copy.BotUserId, copy.BotId, copy.UserId) = sibling is null ? (BotUserId + teamId, BotId + teamId, UserId + teamId) : (sibling.BotUserId, sibling.BotId, UserId + teamId);
        return copy;
    }
}
