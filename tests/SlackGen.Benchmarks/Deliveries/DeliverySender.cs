using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SlackGen.Benchmarks.Deliveries;

/// <summary>
/// Sends signed events over one connection, one after the other, as cheaply as possible: the sender shares the machine with the receiver, and its process too, so it
/// allocates nothing for a delivery.
/// </summary>
internal sealed class DeliverySender : IDisposable
{
    private const int IdDigits = 12;
    private const string IdPlace = "000000000000";

    private static readonly byte[] Secret = Encoding.ASCII.GetBytes(DeliveryHost.Secret);
    private static readonly string SignaturePlace = new('0', 2 * HMACSHA256.HashSizeInBytes);
    private static long lastId;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] request;
    private readonly byte[] signed;
    private readonly byte[] response = new byte[1024];
    private readonly int bodyAt;
    private readonly int signedBodyAt;
    private readonly int signatureAt;
    private readonly int idInBody;

    private DeliverySender(string path, int channel)
    {
        var body = $$$"""{"token":"Jhj5dZrVaK7ZwHHjRyZWjbDl","team_id":"T061EG9RZ","api_app_id":"A0PNCHHK2","event":{"type":"app_mention","user":"U061F7AUR","text":"<@U0LAN0Z89> is it everything a river should be?","ts":"1515449522.000016","channel":"C{{{channel}}}","event_ts":"1515449522000016","client_msg_id":"7f7ea9ae-6a4c-4b2a-9a8d-2a1a3f1b9d11","team":"T061EG9RZ","blocks":[{"type":"rich_text","block_id":"Qj0","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U0LAN0Z89"},{"type":"text","text":" is it everything a river should be?"}]}]}]},"type":"event_callback","event_id":"Ev{{{IdPlace}}}","event_time":1515449522,"authorizations":[{"enterprise_id":null,"team_id":"T061EG9RZ","user_id":"U0LAN0Z89","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-eyJldCI6ImFwcF9tZW50aW9uIn0"}""";
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: */*\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nX-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: v0={SignaturePlace}\r\n\r\n");
        var prefix = string.Create(CultureInfo.InvariantCulture, $"v0:{timestamp}:");
        request = Encoding.ASCII.GetBytes(head + body);
        signed = Encoding.ASCII.GetBytes(prefix + body);
        (bodyAt, signedBodyAt) = (head.Length, prefix.Length);
        signatureAt = head.IndexOf(SignaturePlace, StringComparison.Ordinal);
        idInBody = body.IndexOf(IdPlace, StringComparison.Ordinal);
    }

    /// <summary>Connects.</summary>
    /// <param name="address">The address of the host.</param>
    /// <param name="path">The path of the endpoint.</param>
    /// <param name="channel">The number of the channel of the events.</param>
    public static async Task<DeliverySender> ConnectAsync(Uri address, string path, int channel)
    {
        var sender = new DeliverySender(path, channel);
        await sender.socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        return sender;
    }

    /// <summary>Sends an event with a new ID and waits for the response.</summary>
    /// <exception cref="InvalidOperationException">The response is not an empty one with status 200.</exception>
    public async ValueTask SendAsync()
    {
        Sign(Interlocked.Increment(ref lastId));
        for (var sent = 0; sent < request.Length;)
        {
            sent += await socket.SendAsync(request.AsMemory(sent));
        }

        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(response.AsMemory(length));
            length += read > 0 ? read : throw new InvalidOperationException("The host has closed the connection.");
        }
        while (!response.AsSpan(0, length).EndsWith("\r\n\r\n"u8));

        if (!response.AsSpan().StartsWith("HTTP/1.1 200"u8) || response.AsSpan(0, length).IndexOf("Content-Length: 0"u8) < 0)
        {
            throw new InvalidOperationException($"The response is not empty with status 200: {Encoding.ASCII.GetString(response, 0, length)}");
        }
    }

    public void Dispose() => socket.Dispose();

    private void Sign(long id)
    {
        Span<byte> digits = stackalloc byte[IdDigits];
        id.TryFormat(digits, out _, "D12", CultureInfo.InvariantCulture);
        digits.CopyTo(request.AsSpan(bodyAt + idInBody));
        digits.CopyTo(signed.AsSpan(signedBodyAt + idInBody));
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Secret, signed, hash);
        Convert.TryToHexStringLower(hash, request.AsSpan(signatureAt), out _);
    }
}
