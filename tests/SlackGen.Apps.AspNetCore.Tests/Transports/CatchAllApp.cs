using System.Runtime.CompilerServices;
using SlackGen.Types;

namespace SlackGen.Apps.AspNetCore.Tests.Transports;

/// <summary>An app that handles everything: events by their interface, the other kinds by regular expressions of their names.</summary>
[SlackApp]
internal sealed partial class CatchAllApp(Conduct conduct)
{
    [OnEvent]
    public Task Event(IEvent payload, EventCallback callback) => Handle((payload, callback));

    [OnCommand("/deploy")]
    public Task Command(SlashCommand payload) => Handle(payload);

    [OnAction(Pattern = "^vote_[0-9]+$")]
    public Task Vote(ButtonAction payload) => Handle(payload);

    [OnAction(Pattern = ".")]
    public Task Action(IBlockAction action, BlockActions payload) => Handle((action, payload));

    [OnAction(Pattern = ".")]
    public Task LegacyAction(InteractiveMessage payload) => Handle(payload);

    [OnSubmit(Pattern = ".")]
    public Task Submission(ViewSubmission payload) => Handle(payload);

    [OnSubmit(Pattern = ".")]
    public Task LegacySubmission(DialogSubmission payload) => Handle(payload);

    [OnClosed(Pattern = ".")]
    public Task Closed(ViewClosed payload) => Handle(payload);

    [OnClosed(Pattern = ".")]
    public Task LegacyClosed(DialogCancellation payload) => Handle(payload);

    [OnOptions(Pattern = ".")]
    public Task<OptionsReply> Options(BlockSuggestion payload) => HandleOptionsAsync(payload);

    [OnOptions(Pattern = ".")]
    public Task<OptionsReply> LegacyOptions(InteractiveMessage payload) => HandleOptionsAsync(payload);

    [OnOptions(Pattern = ".")]
    public Task<OptionsReply> LegacyDialogOptions(DialogSuggestion payload) => HandleOptionsAsync(payload);

    [OnShortcut(Pattern = ".")]
    public Task Shortcut(GlobalShortcut payload) => Handle(payload);

    [OnShortcut(Pattern = ".")]
    public Task MessageShortcut(MessageShortcut payload) => Handle(payload);

    [OnShortcut(Pattern = ".")]
    public Task WorkflowStep(WorkflowStepEdit payload) => Handle(payload);

    private Task Handle(object payload, [CallerMemberName] string handler = "") => conduct.HandleAsync(handler, payload, default);

    private async Task<OptionsReply> HandleOptionsAsync(object payload, [CallerMemberName] string handler = "")
    {
        await conduct.HandleAsync(handler, payload, default);
        return Array.Empty<Option>();
    }
}
