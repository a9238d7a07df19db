using System.Collections.Concurrent;
using System.Text;

namespace SlackGen;

/// <summary>
/// Encodes calls as HTTP requests. Every call is a POST, whatever verb Slack documents: arguments stay out of URLs and so out of access logs, and
/// <see cref="SocketsHttpHandler"/>, which sends a GET again by itself, sends a POST once.
/// </summary>
internal sealed class RequestEncoder(Uri baseAddress)
{
    private const int MaxAddresses = 1000;

    private const string Json = "application/json; charset=utf-8";
    private const string Form = "application/x-www-form-urlencoded";

    public static readonly string UserAgent = "SlackGen/" + typeof(RequestEncoder).Assembly.GetName().Version?.ToString(3);

    private readonly string root = baseAddress.AbsoluteUri.EndsWith('/') ? baseAddress.AbsoluteUri : baseAddress.AbsoluteUri + "/";

    // Parsing an address costs a twentieth of a small call. Names are the manifest's, a few hundred; the bound is for callers that make up names.
    private readonly ConcurrentDictionary<string, Uri> addresses = new();

    public SlackRequestMessage Encode(CallState state)
    {
        var method = state.Method;
        var message = new SlackRequestMessage(HttpMethod.Post, Address(method), method.Name);
        try
        {
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
            message.Headers.TryAddWithoutValidation("Accept-Encoding", ResponseStream.Encodings);
            if (state.Token is { } token)
            {
                message.Headers.TryAddWithoutValidation("Authorization", token.Authorization);
            }

            Action<SlackRequestMessage, CallState> write = state.Method.Body switch
            {
                SlackBody.Form => WriteForm,
                SlackBody.Json => WriteJson,
                SlackBody.Multipart => WriteMultipart,
            };
            write(message, state);
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

    private static void WriteForm(SlackRequestMessage message, CallState state)
    {
        var form = new PooledContent(Form, message);
        message.Content = form;
        var fields = new FormArgumentWriter(form.Buffer, state.Method.BasicAuth);
        state.Request?.WriteAll(fields);
        fields.End();
        if (fields.BasicAuth is { } basic)
        {
            message.Headers.Authorization = basic;
        }
    }

    private static void WriteJson(SlackRequestMessage message, CallState state)
    {
        var json = new PooledContent(Json, message);
        message.Content = json;
        var writer = new SlackJsonWriter(json.Buffer);
        writer.StartObject();
        state.Request?.WriteAll(new JsonArgumentWriter(writer));
        writer.EndObject();
    }

    private static void WriteMultipart(SlackRequestMessage message, CallState state)
    {
        var multipart = new MultipartBody(message);
        message.Content = multipart;
        var parts = new MultipartArgumentWriter(multipart);
        state.Request?.WriteAll(parts);
        state.IsRepeatable = parts.IsRepeatable;
    }
}
