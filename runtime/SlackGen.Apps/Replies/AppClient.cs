using Microsoft.Extensions.DependencyInjection;
using SlackGen.DependencyInjection;

namespace SlackGen.Apps;

/// <summary>The client with which an app and its handlers call Slack: the one that <see cref="SlackAppOptions.ClientName"/> names, that of the app's name, or the unnamed one.</summary>
internal sealed class AppClient(IServiceProvider services, IEnumerable<SlackRegistration> registrations, string app, string? clientName)
{
    /// <summary>Calls a method by name.</summary>
    /// <exception cref="InvalidOperationException">The container has no client.</exception>
    /// <exception cref="SlackException">The call failed.</exception>
    public Task<SlackRawResponse> CallAsync(string method, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        Find(method).CallAsync(method, arguments, cancellationToken);

    /// <summary>Gets the client of a class for the handlers of the app.</summary>
    /// <param name="scope">The services of the delivery.</param>
    /// <exception cref="InvalidOperationException">The container has no client of the class.</exception>
    public TClient Get<TClient>(IServiceProvider scope)
        where TClient : SlackClientBase
    {
        var name = clientName ?? app;
        return name.Length > 0 && registrations.Any(r => r.Name == name && r.ClientType == typeof(TClient))
            ? scope.GetRequiredKeyedService<TClient>(name)
            : scope.GetRequiredService<TClient>();
    }

    private SlackClientBase Find(string method)
    {
        var registration = clientName is not null
            ? registrations.FirstOrDefault(r => r.Name == clientName)
            : registrations.FirstOrDefault(r => r.Name == app) ?? registrations.FirstOrDefault(r => r.Name.Length == 0);
        if (registration is null)
        {
            throw new InvalidOperationException($"The app needs a client to call {method}. Add one with AddSlack; set ClientName if it has a name that is not the app's.");
        }

        return (SlackClientBase)(registration.Name.Length == 0
            ? services.GetRequiredService(registration.ClientType)
            : services.GetRequiredKeyedService(registration.ClientType, registration.Name));
    }
}
