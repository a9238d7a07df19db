using Microsoft.Extensions.Options;

namespace SlackGen.Apps;

/// <summary>Validates the options of an app when the host starts.</summary>
/// <param name="app">The name of the app.</param>
internal sealed class SlackAppOptionsValidation(string app) : IValidateOptions<SlackAppOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackAppOptions options)
    {
        if (name != app)
        {
            return ValidateOptionsResult.Skip;
        }

        var errors = options.FindErrors().ToList();
        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The options of the Slack app{(app.Length == 0 ? "" : $" '{app}'")} are not valid: {string.Join(" ", errors)}");
    }
}
