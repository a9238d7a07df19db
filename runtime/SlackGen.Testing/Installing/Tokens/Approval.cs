namespace SlackGen.Testing;

/// <summary>The approval of a request by a person.</summary>
/// <param name="Request">The request, with the scopes that were granted.</param>
/// <param name="Account">The person and the place.</param>
/// <param name="ChannelId">The ID of the channel of the incoming webhook; null for none.</param>
internal sealed record Approval(AuthorizationRequest Request, Account Account, string? ChannelId);
