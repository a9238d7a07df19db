using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Makes the response to a request that a stub answers.</summary>
/// <param name="request">The request.</param>
/// <param name="method">The method.</param>
/// <param name="warning">What Slack would remark about the request.</param>
internal delegate Answer StubReply(RecordedRequest request, Method method, string? warning);
