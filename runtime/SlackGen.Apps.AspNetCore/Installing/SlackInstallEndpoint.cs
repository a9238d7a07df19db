using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace SlackGen.Apps.AspNetCore;

/// <summary>Handles the two requests of an installation: the one that sends the user to Slack, and the one with which the user comes back.</summary>
/// <param name="pattern">The pattern of the route to which Slack sends the user back, for logs.</param>
/// <param name="names">The names of the two endpoints, from which their URLs are built.</param>
/// <param name="options">The options.</param>
/// <param name="scopes">The scopes to request.</param>
/// <param name="installations">The installations of the app.</param>
/// <param name="state">The states.</param>
/// <param name="links">Builds the URLs of the endpoints.</param>
/// <param name="logger">The logger.</param>
internal sealed class SlackInstallEndpoint(
    string pattern,
    (string Install, string Redirect) names,
    SlackInstallOptions options,
    SlackAppScopes scopes,
    AppInstallations installations,
    InstallState state,
    LinkGenerator links,
    ILogger logger)
{
    private const int MaxIdLength = 32;
    private const int MaxCodeLength = 60;

    private readonly RefusalLog refusals = new(pattern, logger, installations.Services.Time);

    /// <summary>Sends the user to Slack's page. The query parameter <c>team</c> preselects a workspace.</summary>
    public Task InstallAsync(HttpContext context)
    {
        InstallPage.Protect(context.Response);
        var redirectUri = options.RedirectUri ?? new Uri(links.GetUriByName(context, names.Redirect, [])
            ?? throw new InvalidOperationException($"The URL of {pattern} cannot be built; set {nameof(SlackInstallOptions)}.{nameof(SlackInstallOptions.RedirectUri)}."));
        var verifier = options.UsePkce ? InstallState.CreateVerifier() : null;
        var query = new QueryBuilder
        {
            { "client_id", installations.Services.Options.ClientId },
            { "scope", string.Join(',', scopes.Bot) },
            { "user_scope", string.Join(',', scopes.User) },
            { "redirect_uri", redirectUri.AbsoluteUri },
            { "state", state.Begin(context.Response, redirectUri, verifier) },
        };
        if (context.Request.Query["team"] is [{ Length: > 0 and <= MaxIdLength } team] && team.All(char.IsAsciiLetterOrDigit))
        {
            query.Add("team", team);
        }

        if (verifier is not null)
        {
            query.Add("code_challenge", InstallState.Challenge(verifier));
            query.Add("code_challenge_method", "S256");
        }

        var page = options.AuthorizeUri ?? new Uri(installations.Services.Address, "/oauth/v2/authorize");
        context.Response.Redirect(QueryHelpers.AddQueryString(page.AbsoluteUri, query!));
        return Task.CompletedTask;
    }

    /// <summary>Completes the installation of a user whom Slack has sent back. A browser that closes the connection does not stop it: the code can be used only once.</summary>
    public async Task CompleteAsync(HttpContext context)
    {
        InstallPage.Protect(context.Response);
        if (state.End(context) is not { } begun)
        {
            await FailAsync(
                context,
                new(SlackInstallFailureReason.InvalidState, StatusCodes.Status400BadRequest, "This installation was not begun in this browser, was begun more than 10 minutes ago, or was completed before. Start again."),
                "the state is missing, foreign, expired or used").ConfigureAwait(false);
            return;
        }

        var query = context.Request.Query;
        if (query["error"] is { Count: > 0 } error)
        {
            await RespondToErrorAsync(context, error[0] ?? "").ConfigureAwait(false);
            return;
        }

        if (query["code"] is not [{ Length: > 0 } code])
        {
            await FailAsync(context, new(SlackInstallFailureReason.Refused, StatusCodes.Status400BadRequest, "Slack sent no code. Start again."), "the code is missing").ConfigureAwait(false);
            return;
        }

        await CompleteAsync(context, code, begun.RedirectUri, begun.Verifier).ConfigureAwait(false);
    }

    private async Task CompleteAsync(HttpContext context, string code, Uri redirectUri, string? verifier)
    {
        IReadOnlyList<SlackInstallation> installed;
        try
        {
            installed = await installations.ExchangeAsync(code, redirectUri.AbsoluteUri, verifier, default).ConfigureAwait(false);
        }
        catch (SlackException e)
        {
            AppLog.InstallFailed(logger, pattern, "the code could not be exchanged", e);
            await ShowFailureAsync(context, new(SlackInstallFailureReason.NotExchanged, StatusCodes.Status502BadGateway, "Slack did not confirm the installation. Start again, or try later.")).ConfigureAwait(false);
            return;
        }

        try
        {
            await installations.SaveAsync(installed, default).ConfigureAwait(false);
        }
        catch (SlackException e)
        {
            AppLog.InstallFailed(logger, pattern, "it could not be stored", e);
            await ShowFailureAsync(context, new(SlackInstallFailureReason.NotStored, StatusCodes.Status500InternalServerError, "The app could not store the installation. Try again later.")).ConfigureAwait(false);
            return;
        }

        await ShowSuccessAsync(context, installed).ConfigureAwait(false);
    }

    private Task RespondToErrorAsync(HttpContext context, string error)
    {
        if (error == "access_denied")
        {
            AppLog.InstallCancelled(logger, pattern);
            return ShowFailureAsync(context, new(SlackInstallFailureReason.Cancelled, StatusCodes.Status200OK, "You have cancelled the installation. Nothing was installed."));
        }

        var code = error.Length <= MaxCodeLength && error.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? error : "unknown_error";
        return FailAsync(context, new(SlackInstallFailureReason.Refused, StatusCodes.Status400BadRequest, $"Slack refused the installation: {code}."), "Slack sent an error", code);
    }

    // Anyone on the Internet can send such requests.
    private Task FailAsync(HttpContext context, SlackInstallFailure failure, string reason, string detail = "")
    {
        refusals.Add(failure.Status, reason, detail);
        return ShowFailureAsync(context, failure);
    }

    private Task ShowFailureAsync(HttpContext context, SlackInstallFailure failure)
    {
        if (options.OnFailure is { } respond)
        {
            return respond(context, failure);
        }

        if (options.FailureUrl is { } url)
        {
            context.Response.Redirect(QueryHelpers.AddQueryString(url, "reason", failure.Reason.ToString()));
            return Task.CompletedTask;
        }

        var title = failure.Reason == SlackInstallFailureReason.Cancelled ? "Installation cancelled" : "The app was not installed";
        return InstallPage.WriteAsync(context.Response, failure.Status, title, failure.Message, links.GetPathByName(context, names.Install, []), "Start again");
    }

    private Task ShowSuccessAsync(HttpContext context, IReadOnlyList<SlackInstallation> installed)
    {
        if (options.OnSuccess is { } respond)
        {
            return respond(context, installed);
        }

        if (options.SuccessUrl is { } url)
        {
            context.Response.Redirect(url);
            return Task.CompletedTask;
        }

        var (key, name) = (installed[0].Key, installed[0].Name);
        var open = new Uri(installations.Services.Address, "/app_redirect").AbsoluteUri + new QueryBuilder { { "app", key.AppId }, { "team", key.Place } };
        return InstallPage.WriteAsync(
            context.Response, StatusCodes.Status200OK, "The app is installed", $"It is now in {name ?? "your workspace"}. You can close this page.", open, "Open Slack");
    }
}
