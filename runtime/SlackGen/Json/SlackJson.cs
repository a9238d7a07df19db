using System.Text;

namespace SlackGen;

/// <summary>
/// Reads and writes generated objects outside of a call: a stored message, a file of blocks, a recorded response. System.Text.Json's
/// <c>JsonSerializer</c> gives the same JSON.
/// </summary>
public static class SlackJson
{
    /// <summary>
    /// Reads an object, a member of a union, a request or a response. A response is returned as it was stored, also one with <c>"ok": false</c>; nothing is
    /// thrown for that.
    /// </summary>
    /// <typeparam name="T">A generated class, or the interface of a union such as <c>IBlock</c>.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="strict">Whether an unknown field, or a value of another kind than documented, is an error; otherwise it is kept in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON, or cannot be read as the type.</exception>
    public static T Parse<T>(string json, bool strict = false)
        where T : class, ISlackJson<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read<T, SelfCodec<T>>(Encoding.UTF8.GetBytes(json), new DecodeOptions(Keep: !strict, Strict: strict));
    }

    /// <summary>Reads a list: the blocks of a message, for example.</summary>
    /// <typeparam name="T">What the list holds: a generated class, or the interface of a union such as <c>IBlock</c>.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="strict">Whether an unknown field, or a value of another kind than documented, is an error; otherwise it is kept in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON, or not a list of the type; nothing is left out of the list.</exception>
    public static IReadOnlyList<T> ParseList<T>(string json, bool strict = false)
        where T : class, ISlackJson<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read<IReadOnlyList<T>, ListCodec<T, SelfCodec<T>>>(Encoding.UTF8.GetBytes(json), new DecodeOptions(Keep: !strict, Strict: strict));
    }

    /// <summary>Returns a list of objects or blocks as Slack's JSON.</summary>
    /// <param name="models">The objects; none of them may be null.</param>
    /// <exception cref="ArgumentNullException">The list or an element is null.</exception>
    public static string ToJson(this IEnumerable<ISlackModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var buffer = SlackJsonWriter.Write<IReadOnlyList<ISlackModel>, ListCodec<ISlackModel, ModelCodec>>([.. models]);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Reads a whole JSON text.</summary>
    internal static T Read<T, TCodec>(ReadOnlySpan<byte> utf8, DecodeOptions options)
        where T : class
        where TCodec : ISlackCodec<T>
    {
        try
        {
            var reader = new SlackReader(utf8, options);
            if (TCodec.TryRead(ref reader, out var value) && !reader.IsLossy)
            {
                reader.End();
                (value as SlackModel)?.MarkRead();
                return value;
            }
        }
        catch (SlackJsonException e)
        {
            throw new SlackException(e.Message, innerException: e);
        }

        throw new SlackException($"The JSON cannot be read as {Name(typeof(T))}.");
    }

    private static string Name(Type type) => type.IsGenericType ? $"a list of {type.GenericTypeArguments[0].Name}" : type.Name;
}
