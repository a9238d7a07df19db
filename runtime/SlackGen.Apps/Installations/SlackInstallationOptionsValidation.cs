using Microsoft.Extensions.Options;

namespace SlackGen.Apps;

/// <summary>Validates the installation options of an app when the host starts.</summary>
/// <param name="app">The name of the app.</param>
internal sealed class SlackInstallationOptionsValidation(string app) : IValidateOptions<SlackInstallationOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackInstallationOptions options)
    {
        if (name != app)
        {
            return ValidateOptionsResult.Skip;
        }

        var errors = options.FindErrors().ToList();
        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The installation options of the Slack app{(app.Length == 0 ? "" : $" '{app}'")} are not valid: {string.Join(" ", errors)}");
    }
}
