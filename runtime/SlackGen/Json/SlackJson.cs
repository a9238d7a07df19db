using System.Text;

namespace SlackGen;

/// <summary>
/// Reads and writes generated objects outside of calls, such as a stored message, a file of blocks or a recorded response. The <c>JsonSerializer</c> of
/// System.Text.Json produces the same JSON.
/// </summary>
public static class SlackJson
{
    /// <summary>
    /// Reads an object, a member of a union, a request or a response. A response with <c>"ok": false</c> is returned too; it does not throw.
    /// </summary>
    /// <typeparam name="T">A generated class, or the interface of a union such as <c>IBlock</c>.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="strict">True to fail on an unknown field or a value of another kind than documented; false to keep it in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON or cannot be read as the type.</exception>
    public static T Parse<T>(string json, bool strict = false)
        where T : class, ISlackJson<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse<T>(Encoding.UTF8.GetBytes(json), strict);
    }

    /// <summary>
    /// Reads an object, a member of a union, a request or a response. A response with <c>"ok": false</c> is returned too; it does not throw.
    /// </summary>
    /// <typeparam name="T">A generated class, or the interface of a union such as <c>IBlock</c>.</typeparam>
    /// <param name="utf8Json">The JSON, in UTF-8.</param>
    /// <param name="strict">True to fail on an unknown field or a value of another kind than documented; false to keep it in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON or cannot be read as the type.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json, bool strict = false)
        where T : class, ISlackJson<T> => Read<T, SelfCodec<T>>(utf8Json, new DecodeOptions(Keep: !strict, Strict: strict));

    /// <summary>Reads a list, such as the blocks of a message.</summary>
    /// <typeparam name="T">The element type: a generated class, or the interface of a union such as <c>IBlock</c>.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <param name="strict">True to fail on an unknown field or a value of another kind than documented; false to keep it in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON or not a list, or an element cannot be read as the type. No element is skipped.</exception>
    public static IReadOnlyList<T> ParseList<T>(string json, bool strict = false)
        where T : class, ISlackJson<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read<IReadOnlyList<T>, ListCodec<T, SelfCodec<T>>>(Encoding.UTF8.GetBytes(json), new DecodeOptions(Keep: !strict, Strict: strict));
    }

    /// <summary>Returns a list of objects, such as blocks, as Slack's JSON.</summary>
    /// <param name="models">The objects. None may be null.</param>
    /// <exception cref="ArgumentNullException">The list or an element is null.</exception>
    public static string ToJson(this IEnumerable<ISlackModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        using var buffer = SlackJsonWriter.Write<IReadOnlyList<ISlackModel>, ListCodec<ISlackModel, ModelCodec>>([.. models]);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    /// <summary>Returns an object as Slack's JSON, in UTF-8.</summary>
    /// <param name="model">The object.</param>
    /// <exception cref="ArgumentNullException">The object is null.</exception>
    public static byte[] ToUtf8Json(this ISlackModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var buffer = SlackJsonWriter.Write<ISlackModel, ModelCodec>(model);
        return buffer.Written.ToArray();
    }

    /// <summary>Reads a complete JSON text.</summary>
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
