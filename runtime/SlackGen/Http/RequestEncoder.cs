using System.Net.Http.Headers;
using System.Text;

namespace SlackGen;

/// <summary>Makes HTTP requests of calls.</summary>
internal static class RequestEncoder
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private static readonly ProductInfoHeaderValue UserAgent = new(
        "SlackGen",
        typeof(RequestEncoder).Assembly.GetName().Version?.ToString(3));

    public static HttpRequestMessage Encode(CallState state, Uri baseAddress)
    {
        var method = state.Method;
        var message = new HttpRequestMessage(method.Body == SlackBody.Query ? HttpMethod.Get : HttpMethod.Post, new Uri(baseAddress, method.Name));
        try
        {
            message.Headers.UserAgent.Add(UserAgent);
            message.Headers.Authorization = state.Token?.Header;
            WriteArguments(message, state);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private static void WriteArguments(HttpRequestMessage message, CallState state)
    {
        var request = state.Request;
        switch (state.Method.Body)
        {
            case SlackBody.Query:
                WriteQuery(message, request);
                break;
            case SlackBody.Json:
                var json = new PooledContent(Json);
                message.Content = json;
                var writer = new SlackJsonWriter(json.Buffer);
                writer.StartObject();
                request?.WriteArguments(new JsonArgumentWriter(writer));
                writer.EndObject();
                break;
            case SlackBody.Multipart:
                var multipart = new MultipartFormDataContent();
                message.Content = multipart;
                var parts = new MultipartArgumentWriter(multipart);
                request?.WriteArguments(parts);
                state.IsRepeatable = parts.IsRepeatable;
                break;
            default:
                var form = new PooledContent(Form);
                message.Content = form;
                var fields = new FormArgumentWriter(form.Buffer, isQuery: false, state.Method.BasicAuth);
                request?.WriteArguments(fields);
                fields.End();
                message.Headers.Authorization = fields.BasicAuth ?? message.Headers.Authorization;
                break;
        }
    }

    private static void WriteQuery(HttpRequestMessage message, SlackRequest? request)
    {
        if (request is null)
        {
            return;
        }

        using var query = new PooledBuffer();
        request.WriteArguments(new FormArgumentWriter(query, isQuery: true));
        if (query.Length > 0)
        {
            message.RequestUri = new Uri($"{message.RequestUri}?{Encoding.ASCII.GetString(query.Written)}");
        }
    }
}
