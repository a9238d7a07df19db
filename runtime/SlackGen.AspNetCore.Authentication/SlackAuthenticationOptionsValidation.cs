using Microsoft.Extensions.Options;

namespace SlackGen.AspNetCore.Authentication;

/// <summary>Checks options when the host starts.</summary>
internal sealed class SlackAuthenticationOptionsValidation : IValidateOptions<SlackAuthenticationOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackAuthenticationOptions options)
    {
        var mistakes = new List<string>();
        if (string.IsNullOrWhiteSpace(options.ClientId))
        {
            mistakes.Add("There is no ClientId. It is on the page \"Basic Information\" of the app.");
        }

        if (string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            mistakes.Add("There is no ClientSecret. It is on the page \"Basic Information\" of the app.");
        }

        if (!options.Scopes.Contains(SlackAuthenticationOptions.RequiredScope))
        {
            mistakes.Add($"Scopes lacks {SlackAuthenticationOptions.RequiredScope}, without which Slack does not sign anybody in.");
        }

        // An empty text comes from a setting that is missing, and would admit everybody.
        if (options.TeamId is { } teamId && string.IsNullOrWhiteSpace(teamId))
        {
            mistakes.Add("TeamId is empty. Set the ID of a workspace, or null to admit the users of every workspace.");
        }

        if (options.BaseAddress is not { IsAbsoluteUri: true } address || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            mistakes.Add("BaseAddress must be an absolute https URL; http is accepted on loopback.");
        }

        return mistakes.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(mistakes.Select(m => $"Sign in with Slack (scheme {name}): {m}"));
    }
}
