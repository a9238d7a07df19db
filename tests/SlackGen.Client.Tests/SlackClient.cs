namespace SlackGen.Client.Tests;

/// <summary>Every method that Slack documents.</summary>
[SlackApi]
public partial class SlackClient;
