using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Serves the URLs that take an app's replies to a command or interaction: 5 uses within 30 minutes.</summary>
/// <param name="options">The options of the fake.</param>
/// <param name="messages">The recorded messages.</param>
/// <param name="posting">Shows messages in the workspace; null without one.</param>
internal sealed class ResponseUrls(FakeSlackOptions options, Recording<RecordedResponseMessage> messages, ResponsePosting? posting)
{
    private const int MaxUses = 5;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    // The paths of hooks.slack.com.
    private static readonly PathString[] Prefixes = ["/commands", "/actions"];

    private static readonly string[] Contents = ["text", "blocks", "attachments", "delete_original"];

    private readonly object gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Gets or sets the address of the fake's server.</summary>
    public Uri? Address { get; set; }

    public static bool Handles(HttpContext http) => Prefixes.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.Ordinal));

    /// <summary>Returns a new URL.</summary>
    /// <param name="path">The first segment of its path.</param>
    /// <param name="delivery">The delivery that carries the URL; null for none.</param>
    /// <param name="target">The place to which messages go in a workspace; null for that of the delivery.</param>
    public Uri Create(string path, FakeDelivery? delivery, ResponseTarget? target = null)
    {
        var teamId = target?.TeamId ?? (delivery is null ? null : WorkspaceTable.TeamOf(delivery.SharedPayload)) ?? options.App.TeamId;
        var address = $"/{path}/{teamId}/{Guid.NewGuid():N}";
        lock (gate)
        {
            if (order.Count == options.MaxRecorded)
            {
                entries.Remove(order.Dequeue());
            }

            order.Enqueue(address);
            entries.Add(address, new Entry(delivery, target, options.TimeProvider.GetUtcNow()));
        }

        return new Uri(Address!, address);
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            order.Clear();
        }
    }

    public async Task HandleAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await FakeResponse.MethodNotAllowed().WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        var message = await MessageBody.ReadAsync(http.Request).ConfigureAwait(false);
        var (delivery, refused, status) = Use(http.Request.Path.Value!, message);
        var recorded = new RecordedResponseMessage
        {
            ResponseUrl = new Uri(Address!, http.Request.Path.Value!),
            Delivery = delivery,
            Message = message ?? [],
            Refused = refused,
            ReceivedAt = options.TimeProvider.GetUtcNow(),
        };
        messages.Add(recorded);
        delivery?.Add(recorded);
        var response = status == StatusCodes.Status404NotFound
            ? FakeResponse.From(new Refusal(refused!)) with { Status = status }
            : new FakeResponse(Encoding.ASCII.GetBytes(refused ?? "ok"), "text/plain; charset=utf-8") { Status = status };
        await response.WriteAsync(http.Response).ConfigureAwait(false);
    }

    private (FakeDelivery? Delivery, string? Refused, int Status) Use(string path, JsonObject? message)
    {
        var (entry, refused, status) = Reserve(path, message);
        if (refused is not null || posting is null)
        {
            return (entry?.Delivery, refused, status);
        }

        // Not under the gate: the workspace has a gate of its own, under which it creates URLs.
        var delivery = entry!.Delivery;
        if (posting.Apply(entry.Target ?? (delivery is null ? null : ResponseTarget.Of(delivery.SharedPayload)), message!) is not { } mistake)
        {
            return (delivery, null, status);
        }

        lock (gate)
        {
            entry.Uses--;
        }

        return (delivery, mistake, StatusCodes.Status400BadRequest);
    }

    private (Entry? Entry, string? Refused, int Status) Reserve(string path, JsonObject? message)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(path, out var entry) || options.TimeProvider.GetUtcNow() - entry.CreatedAt > Lifetime)
            {
                return (entry, "Expired url", StatusCodes.Status404NotFound);
            }

            if (entry.Uses == MaxUses)
            {
                return (entry, "used_url", StatusCodes.Status404NotFound);
            }

            if (message is null)
            {
                return (entry, "invalid_payload", StatusCodes.Status400BadRequest);
            }

            if (!Contents.Any(message.ContainsKey))
            {
                return (entry, "no_text", StatusCodes.Status400BadRequest);
            }

            entry.Uses++;
            return (entry, null, StatusCodes.Status200OK);
        }
    }

    private sealed class Entry(FakeDelivery? delivery, ResponseTarget? target, DateTimeOffset createdAt)
    {
        public FakeDelivery? Delivery => delivery;

        public ResponseTarget? Target => target;

        public DateTimeOffset CreatedAt => createdAt;

        public int Uses { get; set; }
    }
}
