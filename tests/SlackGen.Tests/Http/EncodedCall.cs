using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

/// <summary>The request that is sent for a call.</summary>
internal sealed record EncodedCall(HttpMethod Method, Uri Uri, string Headers, string Body)
{
    public static EncodedCall Of(SlackBody body, Action<SlackArgumentWriter> write, bool basicAuth = false, string? token = null) =>
        Of(new SlackMethod("some.method") { Body = body, BasicAuth = basicAuth }, new WrittenRequest(write), token);

    public static EncodedCall Of(SlackMethod method, SlackRequest? request, string? token = null, string baseAddress = "https://slack.test/api/")
    {
        var call = new Call([Responses.Ok], options =>
        {
            options.BaseAddress = new Uri(baseAddress);
            options.Token = token;
            options.CheckTokenKinds = false;
            options.LimitMode = SlackLimitMode.Off;
        });
        call.SendAsync(method, request).GetAwaiter().GetResult();
        var (sent, headers, body) = (call.Stub.Sent[0], call.Stub.Sent[0].Headers, call.Stub.Sent[0].Body);
        if (headers.Split("boundary=") is [_, var rest])
        {
            var boundary = rest.Split('\n')[0];
            body = body.Replace(boundary.Trim('"'), "BOUNDARY", StringComparison.Ordinal);
            headers = headers.Replace(boundary, "BOUNDARY", StringComparison.Ordinal);
        }

        return new EncodedCall(sent.Method, sent.Uri, headers, body);
    }
}
