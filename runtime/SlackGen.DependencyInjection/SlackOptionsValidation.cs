using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SlackGen.DependencyInjection;

/// <summary>Checks options as a client would when it is made. A connection that is made for that opens nothing.</summary>
internal sealed class SlackOptionsValidation(IEnumerable<SlackRegistration> registrations) : IValidateOptions<SlackClientOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackClientOptions options)
    {
        // Options that belong to no client of this container are not ours to judge.
        if (!registrations.Any(r => r.Name == name))
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            _ = new SlackConnection(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail($"The options of the Slack client{(string.IsNullOrEmpty(name) ? "" : $" '{name}'")} are not valid: {e.Message}");
        }
    }
}
