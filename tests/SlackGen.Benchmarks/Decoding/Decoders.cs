using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json;
using SlackGen.Benchmarks.Payloads;

namespace SlackGen.Benchmarks.Decoding;

/// <summary>The decoders of one response that are compared.</summary>
/// <param name="Name">The method.</param>
/// <param name="Json">The response.</param>
/// <param name="Runs">The number of decodes in a round of the gate: about 10 ms of a bare scan on any processor of these years.</param>
/// <param name="SlackGen">The generated reader.</param>
/// <param name="SourceGenerated">System.Text.Json's source generation on equal classes.</param>
/// <param name="Newtonsoft">Newtonsoft on equal classes.</param>
internal sealed record Decoders(string Name, byte[] Json, int Runs, Func<byte[], object> SlackGen, Func<byte[], object?> SourceGenerated, Func<byte[], object?> Newtonsoft)
{
    public static IReadOnlyList<Decoders> All { get; } =
    [
        new("users.list", PayloadWriter.UsersList, 6, Read<UsersListResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.UsersListResponse), Old<Rivals.UsersListResponse>),
        new("conversations.list", PayloadWriter.ConversationsList, 14, Read<ConversationsListResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.ConversationsListResponse), Old<Rivals.ConversationsListResponse>),
        new("conversations.history", PayloadWriter.ConversationsHistory, 40, Read<ConversationsHistoryResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.ConversationsHistoryResponse), Old<Rivals.ConversationsHistoryResponse>),
        new("calls.add", PayloadWriter.CallsAdd, 30_000, Read<CallsAddResponse>, b => System.Text.Json.JsonSerializer.Deserialize(b, RivalContext.Default.CallsAddResponse), Old<Rivals.CallsAddResponse>),
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
        AnswerReader.Decode(response, json, DecodeOptions.Default);
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
