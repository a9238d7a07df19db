using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace SlackGen;

/// <summary>Makes HTTP requests of calls.</summary>
internal sealed class RequestEncoder(Uri baseAddress)
{
    private const int MaxAddresses = 1000;

    private const string Json = "application/json; charset=utf-8";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string UserAgent = "SlackGen/" + typeof(RequestEncoder).Assembly.GetName().Version?.ToString(3);

    private readonly string root = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress.AbsoluteUri : baseAddress.AbsoluteUri + "/";

    // Parsing an address costs a twentieth of a small call. Names are the manifest's, a few hundred; the bound is for callers that make up names.
    private readonly ConcurrentDictionary<string, Uri> addresses = new();

    public HttpRequestMessage Encode(CallState state)
    {
        var method = state.Method;
        var message = method.Body == SlackBody.Query
            ? new HttpRequestMessage(HttpMethod.Get, new Uri(root + method.Name + Query(state.Request)))
            : new HttpRequestMessage(HttpMethod.Post, Address(method));
        try
        {
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
            message.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseStream.Encodings);
            if (state.Token is { } token)
            {
                message.Headers.TryAddWithoutValidation("Authorization", token.Authorization);
            }

            WriteArguments(message, state);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private Uri Address(SlackMethod method)
    {
        if (!addresses.TryGetValue(method.Name, out var address))
        {
            address = new Uri(root + method.Name);
            if (addresses.Count < MaxAddresses)
            {
                addresses[method.Name] = address;
            }
        }

        return address;
    }

    private static void WriteArguments(HttpRequestMessage message, CallState state)
    {
        var request = state.Request;
        switch (state.Method.Body)
        {
            case SlackBody.Query:
                break;
            case SlackBody.Json:
                var json = new PooledContent(Json);
                message.Content = json;
                var writer = new SlackJsonWriter(json.Buffer);
                writer.StartObject();
                request?.WriteAll(new JsonArgumentWriter(writer));
                writer.EndObject();
                break;
            case SlackBody.Multipart:
                var multipart = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
                message.Content = multipart;
                var parts = new MultipartArgumentWriter(multipart);
                request?.WriteAll(parts);
                state.IsRepeatable = parts.IsRepeatable;
                break;
            default:
                var form = new PooledContent(Form);
                message.Content = form;
                var fields = new FormArgumentWriter(form.Buffer, isQuery: false, state.Method.BasicAuth);
                request?.WriteAll(fields);
                fields.End();
                if (fields.BasicAuth is { } basic)
                {
                    message.Headers.Authorization = basic;
                }

                break;
        }
    }

    private static string Query(SlackRequest? request)
    {
        if (request is null)
        {
            return "";
        }

        using var query = new PooledBuffer();
        query.Write("?"u8);
        request.WriteAll(new FormArgumentWriter(query, isQuery: true));
        return query.Length > 1 ? Encoding.ASCII.GetString(query.Written) : "";
    }
}
