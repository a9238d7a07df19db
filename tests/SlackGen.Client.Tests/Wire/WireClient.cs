namespace SlackGen.Client.Tests.Wire;

/// <summary>Clients of a <see cref="WireServer"/>.</summary>
internal static class WireClient
{
    /// <summary>Returns a client of this server.</summary>
    public static SlackClient Client(this WireServer server, string? token, Action<SlackClientOptions>? configure = null)
    {
        var options = new SlackClientOptions { Token = token, BaseAddress = server.Address, LimitMode = SlackLimitMode.Off };
        configure?.Invoke(options);
        return new SlackClient(options);
    }
}
