using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Creates the responses to calls without a stub from samples. URLs of uploads and of Socket Mode point to the fake, files keep their IDs, and a token is
/// that of the app or person that deliveries name.
/// </summary>
internal sealed class SampleResponses(ManifestSamples samples, UploadHandler uploads, SocketHandler sockets, FakeAppIdentity identity)
{
    private const string TestToken = "auth.test";
    private const string OpenConnection = "apps.connections.open";
    private const string UploadUrl = "upload_url";
    private const string FileId = "file_id";
    private const string Files = "files";

    public FakeResponse Create(Method method, CheckedCall call, HttpRequest request)
    {
        var (arguments, warning) = (call.Arguments, call.Warning);
        if (method.Name == TestToken)
        {
            return StubResponse.From(WithIdentity(method, call.Token)).Create(method, warning);
        }

        if (method.Returns.Any(r => r.Name == UploadUrl))
        {
            return StubResponse.From(WithUploadUrl(method, request)).Create(method, warning);
        }

        if (method.Name == OpenConnection)
        {
            return StubResponse.From(new JsonObject { ["url"] = sockets.CreateUrl(request) }).Create(method, warning);
        }

        if (method.Upload is not null && arguments[Files] is JsonArray completed)
        {
            return StubResponse.From(WithFiles(method, completed)).Create(method, warning);
        }

        if (method.Response != ResponseKind.File)
        {
            return samples.GetOrAddResponse(method).Create(method, warning);
        }

        // The file holds JSON lines; the sample is one line.
        var line = samples.Response(method.Name).ToJsonString() + "\n";
        return new FakeResponse(FakeResponse.Compress(Encoding.UTF8.GetBytes(line)), "application/gzip");
    }

    // Apps compare the IDs with those in deliveries: a mention of the bot, a message of its own.
    private JsonObject WithIdentity(Method method, FakeToken? token)
    {
        var response = samples.Response(method.Name);
        response["team_id"] = identity.TeamId;
        response["app_id"] = identity.AppId;
        if (token?.Kind is TokenKind.User)
        {
            response.Remove("bot_id");
            response["user_id"] = identity.UserId;
            response["user"] = identity.UserName;
        }
        else
        {
            response["bot_id"] = identity.BotId;
            response["user_id"] = identity.BotUserId;
            response["user"] = identity.BotName;
        }

        return response;
    }

    private JsonObject WithUploadUrl(Method method, HttpRequest request)
    {
        var (address, id) = uploads.CreateUrl(request);
        var response = samples.Response(method.Name);
        response[UploadUrl] = address;
        if (response.ContainsKey(FileId))
        {
            response[FileId] = id;
        }

        return response;
    }

    // The response lists the files that the call completes.
    private JsonObject WithFiles(Method method, JsonArray completed)
    {
        var response = samples.Response(method.Name);
        if (response[Files] is JsonArray and [JsonObject sample])
        {
            response[Files] = new JsonArray([.. completed.Select(file => Completed(sample, file))]);
        }

        return response;
    }

    private static JsonObject Completed(JsonObject sample, JsonNode? file)
    {
        var shown = sample.DeepClone().AsObject();
        foreach (var name in (string[])["id", "title"])
        {
            if ((file as JsonObject)?[name] is { } value)
            {
                shown[name] = value.DeepClone();
            }
        }

        return shown;
    }
}
