using System.Diagnostics.CodeAnalysis;

namespace SlackGen.Apps;

/// <summary>The surroundings of a delivery: the facts of the delivery, the ways to reply, and the services.</summary>
[SuppressMessage("Design", "CA1052", Justification = "It has instance members.")]
public class SlackContext
{
    /// <summary>Initializes a context. The app creates the contexts of its handlers; a test of one handler or filter creates its own.</summary>
    /// <param name="delivery">The delivery, from <see cref="SlackDelivery.Read"/>.</param>
    /// <param name="respond">The sender of messages to the delivery's <c>response_url</c>.</param>
    /// <param name="services">The services of the delivery's scope.</param>
    public SlackContext(SlackDelivery delivery, SlackResponder respond, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(respond);
        ArgumentNullException.ThrowIfNull(services);
        (Delivery, Respond, Services) = (delivery, respond, services);
    }

    /// <summary>Gets the delivery: kind, IDs, retry, payload.</summary>
    public SlackDelivery Delivery { get; }

    /// <summary>Gets the sender of messages to the delivery's <c>response_url</c>.</summary>
    public SlackResponder Respond { get; }

    /// <summary>Gets the services of the delivery's scope.</summary>
    public IServiceProvider Services { get; }
}

/// <summary>The surroundings of a delivery, with the client of the app.</summary>
/// <typeparam name="TClient">The class of the client, which <c>AddSlack</c> added to the services.</typeparam>
public sealed class SlackContext<TClient> : SlackContext
    where TClient : SlackClientBase, ISlackClient<TClient>
{
    /// <summary>Initializes a context. The app creates the contexts of its handlers; a test of one handler creates its own.</summary>
    /// <param name="delivery">The delivery, from <see cref="SlackDelivery.Read"/>.</param>
    /// <param name="respond">The sender of messages to the delivery's <c>response_url</c>.</param>
    /// <param name="services">The services of the delivery's scope.</param>
    /// <param name="client">The client.</param>
    public SlackContext(SlackDelivery delivery, SlackResponder respond, IServiceProvider services, TClient client)
        : base(delivery, respond, services)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
    }

    /// <summary>
    /// Gets the client: the one with the name <see cref="SlackAppOptions.ClientName"/>, otherwise with the name of the app, otherwise without a name.
    /// </summary>
    public TClient Client { get; }
}
