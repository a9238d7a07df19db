using System.Collections;
using System.Text;
using System.Text.Json;

namespace SlackGen;

/// <summary>
/// The parts of an object's JSON that its properties do not hold. It is allocated only for objects that have such parts.
/// </summary>
internal sealed class UnmappedJson
{
    /// <summary>Gets or sets the unknown fields, and the values of another kind than documented.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Unrecognized { get; set; }

    /// <summary>Gets or sets the required fields that were absent, one bit each: bit 0 is the first of the type's names.</summary>
    public ulong Absent { get; set; }

    /// <summary>
    /// Returns whether a field is not written although its property holds a value: the value that Slack sent is written instead, or the field was absent and
    /// its property has not been set.
    /// </summary>
    /// <param name="names">The names of the type's fields.</param>
    /// <param name="number">The number of the field.</param>
    /// <param name="value">The value of its property.</param>
    public bool IsSuppressed<T>(FieldNames names, int number, T value) =>
        (Unrecognized is { } bag && bag.ContainsKey(Encoding.UTF8.GetString(names.Name(number))))
        || (IsAbsent(names, number) && IsDefault(value));

    /// <summary>Returns whether a required field was absent.</summary>
    public bool IsAbsent(FieldNames names, int number) => (names.Required & Absent & FieldNames.Bit(number)) != 0;

    // The values that generated code gives to required properties before they are read.
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
