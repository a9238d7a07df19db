using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Infrastructure;

namespace SlackGen.Testing;

/// <summary>Converts requests to JSON in one form, to compare them: files too, and whether or not a request was read from JSON.</summary>
internal static class RequestJson
{
    /// <summary>Returns the arguments of a request, without its token. A file is an object with its name and its bytes in Base64.</summary>
    public static JsonObject From(SlackRequest request)
    {
        using var buffer = SlackJsonWriter.Write<ISlackModel, ModelCodec>(new Arguments(request));
        return JsonNode.Parse(buffer.Written)!.AsObject();
    }

    private sealed class Arguments(SlackRequest request) : ISlackModel
    {
        public IReadOnlyDictionary<string, JsonElement>? Unrecognized => null;

        public string ToJson() => From(request).ToJsonString();

        public void WriteFields(SlackJsonWriter writer) => request.WriteAll(new Writer(writer));
    }

    private sealed class Writer(SlackJsonWriter json) : JsonArgumentWriter(json)
    {
        public override void Binary(ReadOnlySpan<byte> name, SlackUpload? value)
        {
            if (value is not null)
            {
                using var bytes = new MemoryStream();
                var source = value.Open();
                source.CopyTo(bytes);
                if (value.OwnsStream)
                {
                    source.Dispose();
                }

                Json(name, JsonSerializer.SerializeToElement(new { name = value.FileName, bytes = bytes.ToArray() }));
            }
        }
    }
}
