using Microsoft.Extensions.Options;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Validates the options of the cache of installations when the host starts.</summary>
internal sealed class SlackInstallationCacheOptionsValidation : IValidateOptions<SlackInstallationCacheOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackInstallationCacheOptions options) =>
        options.FindError() is { } error ? ValidateOptionsResult.Fail(error) : ValidateOptionsResult.Success;
}
