using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A call with everything that the fake found out about it.</summary>
/// <param name="Request">The request as it arrived.</param>
/// <param name="Method">The method; null when there is none of that name.</param>
/// <param name="TokenText">The token that counts, whether the fake knows it or not: the header's, or else that among the arguments.</param>
/// <param name="Token">The token, if the fake knows it.</param>
/// <param name="Arguments">The decoded arguments, without the token.</param>
/// <param name="Files">The files among them.</param>
/// <param name="Warning">What Slack would remark.</param>
/// <param name="Refusal">Why the call is not answered.</param>
internal sealed record CheckedCall(
    IncomingRequest Request,
    Method? Method,
    string? TokenText,
    FakeToken? Token,
    JsonObject Arguments,
    IReadOnlyList<RecordedFile> Files,
    string? Warning,
    Refusal? Refusal);
