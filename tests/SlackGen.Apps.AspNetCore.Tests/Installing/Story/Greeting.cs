namespace SlackGen.Apps.AspNetCore.Tests.Installing.Story;

/// <summary>The text that the bot says, from its services.</summary>
internal sealed record Greeting(string Text);
