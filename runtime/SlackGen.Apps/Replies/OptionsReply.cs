using System.Diagnostics.CodeAnalysis;
using SlackGen.Types;

namespace SlackGen.Apps;

/// <summary>The options of an external select menu. A list of options or of groups becomes one.</summary>
/// <example><code>return releases.Select(r => new Option { Text = r.Name, Value = r.Id }).ToList();</code></example>
[SuppressMessage("Usage", "CA2225", Justification = "The constructors are the alternates of the conversions.")]
public sealed class OptionsReply : SlackReply
{
    private readonly ISlackModel response;

    /// <summary>Initializes a reply with options.</summary>
    /// <param name="options">The options, at most 100.</param>
    public OptionsReply(IEnumerable<Option> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        response = new OptionsResponse { Options = [.. options] };
    }

    /// <summary>Initializes a reply with groups of options.</summary>
    /// <param name="groups">The groups, at most 100.</param>
    public OptionsReply(IEnumerable<OptionGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        response = new OptionsResponse { OptionGroups = [.. groups] };
    }

    /// <summary>Initializes a reply for a menu of a legacy attachment.</summary>
    /// <param name="options">The options.</param>
    public OptionsReply(AttachmentOptionsResponse options)
    {
        ArgumentNullException.ThrowIfNull(options);
        response = options;
    }

    /// <summary>Initializes a reply for a menu of a legacy dialog.</summary>
    /// <param name="options">The options.</param>
    public OptionsReply(DialogOptionsResponse options)
    {
        ArgumentNullException.ThrowIfNull(options);
        response = options;
    }

    /// <summary>Gets the acknowledgement without options.</summary>
    internal static ReadOnlyMemory<byte> NoOptions { get; } = """{"options":[]}"""u8.ToArray();

    internal override SlackHandlerKind Kind => SlackHandlerKind.Options;

    /// <summary>Creates a reply with options.</summary>
    /// <param name="options">The options.</param>
    public static implicit operator OptionsReply(Option[] options) => new(options);

    /// <summary>Creates a reply with options.</summary>
    /// <param name="options">The options.</param>
    public static implicit operator OptionsReply(List<Option> options) => new(options);

    /// <summary>Creates a reply with groups of options.</summary>
    /// <param name="groups">The groups.</param>
    public static implicit operator OptionsReply(OptionGroup[] groups) => new(groups);

    /// <summary>Creates a reply with groups of options.</summary>
    /// <param name="groups">The groups.</param>
    public static implicit operator OptionsReply(List<OptionGroup> groups) => new(groups);

    internal override ReadOnlyMemory<byte> ToPayload() => response.ToUtf8Json();
}
