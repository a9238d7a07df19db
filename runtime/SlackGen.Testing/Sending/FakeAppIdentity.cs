using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Testing;

/// <summary>The app, workspace and person that deliveries name unless a test says otherwise.</summary>
public sealed class FakeAppIdentity
{
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
}
