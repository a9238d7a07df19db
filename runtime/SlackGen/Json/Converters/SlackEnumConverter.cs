using System.ComponentModel;

namespace SlackGen.Infrastructure;

/// <summary>A converter of a generated string enum.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SlackEnumConverter<T> : SlackTextConverter<T>
    where T : struct, ISlackEnum<T>
{
    private protected override string ToText(T value) => EnumCodec<T>.ToText(value);

    private protected override bool TryParse(string text, out T value) => EnumCodec<T>.TryParse(text, out value);
}
