using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>A fixture that runs over Socket Mode and over HTTP: an app whose other half is generated, the client, and the fake Slack, on one manual clock.</summary>
/// <param name="transport">The transport.</param>
[TestFixture(Transport.SocketMode, Category = "Slow")]
[TestFixture(Transport.Http)]
public abstract class TransportFixture(Transport transport)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Gets the transport.</summary>
    protected Transport Transport { get; } = transport;

    /// <summary>Waits for the acknowledgement of a delivery, and returns its payload; null for an empty one.</summary>
    protected static async Task<JsonNode?> AcknowledgedAsync(FakeDelivery delivery) => (await delivery.Acknowledged.WaitAsync(Patience)).Payload;

    /// <summary>Asserts that the acknowledgement of a delivery is this JSON; null for an empty one.</summary>
    protected static async Task AssertAcknowledgedAsync(FakeDelivery delivery, string? expected)
    {
        var payload = await AcknowledgedAsync(delivery);
        Assert.That(payload?.ToJsonString(), Is.EqualTo(expected is null ? null : JsonNode.Parse(expected)!.ToJsonString()), delivery.Type);
    }

    /// <summary>Starts an app of a class with a host of its own.</summary>
    internal Task<TransportHost> StartAsync<TApp>(Action<SlackAppOptions>? configure = null, Action<SlackAppBuilder>? build = null, Conduct? conduct = null)
        where TApp : class, ISlackApp<TApp> => TransportHost.StartAsync<TApp>(Transport, conduct ?? new Conduct(), configure, build);
}
