using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>Faults of the connection.</summary>
internal static class ConnectionFaults
{
    // A reset discards what the receiver has not read yet; what was sent before must have time to be read. On loopback that is far below this.
    private static readonly TimeSpan TimeToRead = TimeSpan.FromMilliseconds(100);

    public static Task ResetBeforeHeaders(FaultStage stage)
    {
        Reset(stage.Http);
        return Task.CompletedTask;
    }

    public static async Task ResetAfterHeaders(FaultStage stage)
    {
        var answer = stage.MakeAnswer();
        answer.WriteHead(stage.Response);
        stage.Response.ContentLength = answer.Body.Length;
        await stage.SendAsync(default).ConfigureAwait(false);
        await Task.Delay(TimeToRead, stage.Ended).ConfigureAwait(false);
        Reset(stage.Http);
    }

    public static async Task ResetInBody(FaultStage stage)
    {
        var answer = stage.MakeAnswer();
        answer.WriteHead(stage.Response);
        stage.Response.ContentLength = answer.Body.Length;
        await stage.SendAsync(answer.Body[..(answer.Body.Length / 2)]).ConfigureAwait(false);
        await Task.Delay(TimeToRead, stage.Ended).ConfigureAwait(false);
        Reset(stage.Http);
    }

    public static async Task Hang(FaultStage stage)
    {
        await Task.Delay(Timeout.Infinite, stage.Ended).ConfigureAwait(false);
    }

    public static Func<FaultStage, Task> SlowDrip(TimeSpan delay, int chunkBytes) => async stage =>
    {
        var answer = stage.MakeAnswer();
        answer.WriteHead(stage.Response);
        stage.Response.ContentLength = answer.Body.Length;
        for (var rest = answer.Body; !rest.IsEmpty; rest = rest[Math.Min(chunkBytes, rest.Length)..])
        {
            await Task.Delay(delay, stage.Clock, stage.Ended).ConfigureAwait(false);
            await stage.SendAsync(rest[..Math.Min(chunkBytes, rest.Length)]).ConfigureAwait(false);
        }
    };

    // Closing a socket that lingers for no time sends RST instead of FIN.
    private static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new LingerOption(true, 0);
        }

        http.Abort();
    }
}
