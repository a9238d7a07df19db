using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SlackGen.Apps;

/// <summary>The health check of all apps of a container: as healthy as the worst of their transports.</summary>
internal sealed class SlackAppHealthCheck(IServiceProvider services, IEnumerable<SlackAppRegistration> registrations) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = HealthStatus.Healthy;
        var reasons = new List<string>();
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var registration in registrations)
        {
            var health = services.GetRequiredKeyedService<SlackAppHealth>(registration.Name);
            foreach (var (transport, report) in health.Transports)
            {
                var name = registration.Name.Length == 0 ? transport : $"{registration.Name}.{transport}";
                data[name] = report.Description;
                data[$"{name}.since"] = report.Since;
                foreach (var (key, value) in report.Data ?? new Dictionary<string, object>())
                {
                    data[$"{name}.{key}"] = value;
                }

                if (report.Status != HealthStatus.Healthy)
                {
                    reasons.Add($"{name}: {report.Description}");
                    status = report.Status < status ? report.Status : status;
                }
            }
        }

        // The status of a failure is the choice of whoever registered the check.
        status = status == HealthStatus.Unhealthy ? context.Registration.FailureStatus : status;
        return Task.FromResult(new HealthCheckResult(status, reasons.Count == 0 ? null : string.Join(" ", reasons), data: data));
    }
}
