using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SlackGen.Apps;

/// <summary>The health check of all apps of a container: as healthy as the worst of their transports, and at best degraded while a full queue refuses deliveries.</summary>
internal sealed class SlackAppHealthCheck(IServiceProvider services, IEnumerable<SlackAppRegistration> registrations) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = HealthStatus.Healthy;
        var reasons = new List<string>();
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var registration in registrations)
        {
            foreach (var (part, report) in Reports(registration.Name))
            {
                var name = registration.Name.Length == 0 ? part : $"{registration.Name}.{part}";
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

    private IEnumerable<KeyValuePair<string, SlackTransportHealth>> Reports(string app)
    {
        var transports = services.GetRequiredKeyedService<SlackAppHealth>(app).Transports;
        return services.GetRequiredKeyedService<SlackAppReceiver>(app).QueueHealth is { } queue ? transports.Append(new("queue", queue)) : transports;
    }
}
