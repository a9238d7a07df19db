using System.Runtime.CompilerServices;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>An app with a handler for each kind of delivery, the legacy ones too.</summary>
[SlackApp]
internal sealed partial class EveryKindApp(Conduct conduct)
{
    [OnEvent]
    public Task Mentioned(AppMentionEvent mention, CancellationToken stopping) => Handle(mention, stopping);

    [OnEvent(Ack = Ack.Returned)]
    public Task Reacted(ReactionAddedEvent reaction, CancellationToken stopping) => Handle(reaction, stopping);

    [OnCommand("/deploy")]
    public async Task<CommandReply> Deploy(SlashCommand command, CancellationToken deadline)
    {
        await Handle(command, deadline);
        return CommandReply.InChannel(LargeReplies.Text(conduct.IsLarge));
    }

    [OnAction("approve")]
    public Task Approved(ButtonAction click, BlockActions payload, CancellationToken stopping) => Handle((click, payload), stopping);

    [OnAction("service", BlockId = "deploy", Ack = Ack.First)]
    public async Task ServiceChosen(StaticSelectAction choice, SlackContext context, CancellationToken stopping)
    {
        await Handle(choice, stopping);
        await context.Respond.SendAsync("Chosen.", stopping);
    }

    [OnSubmit("errors", "update", "push", "clear", "close")]
    public async Task<ViewReply> Submitted(ViewSubmission form, CancellationToken deadline)
    {
        await Handle(form, deadline);
        return form.View.CallbackId switch
        {
            "errors" => ViewReply.Errors(("name", LargeReplies.Text(conduct.IsLarge))),
            "update" => ViewReply.Update(LargeReplies.View(conduct.IsLarge)),
            "push" => ViewReply.Push(LargeReplies.View(conduct.IsLarge)),
            "clear" => ViewReply.Clear,
            _ => ViewReply.Close,
        };
    }

    [OnClosed("form")]
    public Task Closed(ViewClosed notice, CancellationToken stopping) => Handle(notice, stopping);

    [OnOptions("release")]
    public async Task<OptionsReply> Releases(BlockSuggestion suggestion, CancellationToken deadline)
    {
        await Handle(suggestion, deadline);
        return LargeReplies.Options(conduct.IsLarge);
    }

    [OnOptions("team")]
    public async Task<OptionsReply> Teams(BlockSuggestion suggestion, CancellationToken deadline)
    {
        await Handle(suggestion, deadline);
        return new[] { new OptionGroup { Label = "Paris", Options = [new Option { Text = new PlainText("Web"), Value = "web" }] } };
    }

    [OnShortcut("incident")]
    public Task IncidentOpened(GlobalShortcut shortcut, CancellationToken stopping) => Handle(shortcut, stopping);

    [OnShortcut("incident")]
    public Task IncidentOpenedFrom(MessageShortcut shortcut, CancellationToken stopping) => Handle(shortcut, stopping);

    [OnFunction("approve")]
    public async Task<FunctionReply> Approve(FunctionExecutedEvent call, CancellationToken stopping)
    {
        await Handle(call, stopping);
        return FunctionReply.Complete(new Dictionary<string, object?> { ["approved"] = true });
    }

    [OnAction("legacy")]
    public Task LegacyClicked(InteractiveMessage message, CancellationToken stopping) => Handle(message, stopping);

    [OnOptions("legacy")]
    public async Task<OptionsReply> LegacyMenu(InteractiveMessage message, CancellationToken deadline)
    {
        await Handle(message, deadline);
        return new OptionsReply(new AttachmentOptionsResponse { Options = [new AttachmentOption { Text = "Bug 7", Value = "7" }] });
    }

    [OnSubmit("legacy")]
    public async Task<ViewReply> LegacySubmitted(DialogSubmission form, CancellationToken deadline)
    {
        await Handle(form, deadline);
        return ViewReply.DialogErrors(new DialogErrorsResponse { Errors = [new DialogError { Name = "seats", Error = "None is free." }] });
    }

    [OnClosed("legacy")]
    public Task LegacyClosed(DialogCancellation notice, CancellationToken stopping) => Handle(notice, stopping);

    [OnOptions("legacy")]
    public async Task<OptionsReply> LegacyDialogMenu(DialogSuggestion suggestion, CancellationToken deadline)
    {
        await Handle(suggestion, deadline);
        return new OptionsReply(new DialogOptionsResponse { Options = [new DialogOption { Label = "Lyon", Value = "lyon" }] });
    }

    private Task Handle(object payload, CancellationToken cancellationToken, [CallerMemberName] string handler = "") => conduct.HandleAsync(handler, payload, cancellationToken);
}
