namespace SlackGen.Markdown.Tests;

[SlackApi("chat.postMessage")]
public partial class SlackClient;
