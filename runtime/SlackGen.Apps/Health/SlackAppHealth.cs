using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SlackGen.Apps;

/// <summary>The health of an app, to which its transports report. It is a keyed singleton by the name of the app.</summary>
internal sealed class SlackAppHealth
{
    private readonly ConcurrentDictionary<string, SlackTransportHealth> transports = new(StringComparer.Ordinal);

    /// <summary>Gets the last report of each transport.</summary>
    public IReadOnlyDictionary<string, SlackTransportHealth> Transports => transports;

    /// <summary>Replaces the report of a transport.</summary>
    /// <param name="transport">The transport, such as <c>socket</c>.</param>
    /// <param name="health">The report.</param>
    public void Report(string transport, SlackTransportHealth health) => transports[transport] = health;
}

/// <summary>The health of a transport.</summary>
/// <param name="Status">The status.</param>
/// <param name="Description">The reason, without secrets.</param>
/// <param name="Since">The time since which it is so.</param>
/// <param name="Data">Further facts for the health check, such as the number of connections; null for none.</param>
internal sealed record SlackTransportHealth(HealthStatus Status, string Description, DateTimeOffset Since, IReadOnlyDictionary<string, object>? Data = null);
