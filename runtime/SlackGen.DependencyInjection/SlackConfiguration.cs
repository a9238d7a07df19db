using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SlackGen.Manifest;

namespace SlackGen.DependencyInjection;

/// <summary>Reads the options of a client from a configuration section, and finds the errors in it.</summary>
/// <param name="name">The name of the client.</param>
/// <param name="configuration">The section.</param>
internal sealed class SlackConfiguration(string name, IConfiguration configuration) : IConfigureNamedOptions<SlackClientOptions>
{
    private static readonly string[] RateKeys = [nameof(SlackRate.Permits), nameof(SlackRate.PerSeconds), nameof(SlackRate.Burst), nameof(SlackRate.By)];
    private static readonly string[] AllKeys =
    [
        .. OptionParsers.Client.Keys, .. OptionParsers.InCode, nameof(SlackClientOptions.Tiers), nameof(SlackClientOptions.Retry),
    ];

    /// <summary>Gets the name of the client.</summary>
    public string Name => name;

    /// <summary>Gets the path of the section; empty for the whole configuration.</summary>
    public string Path => configuration is IConfigurationSection section ? section.Path : "";

    public void Configure(SlackClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, SlackClientOptions options)
    {
        if (name == Name)
        {
            // Errors are ignored here. Validation reports all of them together.
            Read(options, []);
        }
    }

    /// <summary>Returns the errors in the section.</summary>
    public IReadOnlyList<string> FindErrors()
    {
        var errors = new List<string>();
        Read(new SlackClientOptions(), errors);
        return errors;
    }

    // The section may contain other keys (a signing secret, the section of another client), so an unknown key is an error only if it looks like a misspelled
    // option.
    private void Read(SlackClientOptions options, List<string> errors)
    {
        foreach (var child in configuration.GetChildren())
        {
            if (OptionParsers.Client.TryGetValue(child.Key, out var set))
            {
                Set(child, value => set(options, value), errors);
            }
            else if (Is(child, nameof(SlackClientOptions.Retry)))
            {
                ReadRetry(child, options.Retry, errors);
            }
            else if (Is(child, nameof(SlackClientOptions.Tiers)))
            {
                foreach (var tier in child.GetChildren())
                {
                    ReadTier(tier, options.Tiers, errors);
                }
            }
            else if (OptionParsers.InCode.Contains(child.Key))
            {
                errors.Add($"{child.Path} is an object and is set in code.");
            }
            else if (Suggestion.Misspelt(child.Key, AllKeys) is { } meant)
            {
                errors.Add($"{child.Path} is not an option of a Slack client. Did you mean '{meant}'?");
            }
        }
    }

    private static void ReadRetry(IConfigurationSection section, SlackRetryOptions retry, List<string> errors)
    {
        foreach (var child in section.GetChildren())
        {
            if (OptionParsers.Retry.TryGetValue(child.Key, out var set))
            {
                Set(child, value => set(retry, value), errors);
            }
            else
            {
                errors.Add(UnknownKey(child, OptionParsers.Retry.Keys));
            }
        }
    }

    private static void ReadTier(IConfigurationSection section, IDictionary<string, SlackRate> tiers, List<string> errors)
    {
        var rate = new SlackRate(0, 0);
        foreach (var child in section.GetChildren())
        {
            switch (Array.FindIndex(RateKeys, key => Is(child, key)))
            {
                case 0:
                    Set(child, value => rate = rate with { Permits = OptionParsers.Int(value) }, errors);
                    break;
                case 1:
                    Set(child, value => rate = rate with { PerSeconds = OptionParsers.Int(value) }, errors);
                    break;
                case 2:
                    Set(child, value => rate = rate with { Burst = OptionParsers.Int(value) }, errors);
                    break;
                case 3:
                    Set(child, value => rate = rate with { By = value }, errors);
                    break;
                default:
                    errors.Add(UnknownKey(child, RateKeys));
                    break;
            }
        }

        if (section[RateKeys[0]] is null || section[RateKeys[1]] is null)
        {
            errors.Add($"{section.Path} is a budget: it needs {RateKeys[0]}, a number of calls, and {RateKeys[1]}, a number of seconds.");
        }
        else
        {
            tiers[section.Key] = rate;
        }
    }

    private static void Set(IConfigurationSection section, Action<string> set, List<string> errors)
    {
        if (section.Value is not { } value)
        {
            if (section.GetChildren().Any())
            {
                errors.Add($"{section.Path} takes a value, not a section.");
            }

            return;
        }

        try
        {
            set(value);
        }
        catch (FormatException e)
        {
            errors.Add($"{section.Path}: {e.Message}.");
        }
    }

    private static string UnknownKey(IConfigurationSection child, IEnumerable<string> keys) =>
        $"{child.Path} is not one of {string.Join(", ", keys)}.{Suggestion.For(child.Key, keys)}";

    private static bool Is(IConfigurationSection section, string key) => string.Equals(section.Key, key, StringComparison.OrdinalIgnoreCase);
}
