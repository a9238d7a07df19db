using System.Globalization;
using Microsoft.CodeAnalysis;
using SlackGen.Analyzers.Identifiers;

namespace SlackGen.Analyzers.Tests.Identifiers;

/// <summary>SLACKGEN240 and SLACKGEN241: IDs that are built and not handled, or handled and not built.</summary>
[Category("Slow")]
public sealed class IdAnalyzerTests
{
    [Test]
    public Task A_button_without_a_handler_is_reported_and_so_is_a_handler_without_a_button() => AssertAsync(
        """
        [OnAction({|SLACKGEN241:"aprove"|})]
        public Task Approve(ButtonAction click) => Task.CompletedTask;
        """,
        """
        new ActionsBlock { Elements = [new ButtonElement { ActionId = {|SLACKGEN240:"approve"|}, Text = "Approve" }] },
        """);

    [Test]
    public Task A_button_that_meets_its_handler_is_not_reported() => AssertAsync(
        """
        [OnAction("approve", Ids.Reject)]
        public Task Approve(ButtonAction click) => Task.CompletedTask;

        [OnAction(Pattern = "^vote_[0-9]+$")]
        public Task Vote(ButtonAction click) => Task.CompletedTask;
        """,
        """
        new ActionsBlock
        {
            Elements =
            [
                new ButtonElement { ActionId = "approve", Text = "Approve" },
                new ButtonElement { ActionId = Ids.Reject, Text = "Reject" },
                new ButtonElement { ActionId = "vote_1", Text = "1" },
            ],
        },
        """);

    [Test]
    public Task Elements_that_need_no_handler_are_not_reported() => AssertAsync(
        """
        [OnCommand("/report")]
        public Task<CommandReply> Report() => Task.FromResult(CommandReply.Nothing);
        """,
        """
        new ActionsBlock
        {
            Elements =
            [
                new ButtonElement { ActionId = "docs", Text = "Read", Url = "https://docs.example.com" },
                new DatePickerElement { ActionId = "day" },
                new OverflowElement { ActionId = "more", Options = [new() { Text = new PlainText("Read"), Value = "read", Url = "https://docs.example.com" }] },
            ],
        },
        new InputBlock { BlockId = "reason", Label = "Reason", Element = new PlainTextInputElement { ActionId = "reason_text" } },
        """);

    [Test]
    public Task An_input_that_dispatches_and_a_menu_that_asks_for_options_need_one() => AssertAsync(
        """
        [OnCommand("/report")]
        public Task<CommandReply> Report() => Task.FromResult(CommandReply.Nothing);
        """,
        """
        new InputBlock { DispatchAction = true, Label = "City", Element = new PlainTextInputElement { ActionId = {|SLACKGEN240:"city"|} } },
        new InputBlock { Label = "Release", Element = new ExternalSelectElement { ActionId = {|SLACKGEN240:"release"|} } },
        new ActionsBlock { Elements = [new OverflowElement { ActionId = {|SLACKGEN240:"more"|}, Options = [new() { Text = new PlainText("Delete"), Value = "delete" }] }] },
        """);

    [Test]
    public Task A_modal_whose_submission_has_no_handler_is_reported() => AssertAsync(
        """
        [OnSubmit({|SLACKGEN241:"old_form"|})]
        public Task Submitted(ViewSubmission form) => Task.CompletedTask;

        [OnClosed("closing_form")]
        public Task Closed(ViewClosed form) => Task.CompletedTask;
        """,
        "",
        """
        public static ModalView Form() => new() { CallbackId = {|SLACKGEN240:"form"|}, Title = "Report", Submit = "Send", Blocks = [] };

        public static ModalView Closing() => new() { CallbackId = "closing_form", Title = "Report", NotifyOnClose = true, Blocks = [] };

        public static ModalView Notice() => new() { CallbackId = "notice", Title = "Sent", Blocks = [] };
        """);

    [Test]
    public Task A_block_that_a_handler_names_and_nothing_builds_is_reported() => AssertAsync(
        """
        [OnAction("approve", BlockId = {|SLACKGEN241:"buttns"|})]
        public Task Approve(ButtonAction click) => Task.CompletedTask;

        [OnAction("reject", BlockId = "buttons")]
        public Task Reject(ButtonAction click) => Task.CompletedTask;
        """,
        """
        new ActionsBlock
        {
            BlockId = "buttons",
            Elements = [new ButtonElement { ActionId = "approve", Text = "Approve" }, new ButtonElement { ActionId = "reject", Text = "Reject" }],
        },
        """);

