using System.Collections;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// What the JSON that an object was read from says beyond the object's properties. Nearly all objects have none: it is allocated for the others only.
/// </summary>
internal sealed class JsonOrigin
{
    /// <summary>Gets the fields that no property takes, and values of another kind than documented.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Unrecognized { get; set; }

    /// <summary>Gets the required fields that were absent, a bit each: bit 0 is the first of the type's names.</summary>
    public ulong Absent { get; set; }

    /// <summary>Gets whether a field is not written although its property holds a value: what Slack sent in its place is, or nobody has set it.</summary>
    /// <param name="names">The names of the type's fields.</param>
    /// <param name="number">The number of the field.</param>
    /// <param name="value">The value of its property.</param>
    public bool Hides<T>(FieldNames names, int number, T value) =>
        (Unrecognized is { } bag && bag.ContainsKey(Encoding.UTF8.GetString(names.Name(number))))
        || (IsAbsent(names, number) && IsDefault(value));

    /// <summary>Gets whether a required field was absent.</summary>
    public bool IsAbsent(FieldNames names, int number) => (names.Required & Absent & FieldNames.Bit(number)) != 0;

    // The defaults that generated code gives to required properties before they are read.
    private static bool IsDefault<T>(T value) => value switch
    {
        string text => text.Length == 0,
        ICollection list => list.Count == 0,
        JsonElement json => json.ValueKind == JsonValueKind.Undefined,
        ISlackEnum word => word.Value.Length == 0,
        ValueType => EqualityComparer<T>.Default.Equals(value, default),
        _ => false,
    };
}
