using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace SlackGen.Apps;

/// <summary>The surroundings of a delivery: the facts of the delivery, the ways to reply, and the services.</summary>
[SuppressMessage("Design", "CA1052", Justification = "It has instance members.")]
public class SlackContext
{
    /// <summary>Initializes a context.</summary>
    internal SlackContext(SlackDelivery delivery, SlackResponder respond, IServiceProvider services, AppClient appClient) =>
        (Delivery, Respond, Services, AppClient) = (delivery, respond, services, appClient);

    /// <summary>Initializes a context with the values of another one.</summary>
    private protected SlackContext(SlackContext other)
        : this(other.Delivery, other.Respond, other.Services, other.AppClient)
    {
    }

    /// <summary>Gets the delivery: kind, IDs, retry, payload.</summary>
    public SlackDelivery Delivery { get; }

    /// <summary>Gets the sender of messages to the delivery's <c>response_url</c>.</summary>
    public SlackResponder Respond { get; }

    /// <summary>Gets the services of the delivery's scope.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Gets the choice of the app's client.</summary>
    internal AppClient AppClient { get; }
}

/// <summary>The surroundings of a delivery, with the client of the app.</summary>
/// <typeparam name="TClient">
/// The class of the client, which <c>AddSlack</c> added to the services: with the name that <see cref="SlackAppOptions.ClientName"/> or the app has, otherwise without a name.
/// </typeparam>
public sealed class SlackContext<TClient> : SlackContext
    where TClient : SlackClientBase, ISlackClient<TClient>
{
    internal SlackContext(SlackContext other)
        : base(other) => Client = AppClient.Get<TClient>(Services);

    /// <summary>Gets the client.</summary>
    public TClient Client { get; }
}
