namespace SlackGen.Analyzers.AppManifests;

/// <summary>Writes names for messages.</summary>
internal static class Alternatives
{
    /// <summary>Returns names in quotes: 'a'; 'a' or 'b'; 'a', 'b' or 'c'.</summary>
    public static string Join(IReadOnlyList<string> names)
    {
        var quoted = names.Select(n => $"'{n}'").ToList();
        return quoted.Count < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} or {quoted[quoted.Count - 1]}";
    }
}
