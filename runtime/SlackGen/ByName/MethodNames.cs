namespace SlackGen;

/// <summary>Checks method names in options. Without the check, a misspelled name would silently have no effect.</summary>
internal static class MethodNames
{
    /// <summary>Checks the method names in <see cref="SlackClientOptions.Tiers"/>.</summary>
    /// <param name="options">The options.</param>
    /// <param name="methods">The methods that the client knows.</param>
    /// <returns>
    /// The names that are in no manifest and are not a misspelling of a name in one. They may be methods newer than the package, to be called by name.
    /// </returns>
    /// <exception cref="ArgumentException">A name is misspelled or is not a method name.</exception>
    public static IReadOnlyList<string> CheckTiers(SlackClientOptions options, MethodCatalog methods)
    {
        if (options.Tiers.Count == 0)
        {
            return [];
        }

        var known = methods.Names.ToHashSet(StringComparer.Ordinal);
        var unknown = options.Tiers.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in unknown)
        {
            if (Suggestion.Misspelt(name, known) is { } meant)
            {
                throw new ArgumentException($"There is no method '{name}', which Tiers names. Did you mean '{meant}'?");
            }

            if (!IsName(name))
            {
                throw new ArgumentException($"'{name}', which Tiers names, is not a method name such as conversations.history.{Suggestion.For(name, known)}");
            }
        }

        return unknown;
    }

    // A method name is a group and a method: letters and digits, separated by dots.
    private static bool IsName(string name) =>
        name.Contains('.', StringComparison.Ordinal) && name.Split('.').All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit));
}
