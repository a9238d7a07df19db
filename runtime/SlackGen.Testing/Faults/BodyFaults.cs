namespace SlackGen.Testing;

/// <summary>Faults of the body of a response.</summary>
internal static class BodyFaults
{
    // The bytes by which the Content-Length of a short body exceeds the body.
    private const int Missing = 64;

    public static Task Unchanged(FaultStage stage) => Write(stage, a => a);

    public static Task Truncated(FaultStage stage) => Write(stage, a => a with { Body = a.Body[..(a.Body.Length / 2)] });

    public static Task Empty(FaultStage stage) => Write(stage, a => a with { Body = default });

    public static Task Gzip(FaultStage stage) => Write(stage, a => a with
    {
        Body = FakeResponse.Compress(a.Body.Span),
        Headers = [.. a.Headers, ("Content-Encoding", "gzip")],
    });

    public static Func<FaultStage, Task> WrongCharset(string charset) =>
        stage => Write(stage, a => a with { ContentType = $"{a.ContentType.Split(';')[0]}; charset={charset}" });

    public static async Task Chunked(FaultStage stage)
    {
        var response = await stage.CreateResponseAsync().ConfigureAwait(false);
        response.WriteHead(stage.Response);
        var half = response.Body.Length / 2;
        await stage.SendAsync(response.Body[..half]).ConfigureAwait(false);
        await stage.SendAsync(response.Body[half..]).ConfigureAwait(false);
    }

    public static async Task Short(FaultStage stage)
    {
        var response = await stage.CreateResponseAsync().ConfigureAwait(false);
        response.WriteHead(stage.Response);
        stage.Response.ContentLength = response.Body.Length + Missing;

        // The server notices that bytes are missing and closes the connection without a reset.
        await stage.SendAsync(response.Body).ConfigureAwait(false);
    }

    public static Func<FaultStage, Task> Oversized(long bytes, bool isAnnounced) => async stage =>
    {
        var head = "{\"ok\":true,\"padding\":\""u8.ToArray();
        var tail = "\"}"u8.ToArray();
        var padding = new byte[64 * 1024];
        padding.AsSpan().Fill((byte)'x');
        new FakeResponse(default).WriteHead(stage.Response);
        stage.Response.ContentLength = isAnnounced ? bytes : null;
        await stage.SendAsync(head).ConfigureAwait(false);
        for (var left = bytes - head.Length - tail.Length; left > 0; left -= padding.Length)
        {
            await stage.SendAsync(padding.AsMemory(0, (int)Math.Min(left, padding.Length))).ConfigureAwait(false);
        }

        await stage.SendAsync(tail).ConfigureAwait(false);
    };

    /// <summary>Sends another response in place of the correct one.</summary>
    public static Func<FaultStage, Task> Replace(FakeResponse response) => stage => response.WriteAsync(stage.Response);

    private static async Task Write(FaultStage stage, Func<FakeResponse, FakeResponse> spoil) =>
        await spoil(await stage.CreateResponseAsync().ConfigureAwait(false)).WriteAsync(stage.Response).ConfigureAwait(false);
}
