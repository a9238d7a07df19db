using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Creates the response of a stub to a request.</summary>
/// <param name="request">The request.</param>
/// <param name="method">The method.</param>
/// <param name="warning">Slack's warning about the request; null for none.</param>
internal delegate FakeResponse StubReply(RecordedRequest request, Method method, string? warning);
