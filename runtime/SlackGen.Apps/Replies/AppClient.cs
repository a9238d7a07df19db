using Microsoft.Extensions.DependencyInjection;
using SlackGen.DependencyInjection;

namespace SlackGen.Apps;

/// <summary>The client of an app: the one that <see cref="SlackAppOptions.ClientName"/> names, that of the app's name, or the unnamed one.</summary>
/// <param name="services">The services of the host.</param>
/// <param name="app">The name of the app; empty for the unnamed one.</param>
/// <param name="clientName">The value of <see cref="SlackAppOptions.ClientName"/>.</param>
/// <param name="token">The token that the client uses in place of its own; null for its own.</param>
internal sealed class AppClient(IServiceProvider services, string app, string? clientName, ClientToken? token = null)
{
    /// <summary>Returns the client with another token.</summary>
    public AppClient With(ClientToken other) => new(services, app, clientName, other);

    /// <summary>Calls a method by name.</summary>
    /// <exception cref="InvalidOperationException">The container has no client.</exception>
    /// <exception cref="SlackException">The call failed.</exception>
    public Task<SlackRawResponse> CallAsync(string method, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        (token is null ? Find(method) : new TokenClient(Connect(Find(method), token))).CallAsync(method, arguments, cancellationToken);

    /// <summary>Returns the registration of an app's client; null if none was added.</summary>
    /// <param name="services">The services.</param>
    /// <param name="app">The name of the app; empty for the unnamed one.</param>
    /// <param name="clientName">The value of <see cref="SlackAppOptions.ClientName"/>.</param>
    public static SlackRegistration? FindRegistration(IServiceProvider services, string app, string? clientName)
    {
        var registrations = services.GetServices<SlackRegistration>().ToList();
        return clientName is not null
            ? registrations.Find(r => r.Name == clientName)
            : registrations.Find(r => r.Name == app) ?? registrations.Find(r => r.Name.Length == 0);
    }

    /// <summary>Returns the client of a class. A name whose client is of another class is skipped.</summary>
    /// <param name="scope">The services of the delivery's scope.</param>
    /// <exception cref="InvalidOperationException">The container has no client of the class.</exception>
    public TClient Get<TClient>(IServiceProvider scope)
        where TClient : SlackClientBase, ISlackClient<TClient>
    {
        var named = clientName is null ? null : GetNamed<TClient>(scope, clientName);
        var client = named ?? GetNamed<TClient>(scope, app) ?? scope.GetService<TClient>() ?? throw new InvalidOperationException(
            $"The app needs a {typeof(TClient).Name}. Add one with AddSlack; set ClientName if it has a name that is not the app's.");
        return token is null ? client : TClient.Create(Connect(client, token));
    }

    private static SlackConnection Connect(SlackClientBase client, ClientToken token) =>
        client.GetConnection().WithTokenProvider(token.GetAsync, token.Workspace, token.Refused);

    private static TClient? GetNamed<TClient>(IServiceProvider scope, string name)
        where TClient : SlackClientBase => name.Length == 0 ? scope.GetService<TClient>() : scope.GetKeyedService<TClient>(name);

    private SlackClientBase Find(string method)
    {
        var registration = FindRegistration(services, app, clientName) ?? throw new InvalidOperationException(
            $"The app needs a client to call {method}. Add one with AddSlack; set ClientName if it has a name that is not the app's.");
        return (SlackClientBase)(registration.Name.Length == 0
            ? services.GetRequiredService(registration.ClientType)
            : services.GetRequiredKeyedService(registration.ClientType, registration.Name));
    }

    // Calls by name alone.
    private sealed class TokenClient(SlackConnection connection) : SlackClientBase(connection);
}
