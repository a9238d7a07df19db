namespace Support;

/// <summary>The form of a ticket, and its message.</summary>
internal static class TicketViews
{
    public const string FormId = "ticket_form";
    public const string TitleBlock = "title";
    public const string Title = "title_input";
    public const string Product = "product";
    public const string Assignee = "assignee";
    private const string Prefix = "priority_";

    public static ModalView Form(string channel, string? title)
    {
        var view = new ModalView
        {
            CallbackId = FormId,
            Title = "New ticket",
            Submit = "Send",
            Close = "Cancel",
            NotifyOnClose = true,
            PrivateMetadata = channel,
            Blocks = [],
        };
        var blocks = new List<IBlock>
        {
            new InputBlock { BlockId = TitleBlock, Label = "Title", Element = new PlainTextInputElement { ActionId = Title, InitialValue = title } },
            new InputBlock { BlockId = Product, Label = "Product", Element = new ExternalSelectElement { ActionId = Product, MinQueryLength = 0 }, Optional = true },
        };
        if (title is null)
        {
            blocks.Add(new ContextBlock { Elements = [new Mrkdwn("Type `/ticket` and a title to skip this field.")] });
        }

        view.Blocks = blocks;
        return view;
    }

    public static IReadOnlyList<IBlock> Message(Ticket ticket)
    {
        var section = new SectionBlock { Text = Markup($"*{SlackText.Escape(ticket.Title)}*") };
        if (ticket.Product is { } product)
        {
            section.Fields = [new PlainText("Product"), new PlainText(product)];
        }

        return
        [
            new HeaderBlock { Text = "New ticket" },
            section,
            new ActionsBlock { Elements = [.. Levels().Select(Button), new UsersSelectElement { ActionId = Assignee, Placeholder = "Assign to" }] },
            new ActionsBlock { Elements = [new ButtonElement { ActionId = "open_site", Text = "Open", Url = "https://support.example.com/" }] },
        ];
    }

    private static Mrkdwn Markup(string text) => new(text.Length > 3000 ? text[..3000] : text);

    private static IEnumerable<string> Levels() => ["low", "high"];

    private static ButtonElement Button(string level) => new() { ActionId = Prefix + level, Text = level, Value = level };
}
