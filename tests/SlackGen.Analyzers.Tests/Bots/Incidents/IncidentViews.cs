namespace Incidents;

/// <summary>The form and the Home tab.</summary>
internal static class IncidentViews
{
    public const string FormId = "incident_form";
    public const string TitleBlock = "title";
    public const string TitleInput = "title_input";
    public const string Resolve = "resolve";

    public static ModalView Form(string channel) => new()
    {
        CallbackId = FormId,
        PrivateMetadata = channel,
        Title = "Declare an incident right now", //! SLACKGEN235
        Submit = "Declare",
        Blocks =
        [
            new InputBlock
            {
                BlockId = TitleBlock,
                Label = "What is broken?",
                Element = new PlainTextInputElement { ActionId = TitleInput, MaxLength = 150 },
            },
        ],
    };

    public static HomeView Home(IReadOnlyList<Incident> open) => new()
    {
        Blocks =
        [
            new HeaderBlock { Text = "Open incidents" },
            new ActionsBlock { Elements = [new ButtonElement { ActionId = "declare", Text = "Declare an incident" }] }, //! SLACKGEN240
            .. open.Select(i => new SectionBlock { Text = new Mrkdwn($"*{SlackText.Escape(i.Title)}* in <#{i.Channel}>") }),
        ],
    };
}
