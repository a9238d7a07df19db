using SlackGen.Types;

namespace Bot;

/// <summary>The views and messages of the bot.</summary>
internal static class DeployViews
{
    public const string Form = "deploy_form";
    public const string ReleaseBlock = "release";
    public const string ReleaseMenu = "release_menu";
    public const string ReasonBlock = "reason";
    public const string ReasonText = "reason_text";
    public const string RollBack = "roll_back";

    // The limit of a field of a section.
    private const int LongestReason = 2000;

    /// <summary>The form that <c>/deploy</c> opens. The channel comes back with the submission.</summary>
    public static ModalView NewForm(string channel) => new()
    {
        CallbackId = Form,
        PrivateMetadata = channel,
        Title = "Deploy",
        Submit = "Deploy",
        Blocks =
        [
            new InputBlock
            {
                BlockId = ReleaseBlock,
                Label = "Release",
                Element = new ExternalSelectElement { ActionId = ReleaseMenu, MinQueryLength = 1, Placeholder = "4.12.0" },
            },
            new InputBlock
            {
                BlockId = ReasonBlock,
                Label = "Reason",
                Optional = true,
                Element = new PlainTextInputElement { ActionId = ReasonText, MaxLength = LongestReason },
            },
        ],
    };

    /// <summary>The message about a deployment. The reason is plain text: what people type is not markup.</summary>
    public static IReadOnlyList<IBlock> Deployed(string release, string before, string user, string? reason) =>
    [
        new SectionBlock
        {
            Text = new Mrkdwn($"*{release}* is live, deployed by <@{user}>."),
            Fields = string.IsNullOrEmpty(reason) ? null : [new PlainText(reason)],
        },
        new ActionsBlock
        {
            Elements = [new ButtonElement { ActionId = RollBack, Text = $"Back to {before}", Value = before, Style = ColorScheme.Danger }],
        },
    ];

    public static HomeView Home(Releases releases) => new()
    {
        Blocks =
        [
            new HeaderBlock { Text = "Live now" },
            .. releases.Live.Select(r => new SectionBlock { Text = new Mrkdwn($"*{r.Key}* runs `{r.Value}`") }),
        ],
    };
}
