using Microsoft.AspNetCore.Http;

namespace SlackGen.Testing;

/// <summary>The exchange on which a fault plays.</summary>
/// <param name="Http">The exchange.</param>
/// <param name="CreateResponse">Creates the right response.</param>
/// <param name="Clock">The clock of delays.</param>
/// <param name="Ended">A token that is cancelled when the client disconnects or the fake is disposed.</param>
internal sealed record FaultStage(HttpContext Http, Func<FakeResponse> CreateResponse, TimeProvider Clock, CancellationToken Ended)
{
    public HttpResponse Response => Http.Response;

    /// <summary>Returns the right response after its delay. A fault that does not call it leaves the response for the next request.</summary>
    public async Task<FakeResponse> CreateResponseAsync()
    {
        var response = CreateResponse();
        if (response.Delay > TimeSpan.Zero)
        {
            await Task.Delay(response.Delay, Clock, Ended).ConfigureAwait(false);
        }

        return response;
    }

    /// <summary>Sends bytes and flushes them.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await Response.Body.WriteAsync(bytes, Ended).ConfigureAwait(false);
        await Response.Body.FlushAsync(Ended).ConfigureAwait(false);
    }
}
