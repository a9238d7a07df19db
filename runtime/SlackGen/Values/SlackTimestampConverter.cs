using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>A converter of message timestamps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackTimestampConverter : SlackTextConverter<SlackTimestamp>
{
    private protected override string ToText(SlackTimestamp value) => value.Value;

    private protected override bool TryParse(string text, out SlackTimestamp value) => SlackTimestamp.TryParse(text, out value);
}
