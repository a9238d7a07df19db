using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SlackGen.Apps.AspNetCore;

/// <summary>An app behind an endpoint: the signing secrets that identify its requests, and the receiver of its deliveries.</summary>
internal sealed class SignedApp
{
    private SignedApp(string name, SlackSignature signature, IReadOnlyList<string> secrets, TimeProvider time, ISlackDeliveryReceiver receiver) =>
        (Name, Signature, Secrets, Time, Receiver) = (name, signature, secrets, time, receiver);

    /// <summary>Gets the name of the app; an empty string for the app without one.</summary>
    public string Name { get; }

    /// <summary>Gets the verification with the signing secrets.</summary>
    public SlackSignature Signature { get; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the receiver.</summary>
    public ISlackDeliveryReceiver Receiver { get; }

    private IReadOnlyList<string> Secrets { get; }

    /// <summary>Creates the apps of an endpoint.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="names">The names of the apps; none for the app without a name.</param>
    /// <exception cref="InvalidOperationException">An app is unknown, has no valid signing secret, or shares one with another app of the endpoint.</exception>
    public static SignedApp[] CreateAll(IServiceProvider services, IReadOnlyList<string> names)
    {
        var apps = names.DefaultIfEmpty("").Select(name => Create(services, name)).ToArray();
        foreach (var app in apps)
        {
            if (apps.FirstOrDefault(a => a != app && a.Secrets.Intersect(app.Secrets).Any()) is { } other)
            {
                throw new InvalidOperationException(
                    $"{Title(app.Name)} and {Title(other.Name)} have the same URL and the same signing secret, so their requests cannot be told apart.");
            }
        }

        return apps;
    }

    private static SignedApp Create(IServiceProvider services, string name)
    {
        if (services.GetKeyedService<ISlackDeliveryReceiver>(name) is not { } receiver)
        {
            throw NotAdded(name, "MapSlack");
        }

        var options = services.GetRequiredService<IOptionsMonitor<SlackAppOptions>>().Get(name);
        if (string.IsNullOrEmpty(options.SigningSecret))
        {
            throw new InvalidOperationException(
                $"{Title(name)} has no signing secret, without which requests of Slack cannot be verified. Copy it from https://api.slack.com/apps, page \"Basic Information\" "
                + $"of the app, section \"App Credentials\", and set {nameof(SlackAppOptions)}.{nameof(SlackAppOptions.SigningSecret)}.");
        }

        IReadOnlyList<string> secrets = [options.SigningSecret, .. options.OtherSigningSecrets];
        try
        {
            return new SignedApp(name, new SlackSignature(secrets, options.TimeProvider), secrets, options.TimeProvider, receiver);
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"{Title(name)} has a signing secret that is not valid: {e.Message}", e);
        }
    }

    /// <summary>Creates the exception for an app that was not added.</summary>
    /// <param name="name">The name of the app.</param>
    /// <param name="method">The method that needs it.</param>
    internal static InvalidOperationException NotAdded(string name, string method) =>
        new($"{Title(name)} is not added: call services.AddSlackApp<TApp>({(name.Length == 0 ? "" : $"\"{name}\"")}) before {method}.");

    /// <summary>Returns the title of an app in a message.</summary>
    internal static string Title(string name) => name.Length == 0 ? "The Slack app" : $"The Slack app '{name}'";
}
