using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SlackGen.Infrastructure;

/// <summary>A converter of times in whole seconds since 1970. It writes numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnixTimeConverter : SlackTextConverter<UnixTime>
{
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, UnixTime value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Seconds);
    }

    private protected override string ToText(UnixTime value) => value.ToString();

    private protected override bool TryParse(string text, out UnixTime value)
    {
        var isNumber = WholeNumber.TryParse(Encoding.UTF8.GetBytes(text), out var seconds);
        value = new UnixTime(seconds);
        return isNumber;
    }
}
