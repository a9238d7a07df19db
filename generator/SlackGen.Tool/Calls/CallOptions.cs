using SlackGen.Manifest.Model;

namespace SlackGen.Tool.Calls;

/// <summary>A call as the user asks for it.</summary>
/// <param name="Spec">The manifest.</param>
/// <param name="Method">The method.</param>
/// <param name="Arguments">The arguments, checked.</param>
/// <param name="Token">The token; null for none.</param>
/// <param name="BaseAddress">The base address of the API.</param>
/// <param name="FollowsCursors">Whether every page is read.</param>
/// <param name="IsDry">Whether the request is printed instead of sent.</param>
internal sealed record CallOptions(Spec Spec, Method Method, IReadOnlyDictionary<string, object?> Arguments, string? Token, Uri BaseAddress, bool FollowsCursors, bool IsDry);
