namespace SlackGen.AspNetCore.Authentication;

/// <summary>
/// Defines the types of the claims that are specific to Slack. Standard claims keep their names: <c>sub</c>, <c>name</c>, <c>given_name</c>, <c>family_name</c>,
/// <c>picture</c>, <c>email</c>, <c>email_verified</c>, <c>locale</c>.
/// </summary>
public static class SlackClaimTypes
{
    /// <summary>The ID of the user, which is unique within the workspace only. It equals <c>sub</c>.</summary>
    public const string UserId = "https://slack.com/user_id";

    /// <summary>The ID of the workspace.</summary>
    public const string TeamId = "https://slack.com/team_id";

    /// <summary>The name of the workspace; needs the scope <c>profile</c>.</summary>
    public const string TeamName = "https://slack.com/team_name";

    /// <summary>The part of the workspace's URL before <c>.slack.com</c>; needs the scope <c>profile</c>.</summary>
    public const string TeamDomain = "https://slack.com/team_domain";

    /// <summary>The ID of the organization that the workspace belongs to, if any.</summary>
    public const string EnterpriseId = "https://slack.com/enterprise_id";

    /// <summary>The name of the organization; needs the scope <c>profile</c>.</summary>
    public const string EnterpriseName = "https://slack.com/enterprise_name";

    /// <summary>The domain of the organization; needs the scope <c>profile</c>.</summary>
    public const string EnterpriseDomain = "https://slack.com/enterprise_domain";

    /// <summary>The Unix time at which the user confirmed the email address, in seconds; needs the scope <c>email</c>.</summary>
    public const string EmailVerifiedAt = "date_email_verified";

    /// <summary>The claim that is <c>true</c> if the workspace has a default picture, otherwise <c>false</c>; needs the scope <c>profile</c>.</summary>
    public const string TeamImageDefault = "https://slack.com/team_image_default";

    /// <summary>Returns the type of the claim with the URL of the user's picture in one size; needs the scope <c>profile</c>.</summary>
    /// <param name="pixels">The width in pixels: 24, 32, 48, 72, 192, 512 or 1024.</param>
    public static string UserImage(int pixels) => FormattableString.Invariant($"https://slack.com/user_image_{pixels}");

    /// <summary>Returns the type of the claim with the URL of the workspace's picture in one size; needs the scope <c>profile</c>.</summary>
    /// <param name="pixels">The width in pixels: 34, 44, 68, 88, 102, 132 or 230.</param>
    public static string TeamImage(int pixels) => FormattableString.Invariant($"https://slack.com/team_image_{pixels}");
}
