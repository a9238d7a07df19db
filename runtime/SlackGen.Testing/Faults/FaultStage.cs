using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>The exchange on which a fault plays.</summary>
/// <param name="Http">The exchange.</param>
/// <param name="CreateResponse">Creates the right response. A fault that does not call it leaves the response for the next request.</param>
/// <param name="Clock">The clock of delays.</param>
/// <param name="Ended">A token that is cancelled when the client disconnects or the fake is disposed.</param>
internal sealed record FaultStage(HttpContext Http, Func<FakeResponse> CreateResponse, TimeProvider Clock, CancellationToken Ended)
{
    public HttpResponse Response => Http.Response;

    /// <summary>Sends bytes and flushes them.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await Response.Body.WriteAsync(bytes, Ended).ConfigureAwait(false);
        await Response.Body.FlushAsync(Ended).ConfigureAwait(false);
    }
}
