using SlackGen.Manifest;

namespace SlackGen;

/// <summary>Checks names of methods in options, where a misspelt one would have no effect and nobody would see it.</summary>
internal static class MethodNames
{
    /// <summary>Checks the methods that <see cref="SlackClientOptions.Tiers"/> names.</summary>
    /// <param name="options">The options.</param>
    /// <param name="methods">The methods that the client knows.</param>
    /// <returns>
    /// The names that no manifest has and that are no slip of one that it has. They may be methods that are called by name, and newer than the package.
    /// </returns>
    /// <exception cref="ArgumentException">A name is misspelt, or cannot be a method.</exception>
    public static IReadOnlyList<string> CheckTiers(SlackClientOptions options, KnownMethods methods)
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
                throw new ArgumentException($"'{name}', which Tiers names, is not a method's name, such as conversations.history.{Suggestion.For(name, known)}");
            }
        }

        return unknown;
    }

    // A group and a method: letters and digits, with dots between.
    private static bool IsName(string name) =>
        name.Contains('.', StringComparison.Ordinal) && name.Split('.').All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit));
}
