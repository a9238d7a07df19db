using SlackGen;

namespace SlackGen.Apps.Tests.Worker;

/// <summary>The client of the worker.</summary>
[SlackApi("chat.postMessage")]
internal sealed partial class SlackClient;
