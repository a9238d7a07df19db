using SlackGen;

namespace Quickstart;

/// <summary>The read-only part of the tour, against the real Slack.</summary>
internal static class RealTour
{
    public static async Task RunAsync(string token, CancellationToken cancellationToken)
    {
        var slack = new SlackClient(token);
        var step = new Step(null);
        var me = await step.RunAsync("auth.test", () => slack.Auth.TestAsync(null, cancellationToken), response => $"{response.User} of {response.Team}");
        await step.RunAsync(
            "users.info",
            () => slack.Users.InfoAsync(me.UserId!, cancellationToken),
            response => response.User?.Profile?.DisplayName ?? "(no name)");
        await step.RunAsync(
            "users.list",
            () => slack.Users.ListAsync(new() { Limit = 5 }, cancellationToken),
            response => $"{response.Members?.Count} users on the first page");
        await step.FailAsync<SlackApiException<UsersLookupByEmailError>>(
            "users.lookupByEmail",
            () => slack.Users.LookupByEmailAsync("nobody@example.invalid", cancellationToken),
            e => $"{e.Code} = UsersLookupByEmailError.{e.Error}, category {e.Category}");
    }
}
