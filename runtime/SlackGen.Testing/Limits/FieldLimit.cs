namespace SlackGen.Testing;

/// <summary>The limits of a field.</summary>
/// <param name="Type">The type that has the field.</param>
/// <param name="Field">The field.</param>
/// <param name="Maximum">The maximum number of characters or elements.</param>
/// <param name="Minimum">The minimum number of characters or elements.</param>
/// <param name="EachMaximum">The maximum number of characters or elements of each element; null for no limit.</param>
internal sealed record FieldLimit(string Type, string Field, int Maximum, int Minimum = 0, int? EachMaximum = null);
