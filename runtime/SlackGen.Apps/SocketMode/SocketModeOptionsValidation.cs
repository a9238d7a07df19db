using Microsoft.Extensions.Options;

namespace SlackGen.Apps;

/// <summary>Validates the options of Socket Mode when the host starts.</summary>
/// <param name="app">The name of the app.</param>
internal sealed class SocketModeOptionsValidation(string app) : IValidateOptions<SocketModeOptions>
{
    public ValidateOptionsResult Validate(string? name, SocketModeOptions options)
    {
        if (name != app)
        {
            return ValidateOptionsResult.Skip;
        }

        var errors = options.FindErrors().ToList();
        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The options of Socket Mode{(app.Length == 0 ? "" : $" of the app '{app}'")} are not valid: {string.Join(" ", errors)}");
    }
}
