using System.ComponentModel;

namespace SlackGen.Apps;

/// <summary>The static members of every class with <see cref="SlackAppAttribute"/>, with which the runtime registers and creates it without reflection. The generator implements it.</summary>
/// <typeparam name="TSelf">The class.</typeparam>
public interface ISlackApp<TSelf>
    where TSelf : class, ISlackApp<TSelf>
{
    /// <summary>Gets the handlers of the app, in the order of its source.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract IReadOnlyList<SlackHandler<TSelf>> Handlers { get; }

    /// <summary>Gets the scopes that the manifest of the app asks for; null for an app whose project has no manifest.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual SlackAppScopes? Scopes => null;

    /// <summary>Creates an instance with the services that its constructor takes.</summary>
    /// <param name="services">The services of the delivery's scope.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf Create(IServiceProvider services);
}
