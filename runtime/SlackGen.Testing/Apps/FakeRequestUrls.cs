namespace SlackGen.Testing;

/// <summary>The URLs at which an app receives events, commands, interactions and requests for options.</summary>
public sealed record FakeRequestUrls
{
    /// <summary>Initializes URLs that are all the same. Set the others that differ.</summary>
    /// <param name="url">The absolute URL.</param>
    /// <exception cref="ArgumentException">The URL is not absolute.</exception>
    public FakeRequestUrls(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri)
        {
            throw new ArgumentException($"A request URL is absolute, http://127.0.0.1:3000/slack/events: '{url}' is not.", nameof(url));
        }

        Events = Commands = Interactions = Options = url;
    }

    /// <summary>Gets the URL for events.</summary>
    public Uri Events { get; init; }

    /// <summary>Gets the URL for slash commands that <see cref="CommandUrls"/> does not list.</summary>
    public Uri Commands { get; init; }

    /// <summary>Gets the URL for clicks, shortcuts and submissions.</summary>
    public Uri Interactions { get; init; }

    /// <summary>Gets the URL for the options of external menus.</summary>
    public Uri Options { get; init; }

    /// <summary>Gets the URLs of single slash commands, by command with its slash.</summary>
    public IReadOnlyDictionary<string, Uri> CommandUrls { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Returns these URLs on another server, with their paths and queries: those of a manifest on the machine where the app under test listens.</summary>
    /// <param name="server">The server, <c>http://127.0.0.1:3000</c>. Its path is ignored.</param>
    /// <exception cref="ArgumentException">The server is not an absolute HTTP URL.</exception>
    public FakeRequestUrls On(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsAbsoluteUri || server.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"A server is an absolute HTTP URL, http://127.0.0.1:3000: '{server}' is not.", nameof(server));
        }

        // Not resolved against the server: a path that begins with two slashes would be its host.
        Uri Move(Uri url) => new UriBuilder(url) { Scheme = server.Scheme, Host = server.Host, Port = server.Port, UserName = "", Password = "" }.Uri;
        return this with
        {
            Events = Move(Events),
            Commands = Move(Commands),
            Interactions = Move(Interactions),
            Options = Move(Options),
            CommandUrls = CommandUrls.ToDictionary(c => c.Key, c => Move(c.Value)),
        };
    }

    /// <summary>Returns the URL for a delivery.</summary>
    internal Uri For(FakeDelivery delivery) => delivery switch
    {
        { Kind: FakeDeliveryKind.Command } => CommandUrls.GetValueOrDefault(delivery.Type) ?? Commands,
        { Kind: FakeDeliveryKind.Interaction, Type: "block_suggestion" or "dialog_suggestion" } => Options,
        { Kind: FakeDeliveryKind.Interaction } => Interactions,
        { Type: "ssl_check" } => Commands,
        _ => Events,
    };
}
