using System.ComponentModel;
using System.Text.Json;

namespace SlackGen;

/// <summary>The base of responses: the fields that every response has besides the method's own.</summary>
public abstract class SlackResponse : SlackModel
{
    private const int MaxWarnings = 100;
    private const int MaxWarningLength = 200;

    private static readonly FieldNames Envelope = new(" ok error errors needed provided warning response_metadata warnings"u8);

    // Two lists, one for each field: warnings are written to the field that they were read from.
    private IReadOnlyList<string>? joinedWarnings;
    private IReadOnlyList<string>? listedWarnings;
    private bool isRead;

    /// <summary>
    /// Gets or sets whether the call succeeded. It is true on every response that a method returns, even if Slack sent <c>ok: false</c> because there was
    /// nothing to do. A failure is thrown as an exception.
    /// </summary>
    public bool Ok { get; set; } = true;

    /// <summary>Gets or sets the error code of a failure.</summary>
    public string? Error { get; set; }

    /// <summary>Gets or sets the details of a failure, as JSON in the method's own format.</summary>
    public JsonElement? ErrorDetails { get; set; }

    /// <summary>Gets or sets the scope that the call needs and the token does not have.</summary>
    public string? Needed { get; set; }

    /// <summary>Gets or sets the scopes that the token has, if the call needs another.</summary>
    public string? Provided { get; set; }

    /// <summary>
    /// Gets or sets the warnings, such as <c>missing_charset</c>: those of <c>warning</c>, <c>warnings</c> and <c>response_metadata.warnings</c>, without
    /// duplicates, at most 100 of 200 characters each.
    /// </summary>
    public IReadOnlyList<string> Warnings
    {
        get => joinedWarnings is null && listedWarnings is null && ResponseMetadata?.Warnings is null ? [] : Combine(joinedWarnings, listedWarnings, ResponseMetadata?.Warnings);
        set => (joinedWarnings, listedWarnings) = (value is { Count: > 0 } ? value : null, null);
    }

    /// <summary>Gets or sets the next cursor and the messages for developers.</summary>
    public SlackResponseMetadata? ResponseMetadata { get; set; }

    /// <summary>Gets or sets the scopes of the token, from the header <c>X-OAuth-Scopes</c>.</summary>
    public string? GrantedScopes { get; set; }

    /// <summary>Gets or sets the scopes that the method accepts, from the header <c>X-Accepted-OAuth-Scopes</c>.</summary>
    public string? AcceptedScopes { get; set; }

    /// <summary>Gets the cursor of the next page; null or empty on the last page.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual string? PageCursor => ResponseMetadata?.NextCursor;

    /// <summary>Gets the cursor of the next page; null on the last page.</summary>
    internal string? CursorOfNextPage => string.IsNullOrEmpty(PageCursor) ? null : PageCursor;

    /// <summary>Gets whether the response has the field that Slack sends with <c>ok: false</c> if the call had nothing to do, which is not an error.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool HadNothingToDo => false;

    /// <summary>Gets whether the JSON had <c>ok</c>.</summary>
    internal bool HasOk { get; private set; }

    /// <summary>Records that the response was read from JSON, so that <c>ok</c> is not written where it was absent.</summary>
    internal override void MarkRead() => isRead = true;

    /// <summary>Returns the first cursor that is not empty; null if there is none.</summary>
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
                // `warning` is a comma-joined list, which Slack repeats in response_metadata.warnings.
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

    /// <summary>Creates the exception of a failed call.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual SlackApiException CreateException(SlackFailure failure) => new(failure);

    private static List<string> Combine(params ReadOnlySpan<IReadOnlyList<string>?> lists)
    {
        var all = new List<string>();
        foreach (var list in lists)
        {
            foreach (var warning in list ?? [])
            {
                var line = OneLine.Sanitize(warning, MaxWarningLength);
                if (all.Count < MaxWarnings && !all.Contains(line))
                {
                    all.Add(line);
                }
            }
        }

        return all;
    }
}
