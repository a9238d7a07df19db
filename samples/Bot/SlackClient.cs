using SlackGen;

namespace Bot;

/// <summary>The methods that the bot calls.</summary>
[SlackApi("chat.postMessage", "views.open", "views.publish")]
public sealed partial class SlackClient;
