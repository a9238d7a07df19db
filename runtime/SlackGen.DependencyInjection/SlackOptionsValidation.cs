using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection;

/// <summary>
/// Validates options as a client does when it is created. Also validates what matters only in a container: the keys of the configuration, and that there is a
/// token.
/// </summary>
internal sealed class SlackOptionsValidation(IEnumerable<SlackRegistration> registrations, IEnumerable<SlackConfiguration> configurations)
    : IValidateOptions<SlackClientOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackClientOptions options)
    {
        // The options do not belong to a client of this container.
        if (registrations.FirstOrDefault(r => r.Name == name) is not { } registration)
        {
            return ValidateOptionsResult.Skip;
        }

        var sections = configurations.Where(c => c.Name == name).ToList();
        var errors = sections.SelectMany(s => s.FindErrors()).ToList();
        if (options is { Token: null, TokenProvider: null, TokenPerCall: false })
        {
            errors.Add(MissingToken(sections));
        }

        try
        {
            // Validates the options. It opens no connection.
            _ = registration.Connect(options);
        }
        catch (ArgumentException e)
        {
            errors.Add(e.Message);
        }

        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"The options of the Slack client{(string.IsNullOrEmpty(name) ? "" : $" '{name}'")} are not valid: {string.Join(" ", errors)}");
    }

    private static string MissingToken(List<SlackConfiguration> sections)
    {
        var from = sections.Count == 0 ? "" : $" ({string.Join(", ", sections.Select(s => s.Path.Length == 0 ? "Token" : $"{s.Path}:Token"))} is not configured)";
        return $"There is no token{from}. Set Token or TokenProvider; if each call has its own token, set TokenPerCall.";
    }
}
