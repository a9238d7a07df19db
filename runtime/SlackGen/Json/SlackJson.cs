using System.ComponentModel;
using System.Text;

namespace SlackGen;

/// <summary>Reads generated objects from JSON text outside of a call: an event's payload, a stored message.</summary>
public static class SlackJson
{
    /// <summary>Reads an object.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="strict">Whether an unknown field, or a value of another kind than documented, is an error; otherwise it is kept in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON, or no object.</exception>
    public static T Parse<T>(string json, bool strict = false)
        where T : SlackModel, ISlackObject<T> => Parse<T, ObjectCodec<T>>(json, strict);

    /// <summary>Reads what only its codec can: a member of a union, a list.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="strict">Whether an unknown field, or a value of another kind than documented, is an error; otherwise it is kept in <c>Unrecognized</c>.</param>
    /// <exception cref="SlackException">The text is not JSON, or of another kind.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T Parse<T, TCodec>(string json, bool strict = false)
        where T : class
        where TCodec : ISlackCodec<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var reader = new SlackReader(Encoding.UTF8.GetBytes(json), new DecodeOptions(Keep: !strict, Strict: strict));
            if (TCodec.TryRead(ref reader, out var value))
            {
                reader.End();
                return value;
            }
        }
        catch (SlackJsonException e)
        {
            throw new SlackException(e.Message, innerException: e);
        }

        throw new SlackException($"The JSON is no {typeof(T).Name}.");
    }
}
