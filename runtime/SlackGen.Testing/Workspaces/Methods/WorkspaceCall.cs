using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>A call of a method that the workspace implements. The arguments fit the manifest: required ones are there and have their types.</summary>
/// <param name="State">The state, whose gate the caller holds.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="Arguments">The decoded arguments.</param>
/// <param name="Actor">The user whom the token acts as: the bot user for a bot token.</param>
/// <param name="Token">The token.</param>
internal sealed record WorkspaceCall(WorkspaceState State, string Method, JsonObject Arguments, UserEntity Actor, FakeToken Token)
{
    /// <summary>Gets whether the call is that of a bot.</summary>
    public bool IsBot => Actor.IsBot;

    /// <summary>Returns an argument as text; null if it is missing or empty.</summary>
    public string? Text(string name) => Arguments[name] is JsonValue value && value.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Returns an argument as a number; null if it is missing.</summary>
    public long? Integer(string name) => Arguments[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;

    /// <summary>Returns an argument as a truth value.</summary>
    public bool Flag(string name, bool fallback = false) => Arguments[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : fallback;

    /// <summary>Returns an argument that is a list of text; empty if it is missing.</summary>
    public IReadOnlyList<string> List(string name) => Arguments[name] is JsonArray items ? [.. items.Select(i => i!.ToString())] : [];

    /// <summary>Returns a copy of an argument of any type; null if it is missing.</summary>
    public JsonNode? Copy(string name) => Arguments[name]?.DeepClone();

    /// <summary>Returns the channel that an argument names by ID if the actor can see it.</summary>
    /// <exception cref="WorkspaceErrorException"><c>channel_not_found</c>.</exception>
    public ChannelEntity Channel(string argument = "channel") =>
        FindChannel(Text(argument)) ?? throw new WorkspaceErrorException("channel_not_found");

    /// <summary>Returns the channel to post to, which an argument names by ID, or by name with or without <c>#</c>, if the actor can see it.</summary>
    /// <exception cref="WorkspaceErrorException"><c>channel_not_found</c>.</exception>
    public ChannelEntity ChannelToPostTo() => FindChannelByIdOrName(Text("channel")) ?? throw new WorkspaceErrorException("channel_not_found");

    /// <summary>Returns a channel by ID if the actor can see it; null otherwise.</summary>
    public ChannelEntity? FindChannel(string? id) =>
        id is not null && State.Channels.TryGetValue(id, out var found) && found.IsVisibleTo(Actor) ? found : null;

    /// <summary>Returns a channel by ID, or by name with or without <c>#</c>, if the actor can see it; null otherwise. Only messages are posted by name.</summary>
    public ChannelEntity? FindChannelByIdOrName(string? idOrName) =>
        FindChannel(idOrName) ?? State.Channels.Values.FirstOrDefault(c => !c.IsDirect && c.Name == idOrName?.TrimStart('#') && c.IsVisibleTo(Actor));

    /// <summary>Returns the user that an argument names by ID.</summary>
    /// <exception cref="WorkspaceErrorException">The given code, <c>user_not_found</c> by default.</exception>
    public UserEntity User(string argument = "user", string error = "user_not_found") =>
        Text(argument) is { } id && State.Users.TryGetValue(id, out var user) ? user : throw new WorkspaceErrorException(error);
}
