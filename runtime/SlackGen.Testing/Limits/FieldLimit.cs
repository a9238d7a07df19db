namespace SlackGen.Testing;

/// <summary>How much fits into a field.</summary>
/// <param name="Type">The type that has the field.</param>
/// <param name="Field">The field.</param>
/// <param name="Maximum">The most characters or elements.</param>
/// <param name="Minimum">The fewest.</param>
/// <param name="EachMaximum">The most characters or elements of each element; null where there is no limit.</param>
internal sealed record FieldLimit(string Type, string Field, int Maximum, int Minimum = 0, int? EachMaximum = null);
