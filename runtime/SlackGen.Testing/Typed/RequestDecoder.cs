using System.Text.Json.Nodes;
using SlackGen.Infrastructure;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>Decodes recorded requests as the request classes of a generated client.</summary>
internal static class RequestDecoder
{
    /// <summary>Returns a request with the arguments that were sent. Its token is null.</summary>
    /// <param name="recorded">The request as it was recorded.</param>
    /// <param name="arguments">The arguments of the method.</param>
    public static TRequest Decode<TRequest>(RecordedRequest recorded, IReadOnlyList<Member> arguments)
        where TRequest : SlackRequest, ISlackJson<TRequest>
    {
        // Files are no part of the JSON of a request.
        var files = recorded.Files.Where(f => arguments.Any(a => a.Name == f.Argument && a.Type.Scalar == ScalarKind.Binary)).ToList();
        var json = new JsonObject(recorded.Arguments.Where(a => files.All(f => f.Argument != a.Key)).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone())));
        var request = SlackJson.Parse<TRequest>(json.ToJsonString());
        foreach (var file in files)
        {
            var property = typeof(TRequest).GetProperty(arguments.First(a => a.Name == file.Argument).Property);
            property?.SetValue(request, Upload(file));
        }

        return request;
    }

    // A stream, because an upload from bytes cannot be empty.
    private static SlackUpload Upload(RecordedFile file)
    {
        var upload = SlackUpload.FromStream(new MemoryStream(file.Bytes.ToArray(), writable: false), file.Name.Length == 0 ? "file" : file.Name);
        upload.ContentType = file.ContentType;
        return upload;
    }
}
