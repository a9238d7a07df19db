namespace SlackGen.Apps.Tests;

/// <summary>The client of the apps, which the runtime itself calls by name.</summary>
[SlackApi("auth.test")]
public partial class SlackClient;
