namespace SlackGen.Testing;

/// <summary>Makes the answer to a request that a stub answers.</summary>
/// <param name="request">The request.</param>
/// <param name="warning">What Slack would remark about it.</param>
internal delegate Answer StubReply(RecordedRequest request, string? warning);
