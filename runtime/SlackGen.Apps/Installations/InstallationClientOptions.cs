using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SlackGen.Apps;

/// <summary>Lets the client of an app with installations have no token of its own: each delivery has one.</summary>
/// <param name="provider">The services of the host.</param>
/// <param name="app">The name of the app.</param>
internal sealed class InstallationClientOptions(IServiceProvider provider, string app) : IPostConfigureOptions<SlackClientOptions>
{
    public void PostConfigure(string? name, SlackClientOptions options)
    {
        if (options is { Token: null, TokenProvider: null } && AppClient.FindRegistration(provider, app, ClientName())?.Name == name)
        {
            options.TokenPerCall = true;
        }
    }

    private string? ClientName() => provider.GetRequiredService<IOptionsMonitor<SlackAppOptions>>().Get(app).ClientName;
}
