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
}
