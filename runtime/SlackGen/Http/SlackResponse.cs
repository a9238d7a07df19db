using System.ComponentModel;
using System.Text.Json;

namespace SlackGen;

/// <summary>What every answer has besides the method's own fields.</summary>
public abstract class SlackResponse : SlackModel
{
    /// <summary>Whether the call succeeded. It is true on every answer that a method returns; a failure is thrown.</summary>
    public bool Ok { get; set; } = true;

    /// <summary>The error code of a failure.</summary>
    public string? Error { get; set; }

    /// <summary>Details of a failure, in a shape of the method's own.</summary>
    public JsonElement? ErrorDetails { get; set; }

    /// <summary>The scope that the call would have needed.</summary>
    public string? Needed { get; set; }

    /// <summary>The scopes that the token has, where the call needed another.</summary>
    public string? Provided { get; set; }

    /// <summary>Warnings, such as <c>missing_charset</c>.</summary>
    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>The next cursor, and messages for developers.</summary>
    public SlackResponseMetadata? ResponseMetadata { get; set; }

    /// <summary>The scopes of the token, from the header <c>X-OAuth-Scopes</c>.</summary>
    public string? GrantedScopes { get; set; }

    /// <summary>The scopes that the method takes, from the header <c>X-Accepted-OAuth-Scopes</c>.</summary>
    public string? AcceptedScopes { get; set; }

    /// <summary>Where the next page begins; null or empty on the last page.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual string? PageCursor => ResponseMetadata?.NextCursor;

    /// <summary>Reads the fields of the method's own, and the envelope.</summary>
    protected internal virtual void ReadFields(ref SlackReader reader)
    {
        while (reader.NextProperty())
        {
            ReadEnvelope(ref reader);
        }
    }

    /// <inheritdoc/>
    protected override void WriteFields(SlackJsonWriter writer) => WriteEnvelope(writer);

    /// <summary>Makes the exception of a failed call.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual SlackApiException CreateException(SlackFailure failure) => new(failure);

    /// <summary>Reads a field of the envelope; any other is not recognised.</summary>
    protected void ReadEnvelope(ref SlackReader reader)
    {
        if (reader.NameIs("ok"u8))
        {
            Ok = reader.Bool(this) ?? false;
        }
        else if (reader.NameIs("error"u8))
        {
            Error = reader.String(this);
        }
        else if (reader.NameIs("errors"u8))
        {
            ErrorDetails = reader.Json(this);
        }
        else if (reader.NameIs("needed"u8))
        {
            Needed = reader.String(this);
        }
        else if (reader.NameIs("provided"u8))
        {
            Provided = reader.String(this);
        }
        else if (reader.NameIs("warning"u8) || reader.NameIs("warnings"u8))
        {
            // Slack joins several in `warning` by commas, and repeats them in response_metadata.warnings.
            AddWarnings(reader.Value<IReadOnlyList<string>, CsvCodec<string, StringCodec>>(this));
        }
        else if (reader.NameIs("response_metadata"u8))
        {
            ResponseMetadata = reader.Value<SlackResponseMetadata, SlackResponseMetadata.Codec>(this);
            AddWarnings(ResponseMetadata?.Warnings);
        }
        else
        {
            reader.Unknown(this);
        }
    }

    /// <summary>Writes the envelope.</summary>
    protected void WriteEnvelope(SlackJsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Bool("ok"u8, Ok);
        writer.String("error"u8, Error);
        writer.Json("errors"u8, ErrorDetails);
        writer.String("needed"u8, Needed);
        writer.String("provided"u8, Provided);
        writer.String("warning"u8, Warnings.Count == 0 ? null : string.Join(",", Warnings));
        writer.Value<SlackResponseMetadata, SlackResponseMetadata.Codec>("response_metadata"u8, ResponseMetadata);
    }

    private void AddWarnings(IReadOnlyList<string>? more)
    {
        if (more is { Count: > 0 })
        {
            Warnings = [.. Warnings.Union(more, StringComparer.Ordinal)];
        }
    }
}

/// <summary>A page of a list.</summary>
/// <typeparam name="TItem">What the list holds.</typeparam>
public interface ISlackPage<out TItem>
{
    /// <summary>The items of this page.</summary>
    IReadOnlyList<TItem>? Items { get; }
}

/// <summary>What Slack says about an answer.</summary>
public sealed class SlackResponseMetadata : SlackModel
{
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
        writer.String("next_cursor"u8, NextCursor);
        writer.List<string, StringCodec>("messages"u8, Messages);
        writer.List<string, StringCodec>("warnings"u8, Warnings);
    }

    internal readonly struct Codec : ISlackCodec<SlackResponseMetadata>
    {
        public static bool TryRead(ref SlackReader reader, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out SlackResponseMetadata value)
        {
            if (!reader.EnterObject())
            {
                value = null;
                return false;
            }

            value = new SlackResponseMetadata();
            while (reader.NextProperty())
            {
                if (reader.NameIs("next_cursor"u8))
                {
                    value.NextCursor = reader.String(value);
                }
                else if (reader.NameIs("messages"u8))
                {
                    value.Messages = reader.List<string, StringCodec>(value);
                }
                else if (reader.NameIs("warnings"u8))
                {
                    value.Warnings = reader.List<string, StringCodec>(value);
                }
                else
                {
                    reader.Unknown(value);
                }
            }

            return true;
        }
    }
}

/// <summary>The answer of a call made by name: the JSON object as Slack sent it.</summary>
public sealed class SlackRawResponse : SlackResponse
{
    /// <summary>The whole answer.</summary>
    public JsonElement Json { get; set; }
}
