using System.Net;
using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

/// <summary>The app at the other end of a transport, so that one test runs over each of them.</summary>
internal abstract class AppSide : IAsyncDisposable
{
    public abstract FakeTransport Transport { get; }

    public abstract Task<Received> ReceiveAsync();

    public abstract ValueTask DisposeAsync();

    public static async Task<AppSide> StartAsync(FakeSlack slack, string transport)
    {
        if (transport == OverSocket.Name)
        {
            return new OverSocket(slack, await RawSocket.OpenAndGreetAsync(slack));
        }

        var endpoint = await RequestEndpoint.StartAsync();
        return new OverHttp(endpoint, slack.DeliverTo(endpoint.Address));
    }

    private sealed class OverSocket(FakeSlack slack, RawSocket socket) : AppSide
    {
        public const string Name = "socket";

        public override FakeTransport Transport => slack.SocketMode;

        public override async Task<Received> ReceiveAsync()
        {
            var envelope = await socket.ReceiveAsync();
            var number = (int?)envelope["retry_attempt"];
            return new Received(
                envelope["payload"]!.AsObject(),
                number is 0 ? null : number,
                (string?)envelope["retry_reason"] is { Length: > 0 } reason ? reason : null,
                payload => socket.AcknowledgeAsync(envelope, payload));
        }

        public override ValueTask DisposeAsync()
        {
            socket.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OverHttp(RequestEndpoint endpoint, FakeRequestUrl transport) : AppSide
    {
        public override FakeTransport Transport => transport;

        public override async Task<Received> ReceiveAsync()
        {
            var request = await endpoint.ReceiveAsync();
            return new Received(
                PayloadOf(request),
                request.Header("X-Slack-Retry-Num") is { } number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : null,
                request.Header("X-Slack-Retry-Reason"),
                payload =>
                {
                    request.Respond(body: payload?.ToJsonString() ?? "");
                    return Task.CompletedTask;
                });
        }

        public override ValueTask DisposeAsync() => endpoint.DisposeAsync();

        private static JsonObject PayloadOf(ReceivedRequest request)
        {
            if (request.Header("Content-Type") == "application/json")
            {
                return JsonNode.Parse(request.Body)!.AsObject();
            }

            var fields = request.Body.Split('&').Select(f => f.Split('=')).ToDictionary(f => f[0], f => WebUtility.UrlDecode(f[1]));
            return fields.TryGetValue("payload", out var payload)
                ? JsonNode.Parse(payload)!.AsObject()
                : new JsonObject(fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value)));
        }
    }
}

/// <summary>A delivery as the app sees it.</summary>
internal sealed record Received(JsonObject Payload, int? RetryNumber, string? RetryReason, Func<JsonNode?, Task> AcknowledgeAsync);
