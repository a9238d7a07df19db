namespace SlackGen.Apps;

/// <summary>The registration of an app in a container.</summary>
/// <param name="Name">The name; empty for the app without one.</param>
/// <param name="AppType">The class with <see cref="SlackAppAttribute"/>.</param>
/// <param name="Scopes">The scopes that the manifest of the app asks for; null for an app without a manifest.</param>
internal sealed record SlackAppRegistration(string Name, Type AppType, SlackAppScopes? Scopes)
{
    /// <summary>Gets the name of the <see cref="HttpClient"/> that posts to response URLs.</summary>
    public string HttpClientName => Name.Length == 0 ? "SlackApp" : $"SlackApp.{Name}";

    /// <summary>Gets the filters, outermost first.</summary>
    public List<Func<IServiceProvider, ISlackFilter>> Filters { get; } = [];
}
