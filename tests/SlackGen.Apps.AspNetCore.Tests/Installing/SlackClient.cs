namespace SlackGen.Apps.AspNetCore.Tests.Installing;

/// <summary>The client of the app that is installed.</summary>
[SlackApi("auth.test")]
public partial class SlackClient;
