using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection;

/// <summary>Checks options as a client would when it is made, and what only matters in a container: the keys of the configuration, and that there is a token.</summary>
internal sealed class SlackOptionsValidation(IEnumerable<SlackRegistration> registrations, IEnumerable<SlackConfiguration> configurations)
    : IValidateOptions<SlackClientOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackClientOptions options)
    {
        // Options that belong to no client of this container are not ours to judge.
        if (registrations.FirstOrDefault(r => r.Name == name) is not { } registration)
        {
            return ValidateOptionsResult.Skip;
        }

        var sections = configurations.Where(c => c.Name == name).ToList();
        var faults = sections.SelectMany(s => s.Faults()).ToList();
        if (options is { Token: null, TokenProvider: null, TokenPerCall: false })
        {
            faults.Add(MissingToken(sections));
        }

        try
        {
            // It opens nothing.
            _ = registration.Connect(options);
        }
        catch (ArgumentException e)
        {
            faults.Add(e.Message);
        }

        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"The options of the Slack client{(string.IsNullOrEmpty(name) ? "" : $" '{name}'")} are not valid: {string.Join(" ", faults)}");
    }

    private static string MissingToken(List<SlackConfiguration> sections)
    {
        var from = sections.Count == 0 ? "" : $" ({string.Join(", ", sections.Select(s => s.Path.Length == 0 ? "Token" : $"{s.Path}:Token"))} is not configured)";
        return $"There is no token{from}. Set Token or TokenProvider; where every call brings its own, set TokenPerCall.";
    }
}
