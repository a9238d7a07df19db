using Microsoft.Extensions.Options;
using SlackGen.DependencyInjection;

namespace SlackGen.Apps;

/// <summary>Validates the options of an app when the host starts.</summary>
/// <param name="app">The name of the app.</param>
/// <param name="clients">The clients of the container.</param>
internal sealed class SlackAppOptionsValidation(string app, IEnumerable<SlackRegistration> clients) : IValidateOptions<SlackAppOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackAppOptions options)
    {
        if (name != app)
        {
            return ValidateOptionsResult.Skip;
        }

        var errors = options.FindErrors().ToList();
        if (options.ClientName is { } client && clients.All(c => c.Name != client))
        {
            errors.Add($"{nameof(SlackAppOptions.ClientName)} is '{client}', but AddSlack has added no client of that name.");
        }

        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The options of the Slack app{(app.Length == 0 ? "" : $" '{app}'")} are not valid: {string.Join(" ", errors)}");
    }
}
