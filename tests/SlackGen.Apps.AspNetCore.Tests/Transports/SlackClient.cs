namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>The client of the apps.</summary>
[SlackApi("chat.postMessage")]
public partial class SlackClient;
