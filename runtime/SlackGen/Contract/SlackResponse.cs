using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackGen;

/// <summary>What every answer has besides the method's own fields.</summary>
public abstract class SlackResponse : SlackModel
{
    private const int MaxWarnings = 100;
    private const int MaxWarningLength = 200;

    private static readonly FieldNames Envelope = new(" ok error errors needed provided warning response_metadata warnings"u8);

    // By the field that they stand in: each is written back where it was.
    private IReadOnlyList<string>? joinedWarnings;
    private IReadOnlyList<string>? listedWarnings;
    private bool isRead;

    /// <summary>
    /// Gets or sets whether the call succeeded. It is true on every response that a method returns, also where Slack sends <c>ok: false</c> to say that there was
    /// nothing to do; a failure is thrown.
    /// </summary>
    public bool Ok { get; set; } = true;

    /// <summary>The error code of a failure.</summary>
    public string? Error { get; set; }

    /// <summary>Details of a failure, in a shape of the method's own.</summary>
    public JsonElement? ErrorDetails { get; set; }

    /// <summary>The scope that the call would have needed.</summary>
    public string? Needed { get; set; }

    /// <summary>The scopes that the token has, where the call needed another.</summary>
    public string? Provided { get; set; }

    /// <summary>
    /// Gets or sets the warnings, such as <c>missing_charset</c>, each once: those of <c>warning</c>, <c>warnings</c> and <c>response_metadata.warnings</c>, at most 100 of 200
    /// characters.
    /// </summary>
    public IReadOnlyList<string> Warnings
    {
        get => joinedWarnings is null && listedWarnings is null && ResponseMetadata?.Warnings is null ? [] : Combine(joinedWarnings, listedWarnings, ResponseMetadata?.Warnings);
        set => (joinedWarnings, listedWarnings) = (value is { Count: > 0 } ? value : null, null);
    }

    /// <summary>The next cursor, and messages for developers.</summary>
    public SlackResponseMetadata? ResponseMetadata { get; set; }

    /// <summary>The scopes of the token, from the header <c>X-OAuth-Scopes</c>.</summary>
    public string? GrantedScopes { get; set; }

    /// <summary>The scopes that the method takes, from the header <c>X-Accepted-OAuth-Scopes</c>.</summary>
    public string? AcceptedScopes { get; set; }

    /// <summary>Where the next page begins; null or empty on the last page.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual string? PageCursor => ResponseMetadata?.NextCursor;

    /// <summary>Gets whether <c>ok: false</c> came with the field that Slack sends where a call had nothing to do: no error, then.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool HadNothingToDo => false;

    /// <summary>Gets whether <c>ok</c> was there.</summary>
    internal bool HasOk { get; private set; }

    /// <summary>Records that the response was read from JSON, so that <c>ok</c> is not written where it was absent.</summary>
    internal override void MarkRead() => isRead = true;

    /// <summary>Returns the first cursor that is there.</summary>
    /// <param name="cursors">The values of the fields that may hold one.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static string? FirstCursor(params string?[] cursors)
    {
        ArgumentNullException.ThrowIfNull(cursors);
        foreach (var cursor in cursors)
        {
            if (!string.IsNullOrEmpty(cursor))
            {
                return cursor;
            }
        }

        return null;
    }

