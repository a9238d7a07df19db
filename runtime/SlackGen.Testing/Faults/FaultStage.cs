using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>What a fault has to work with.</summary>
/// <param name="Http">The exchange.</param>
/// <param name="MakeAnswer">Makes the answer that would be right. A fault that needs none leaves it for the next request.</param>
/// <param name="Clock">The clock of delays.</param>
/// <param name="Ended">Cancelled when the client goes or the fake is disposed.</param>
internal sealed record FaultStage(HttpContext Http, Func<Answer> MakeAnswer, TimeProvider Clock, CancellationToken Ended)
{
    public HttpResponse Response => Http.Response;

    /// <summary>Sends bytes at once, not with whatever comes next.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await Response.Body.WriteAsync(bytes, Ended).ConfigureAwait(false);
        await Response.Body.FlushAsync(Ended).ConfigureAwait(false);
    }
}