    [Test]
    public Task An_id_that_is_composed_may_be_the_one_of_a_handler() => AssertAsync(
        """
        [OnAction("vote_1", {|SLACKGEN241:"delete"|})]
        public Task Vote(ButtonAction click) => Task.CompletedTask;
        """,
        """
        .. Enumerable.Range(1, 3).Select(n => new ActionsBlock { Elements = [new ButtonElement { ActionId = $"vote_{n}", Text = "Vote" }] }),
        """);

    [Test]
    public Task An_id_that_is_not_known_may_be_any() => AssertAsync(
        """
        [OnAction("approve")]
        public Task Approve(ButtonAction click) => Task.CompletedTask;
        """,
        "Button(Environment.MachineName),",
        "private static ActionsBlock Button(string id) => new() { Elements = [new ButtonElement { ActionId = id, Text = \"Approve\" }] };");

    [Test]
    public Task Handlers_of_what_another_project_builds_are_not_reported() => AssertAsync(
        """
        [OnAction("approve")]
        public Task Approve(ButtonAction click) => Task.CompletedTask;

        [OnSubmit("form")]
        public Task Submitted(ViewSubmission form) => Task.CompletedTask;

        [OnShortcut("report")]
        public Task Report(GlobalShortcut shortcut) => Task.CompletedTask;
        """,
        "");

    [Test]
    public Task A_library_of_views_is_not_reported() => Analysis<IdAnalyzer>.AssertAsync("""
        namespace Bot;

        public static class Buttons
        {
            public static ButtonElement Approve => new() { ActionId = "approve", Text = "Approve" };
        }
        """);

    [Test]
    public Task A_pragma_suppresses_both() => AssertAsync(
        """
        #pragma warning disable SLACKGEN241
        [OnAction("aprove")]
        public Task Approve(ButtonAction click) => Task.CompletedTask;
        """,
        """
        #pragma warning disable SLACKGEN240
        new ActionsBlock { Elements = [new ButtonElement { ActionId = "approve", Text = "Approve" }] },
        """);

    [Test]
    public async Task The_message_names_the_attribute_and_the_id_that_was_probably_meant()
    {
        var bot = new BotProject("Review", OutputKind.DynamicallyLinkedLibrary);
        bot.Add("ReviewApp.cs", """
            namespace Bot;

            [SlackApp]
            public sealed partial class ReviewApp
            {
                [OnAction("aprove")]
                public Task Approve(ButtonAction click) => Task.CompletedTask;

                public static ButtonElement Button => new() { ActionId = "approve", Text = "Approve" };
            }
            """);

        Assert.That((await bot.AnalyzeAsync()).Select(d => d.GetMessage(CultureInfo.InvariantCulture)), Is.EqualTo(new[]
        {
            "No element, block or view of this project has the action ID 'aprove'; did you mean 'approve'?",
            "No [OnAction] handles the action ID 'approve'; did you mean 'aprove'?",
        }));
    }

    [Test]
    public async Task The_message_of_an_id_that_is_near_no_other_says_what_to_do()
    {
        var bot = new BotProject("Review", OutputKind.DynamicallyLinkedLibrary);
        bot.Add("ReviewApp.cs", """
            namespace Bot;

            [SlackApp]
            public sealed partial class ReviewApp
            {
                [OnAction("reject")]
                public Task Approve(ButtonAction click) => Task.CompletedTask;

                public static ButtonElement Button => new() { ActionId = "approve", Text = "Approve" };
            }
            """);

        Assert.That((await bot.AnalyzeAsync()).Select(d => d.GetMessage(CultureInfo.InvariantCulture)), Is.EqualTo(new[]
        {
            "No element, block or view of this project has the action ID 'reject'; set it on one, or remove the handler",
            "No [OnAction] handles the action ID 'approve'; add it to a handler",
        }));
    }

    private static Task AssertAsync(string handlers, string blocks, string views = "") => Analysis<IdAnalyzer>.AssertAsync($$"""
        namespace Bot;

        [SlackApp]
        public sealed partial class ReviewApp
        {
            {{handlers}}
        }

        public static class Ids
        {
            public const string Reject = "reject";
        }

        public static class Views
        {
            public static IReadOnlyList<IBlock> Message() =>
            [
                {{blocks}}
            ];

            {{views}}
        }
        """);
}
