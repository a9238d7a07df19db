using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>Encodes arguments as Slack's documentation says, to hold against what the fake decodes.</summary>
internal static class Wire
{
    /// <summary>Arguments as the text of form fields: lists and objects as JSON, csv joined.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Texts(string json, string[] csv) => Texts(JsonNode.Parse(json)!.AsObject(), csv);

    public static IReadOnlyList<KeyValuePair<string, string>> Texts(JsonObject arguments, IReadOnlyCollection<string> csv) =>
        [.. arguments.Select(a => KeyValuePair.Create(a.Key, Text(a.Value!, csv.Contains(a.Key))))];

    /// <summary>The request that the manifest asks for.</summary>
    public static HttpRequestMessage Request(Method method, JsonObject arguments)
    {
        var csv = method.Params.Where(p => p.Type.Kind == TypeRefKind.Csv).Select(p => p.Name).ToList();
        if (method.IsGet)
        {
            var query = string.Join('&', Texts(arguments, csv).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
            return new HttpRequestMessage(HttpMethod.Get, $"{method.Name}?{query}");
        }

        return new HttpRequestMessage(HttpMethod.Post, method.Name)
        {
            Content = method.Body switch
            {
                BodyKind.Json => Json(arguments, csv),
                BodyKind.Multipart => Multipart(method, arguments, csv),
                BodyKind.Form => new FormUrlEncodedContent(Texts(arguments, csv)),
            },
        };
    }

    private static StringContent Json(JsonObject arguments, List<string> csv)
    {
        var body = arguments.DeepClone().AsObject();
        foreach (var name in csv.Where(body.ContainsKey))
        {
            body[name] = Text(body[name]!, isCsv: true);
        }

        return new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private static MultipartFormDataContent Multipart(Method method, JsonObject arguments, List<string> csv)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in arguments)
        {
            if (method.Params.First(p => p.Name == name).Type.Scalar == ScalarKind.Binary)
            {
                var bytes = new ByteArrayContent(Convert.FromBase64String((string)value!["bytes"]!));
                bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                content.Add(bytes, name, (string)value["name"]!);
            }
            else
            {
                content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(Text(value!, csv.Contains(name)))), name);
            }
        }

        return content;
    }

    private static string Text(JsonNode value, bool isCsv) => value switch
    {
        JsonArray items when isCsv => string.Join(',', items.Select(i => Text(i!, false))),
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };
}
