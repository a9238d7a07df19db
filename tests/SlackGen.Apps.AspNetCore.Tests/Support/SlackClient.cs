namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>The client of the apps.</summary>
[SlackApi("auth.test", "chat.postMessage")]
public partial class SlackClient;
