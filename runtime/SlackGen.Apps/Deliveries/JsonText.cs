using System.Text.Json;

namespace SlackGen.Apps;

/// <summary>Reads names and strings of JSON that may not be valid text: bytes that are not UTF-8, and escapes that are half of a surrogate pair.</summary>
internal static class JsonText
{
    /// <summary>Moves to the next field of an object. A field whose name is not valid text is skipped, because its name cannot be compared.</summary>
    /// <returns>False at the end of the object.</returns>
    public static bool NextField(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueIsEscaped || GetString(json) is not null)
            {
                return true;
            }

            json.Read();
            json.Skip();
        }

        return false;
    }

    /// <summary>Returns a name or a string; null if it is not valid text.</summary>
    public static string? GetString(in Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