    internal override bool ReadOther(ref SlackReader reader)
    {
        switch (reader.Field(Envelope))
        {
            case 0:
                Ok = reader.Bool() ?? false;
                HasOk = true;
                return true;
            case 1:
                Error = reader.String();
                return true;
            case 2:
                ErrorDetails = reader.Json();
                return true;
            case 3:
                Needed = reader.String();
                return true;
            case 4:
                Provided = reader.String();
                return true;
            case 5:
                // Slack joins several in `warning` by commas, and repeats them in response_metadata.warnings.
                joinedWarnings = reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>();
                return true;
            case 7:
                listedWarnings = reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>();
                return true;
            case 6:
                ResponseMetadata = reader.Object<SlackResponseMetadata>();
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Names(Envelope);
        writer.Bool(isRead && !HasOk && Ok ? null : Ok);
        writer.String(Error);
        writer.Json(ErrorDetails);
        writer.String(Needed);
        writer.String(Provided);
        writer.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>(joinedWarnings);
        writer.Object(ResponseMetadata);
        writer.List<string, StringCodec>(listedWarnings);
    }

    /// <summary>Makes the exception of a failed call.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual SlackApiException CreateException(SlackFailure failure) => new(failure);

    private static IReadOnlyList<string> Combine(params ReadOnlySpan<IReadOnlyList<string>?> lists)
    {
        var all = new List<string>();
        foreach (var list in lists)
        {
            foreach (var warning in list ?? [])
            {
                var line = OneLine.Of(warning, MaxWarningLength);
                if (all.Count < MaxWarnings && !all.Contains(line))
                {
                    all.Add(line);
                }
            }
        }

        return all;
    }
}

/// <summary>A page of a list.</summary>
/// <typeparam name="TItem">What the list holds.</typeparam>
public interface ISlackPage<out TItem>
{
    /// <summary>The items of this page.</summary>
    IReadOnlyList<TItem>? Items { get; }
}

/// <summary>The base of the responses that are one of several pages.</summary>
public abstract class SlackPageResponse : SlackResponse
{
    /// <summary>
    /// Gets the cursor of the next page; null on the last one. Store it to go on later: the same request with this <c>Cursor</c> continues the listing,
    /// also one that follows all pages.
    /// </summary>
    public string? NextCursor => string.IsNullOrEmpty(PageCursor) ? null : PageCursor;
}

/// <summary>What Slack says about an answer.</summary>
[JsonConverter(typeof(SlackJsonConverter<SlackResponseMetadata>))]
public sealed class SlackResponseMetadata : SlackModel, ISlackObject<SlackResponseMetadata>
{
    private static readonly FieldNames WireNames = new(" next_cursor messages warnings"u8);

    /// <summary>Where the next page begins; null or empty on the last page.</summary>
    public string? NextCursor { get; set; }

    /// <summary>What Slack tells developers: which argument is wrong, for example.</summary>
    public IReadOnlyList<string>? Messages { get; set; }

    /// <summary>Warnings.</summary>
    public IReadOnlyList<string>? Warnings { get; set; }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Names(WireNames);
        writer.String(NextCursor);
        writer.List<string, StringCodec>(Messages);
        writer.List<string, StringCodec>(Warnings);
    }

    /// <inheritdoc/>
    protected override void ReadFields(ref SlackReader reader)
    {
        for (int field; (field = reader.NextField(WireNames, this)) >= 0;)
        {
            switch (field)
            {
                case 0:
                    NextCursor = reader.String();
                    break;
                case 1:
                    Messages = reader.List<string, StringCodec>();
                    break;
                case 2:
                    Warnings = reader.List<string, StringCodec>();
                    break;
            }
        }
    }

    static SlackResponseMetadata ISlackObject<SlackResponseMetadata>.Create() => new();
}

/// <summary>The response of a call made by name: the JSON object as Slack sent it.</summary>
[JsonConverter(typeof(SlackJsonConverter<SlackRawResponse>))]
public sealed class SlackRawResponse : SlackResponse, ISlackJson<SlackRawResponse>
{
    /// <summary>Gets the whole response.</summary>
    public JsonElement Json { get; set; }

    /// <summary>Gets the cursor of the next page where the response has one in <c>response_metadata</c>; otherwise null.</summary>
    public string? NextCursor => string.IsNullOrEmpty(PageCursor) ? null : PageCursor;

    /// <summary>Returns whether one of the fields is true, read as leniently as generated responses read it.</summary>
    /// <param name="fields">The names of the fields, separated by blanks.</param>
    internal bool IsAnyTrue(string fields)
    {
        foreach (var field in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Json.TryGetProperty(field, out var value) && new SlackReader(Encoding.UTF8.GetBytes(value.GetRawText()), DecodeOptions.Default).ReadBool() == true)
            {
                return true;
            }
        }

        return false;
    }

    static SlackRawResponse? ISlackJson<SlackRawResponse>.Read(ref SlackReader reader)
    {
        var json = reader.ReadElement();
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // What the envelope has no property for stands in Json, so nothing is kept twice.
        var response = new SlackRawResponse();
        ResponseDecoder.Decode(response, Encoding.UTF8.GetBytes(json.GetRawText()), DecodeOptions.Default);
        return response;
    }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Json.ValueKind == JsonValueKind.Object)
        {
            writer.Fields(Json);
        }
        else
        {
            base.WriteFields(writer);
        }
    }
}
