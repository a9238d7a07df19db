using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Faults of the connection.</summary>
internal static class ConnectionFaults
{
    // A reset discards bytes that the receiver has not read yet, so the client needs time to read them. On loopback it needs far less than this.
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(100);

    public static Task ResetBeforeHeaders(FaultStage stage)
    {
        Reset(stage.Http);
        return Task.CompletedTask;
    }

    public static async Task ResetAfterHeaders(FaultStage stage)
    {
        var response = await stage.CreateResponseAsync().ConfigureAwait(false);
        response.WriteHead(stage.Response);
        stage.Response.ContentLength = response.Body.Length;
        await stage.SendAsync(default).ConfigureAwait(false);
        await ResetAfterReadingAsync(stage).ConfigureAwait(false);
    }

    public static async Task ResetInBody(FaultStage stage)
    {
        var response = await stage.CreateResponseAsync().ConfigureAwait(false);
        response.WriteHead(stage.Response);
        stage.Response.ContentLength = response.Body.Length;
        await stage.SendAsync(response.Body[..(response.Body.Length / 2)]).ConfigureAwait(false);
        await ResetAfterReadingAsync(stage).ConfigureAwait(false);
    }

    public static async Task Hang(FaultStage stage)
    {
        await Task.Delay(Timeout.Infinite, stage.Ended).ConfigureAwait(false);
    }

    public static Func<FaultStage, Task> SlowDrip(TimeSpan delay, int chunkBytes) => async stage =>
    {
        var response = await stage.CreateResponseAsync().ConfigureAwait(false);
        response.WriteHead(stage.Response);
        stage.Response.ContentLength = response.Body.Length;
        for (var rest = response.Body; !rest.IsEmpty; rest = rest[Math.Min(chunkBytes, rest.Length)..])
        {
            await Task.Delay(delay, stage.Clock, stage.Ended).ConfigureAwait(false);
            await stage.SendAsync(rest[..Math.Min(chunkBytes, rest.Length)]).ConfigureAwait(false);
        }
    };

    /// <summary>Resets the connection. Closing a socket with a linger time of 0 sends RST instead of FIN; an exchange in process has no socket.</summary>
    public static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new LingerOption(true, 0);
        }

        http.Abort();
    }

    private static async Task ResetAfterReadingAsync(FaultStage stage)
    {
        // In memory, a reset follows what was sent.
        if (stage.Http.Features.Get<InProcessExchange>() is null)
        {
            await Task.Delay(TimeToRead, stage.Ended).ConfigureAwait(false);
        }

        Reset(stage.Http);
    }
}
