using Microsoft.Extensions.Diagnostics.HealthChecks;
using SlackGen.Apps;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add the health of Slack apps to health checks.</summary>
public static class SlackAppHealthChecksBuilderExtensions
{
    /// <summary>Adds a health check of all Slack apps: it fails while a transport is not connected, and is degraded while deliveries are refused.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">The status of a failure; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">The tags of the check; null for none.</param>
    public static IHealthChecksBuilder AddSlackApp(
        this IHealthChecksBuilder builder, string name = "slack", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, static services => new SlackAppHealthCheck(services, services.GetServices<SlackAppRegistration>()), failureStatus, tags));
    }
}
