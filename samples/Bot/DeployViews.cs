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
                Element = new PlainTextInputElement { ActionId = ReasonText },
            },
        ],
    };

    public static IReadOnlyList<IBlock> Deployed(string release, string before, string user) =>
    [
        new SectionBlock { Text = new Mrkdwn($"*{release}* is live, deployed by <@{user}>.") },
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
