using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>An argument as it was sent, before it is read by its declared type.</summary>
internal abstract record RawArgument
{
    private RawArgument()
    {
    }

    /// <summary>The text of a query, form or multipart field.</summary>
    public sealed record Text(string Value) : RawArgument;

    /// <summary>A property of a JSON body.</summary>
    public sealed record Json(JsonNode? Value) : RawArgument;

    /// <summary>A file of a multipart body.</summary>
    public sealed record Upload(RecordedFile Value) : RawArgument;
}
