using Microsoft.AspNetCore.Http;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Reads, checks and records a call, and responds or plays a fault.</summary>
internal sealed class CallHandler
{
    private readonly FakeSlackOptions options;
    private readonly GrantedScopes granted;
    private readonly Authentication authentication;
    private readonly CallCheck check;
    private readonly SampleResponses samples;
    private readonly MethodStubs stubs;
    private readonly Recording<RecordedRequest> requests;
    private readonly RateGate? rates;
    private readonly WorkspaceResponses? workspace;

    public CallHandler(
        FakeManifest manifest,
        FakeSlackOptions options,
        SampleResponses samples,
        MethodStubs stubs,
        Recording<RecordedRequest> requests,
        RateGate? rates,
        Authentication authentication,
        GrantedScopes granted,
        WorkspaceResponses? workspace)
    {
        (this.options, this.samples, this.stubs, this.requests, this.rates) = (options, samples, stubs, requests, rates);
        (this.authentication, this.granted, this.workspace) = (authentication, granted, workspace);
        check = new CallCheck(manifest, authentication, granted, options.Strict);
    }

    /// <param name="http">The exchange.</param>
    /// <param name="stopping">A token that is cancelled when the fake is disposed.</param>
    public async Task HandleAsync(HttpContext http, CancellationToken stopping)
    {
        if (http.Request.Path.Value?.StartsWith(IncomingRequest.Prefix, StringComparison.Ordinal) != true)
        {
            await FakeResponse.Html(StatusCodes.Status404NotFound, "404 Not Found").WriteAsync(http.Response).ConfigureAwait(false);
            return;
        }

        var call = await check.CheckAsync(await IncomingRequest.ReadAsync(http.Request).ConfigureAwait(false)).ConfigureAwait(false);
        var throttled = rates?.Enter(call);
        call = call with { Refusal = call.Refusal ?? throttled };
        var recorded = Record(call, null);
        var fault = NextFault(recorded);
        recorded = fault is null ? recorded : Record(call, fault);
        requests.Add(recorded);
        var begun = options.TimeProvider.GetTimestamp();
        FakeResponse? created = null;
        try
        {
            await RespondAsync().ConfigureAwait(false);
        }
        finally
        {
            options.Observer?.Responded(recorded, created, http.Response.StatusCode, options.TimeProvider.GetElapsedTime(begun));
        }

        Task RespondAsync()
        {
            if (fault is not null)
            {
                return fault.PlayAsync(http, Create, options.TimeProvider, stopping);
            }

            var response = Create();
            return response.Delay > TimeSpan.Zero
                ? Fault.None.PlayAsync(http, () => response, options.TimeProvider, stopping)
                : response.WriteAsync(http.Response);
        }

        FakeResponse Create()
        {
            var response = CreateResponse(call, recorded, http.Request);
            return created = response with { Headers = [.. response.Headers, .. ScopeHeaders(call)] };
        }
    }

    private Fault? NextFault(RecordedRequest request)
    {
        try
        {
            return stubs.NextFault(request);
        }
        catch (Exception e)
        {
            // The condition of a fault may throw anything, and the test must see it. But it may rely on what the checks ensure, so a refusal stays.
            return request.Refused is null ? Fault.Exception(e) : null;
        }
    }

    private FakeResponse CreateResponse(CheckedCall call, RecordedRequest recorded, HttpRequest request)
    {
        if (call.Refusal is { } refusal)
        {
            return FakeResponse.From(refusal);
        }

        // Only a known method passes the checks.
        var method = call.Method!;
        try
        {
            return stubs.NextReply(recorded)?.Invoke(recorded, method, call.Warning)
                ?? workspace?.Respond(call)
                ?? samples.Create(method, call, request);
        }
        catch (Exception e)
        {
            // The function of a stub may throw anything, and the test must see it.
            return FakeResponse.From(e);
        }
    }

    private IReadOnlyList<(string Name, string Value)> ScopeHeaders(CheckedCall call) => call is { Token: { } token, Method: { } method }
        ? [("X-OAuth-Scopes", granted.GetOrAdd(token)), ("X-Accepted-OAuth-Scopes", authentication.Accepted.GetOrAdd(method, token.Kind).Header)]
        : [];

    private RecordedRequest Record(CheckedCall call, Fault? fault) => new()
    {
        Method = call.Request.Method,
        Verb = call.Request.Verb,
        PathAndQuery = call.Request.PathAndQuery,
        Headers = call.Request.Headers,
        Token = call.TokenText,
        ContentType = call.Request.ContentType,
        Body = call.Request.Body,
        Arguments = call.Arguments,
        Files = call.Files,
        Refused = call.Refusal?.Error,
        Fault = fault?.Name,
        ReceivedAt = options.TimeProvider.GetUtcNow(),
    };
}
