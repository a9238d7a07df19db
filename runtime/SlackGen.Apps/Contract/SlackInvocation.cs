using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps;

namespace SlackGen.Infrastructure;

/// <summary>The call of a handler: the values that generated code passes to its parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackInvocation
{
    private readonly SlackContext context;
    private readonly AppClient client;
    private readonly ReadOnlyMemory<byte> part;

    /// <summary>Initializes an invocation.</summary>
    /// <param name="context">The context of the delivery.</param>
    /// <param name="client">The client of the app.</param>
    /// <param name="part">The part of the payload that the handler handles: the event, or the action; the whole payload otherwise.</param>
    /// <param name="cancellationToken">The token that the handler gets.</param>
    internal SlackInvocation(SlackContext context, AppClient client, ReadOnlyMemory<byte> part, CancellationToken cancellationToken) =>
        (this.context, this.client, this.part, CancellationToken) = (context, client, part, cancellationToken);

    /// <summary>Gets the token that is cancelled when the result of the handler is no longer needed: at the deadline of the delivery, or at shutdown.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Reads the event or action that the handler handles.</summary>
    /// <exception cref="SlackException">It cannot be read as the type.</exception>
    public T Part<T>()
        where T : class, ISlackJson<T> => SlackJson.Parse<T>(part.Span);

    /// <summary>Reads the whole payload.</summary>
    /// <exception cref="SlackException">It cannot be read as the type.</exception>
    public T Payload<T>()
        where T : class, ISlackJson<T> => SlackJson.Parse<T>(context.Delivery.Payload.Span);

    /// <summary>Gets the context.</summary>
    public SlackContext Context() => context;

    /// <summary>Gets the context with the client.</summary>
    /// <typeparam name="TClient">The class of the client.</typeparam>
    /// <exception cref="InvalidOperationException">No client of the class was added to the services.</exception>
    public SlackContext<TClient> Context<TClient>()
        where TClient : SlackClientBase, ISlackClient<TClient> =>
        new(context.Delivery, context.Respond, context.Services, client.Get<TClient>(context.Services));

    /// <summary>Gets a service of the delivery's scope.</summary>
    /// <exception cref="InvalidOperationException">The service was not added.</exception>
    public T Service<T>()
        where T : notnull => context.Services.GetRequiredService<T>();

    /// <summary>Gets a keyed service of the delivery's scope.</summary>
    /// <exception cref="InvalidOperationException">The service was not added.</exception>
    public T Service<T>(object? key)
        where T : notnull => context.Services.GetRequiredKeyedService<T>(key);
}
