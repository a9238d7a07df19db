using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>A call with the results of all checks.</summary>
/// <param name="Request">The request as it arrived.</param>
/// <param name="Method">The method; null if there is no such method.</param>
/// <param name="TokenText">The text of the token, known or not: the one in the header, or else the one among the arguments.</param>
/// <param name="Token">The token; null if the fake does not know it.</param>
/// <param name="Arguments">The decoded arguments, without the token.</param>
/// <param name="Files">The files among the arguments.</param>
/// <param name="Warning">Slack's warning; null for none.</param>
/// <param name="Refusal">The refusal; null if the call is valid.</param>
internal sealed record CheckedCall(
    IncomingRequest Request,
    Method? Method,
    string? TokenText,
    FakeToken? Token,
    JsonObject Arguments,
    IReadOnlyList<RecordedFile> Files,
    string? Warning,
    Refusal? Refusal);
