using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using SlackGen.Benchmarks.Payloads;

namespace SlackGen.Benchmarks.Decoding;

/// <summary>The decoders of one response that are compared.</summary>
/// <param name="Name">The method.</param>
/// <param name="Json">The response, written when it is asked for.</param>
/// <param name="SlackGen">The generated reader.</param>
/// <param name="SourceGenerated">System.Text.Json's source generation on equal classes.</param>
/// <param name="Newtonsoft">Newtonsoft on equal classes.</param>
internal sealed record Decoders(string Name, Lazy<byte[]> Json, Func<byte[], object> SlackGen, Func<byte[], object?> SourceGenerated, Func<byte[], object?> Newtonsoft)
{
    public static IReadOnlyList<Decoders> All { get; } =
    [
        new("users.list", new(PayloadWriter.UsersList), Read<UsersListResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.UsersListResponse), Old<Rivals.UsersListResponse>),
        new("conversations.list", new(PayloadWriter.ConversationsList), Read<ConversationsListResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.ConversationsListResponse), Old<Rivals.ConversationsListResponse>),
        new("conversations.history", new(PayloadWriter.ConversationsHistory), Read<ConversationsHistoryResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.ConversationsHistoryResponse), Old<Rivals.ConversationsHistoryResponse>),
        new("calls.add", new(PayloadWriter.CallsAdd), Read<CallsAddResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.CallsAddResponse), Old<Rivals.CallsAddResponse>),
    ];

    /// <summary>Reads every token and keeps nothing: the baseline.</summary>
    public static object Scan(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
        }

        return json;
    }

    private static object Read<T>(byte[] json)
        where T : SlackResponse, new()
    {
        var response = new T();
        ResponseDecoder.Decode(response, json, DecodeOptions.Default);
        return response;
    }

    private static object? Old<T>(byte[] json)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(json)));
        return new Newtonsoft.Json.JsonSerializer { NullValueHandling = NullValueHandling.Ignore, Converters = { RivalUnions.Instance } }.Deserialize<T>(reader);
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Rivals.UsersListResponse))]
[JsonSerializable(typeof(Rivals.ConversationsListResponse))]
[JsonSerializable(typeof(Rivals.ConversationsHistoryResponse))]
[JsonSerializable(typeof(Rivals.CallsAddResponse))]
internal sealed partial class RivalContext : JsonSerializerContext;
