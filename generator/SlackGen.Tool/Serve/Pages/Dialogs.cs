using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the open modal, and the question that an element asks before its act.</summary>
internal static class Dialogs
{
    public static Html Show(PersonView view)
    {
        var modals = view.Person.Views;
        return (modals.Count == 0 ? Html.Empty : ShowModal(view, modals[^1], modals.Count))
            + (view.Session.Confirmation is { } question ? ShowQuestion(view, question) : Html.Empty);
    }

    private static Html ShowModal(PersonView view, WorkspaceView modal, int depth)
    {
        var surface = new Surface
        {
            Kind = SurfaceKind.Modal,
            Id = SurfaceIds.Of(modal),
            Names = view.Names,
            State = modal.Json.Object("state").Object("values"),
            Draft = view.Session.DraftOf(SurfaceIds.Of(modal)),
            Errors = view.Session.ErrorsOf(modal.Id),
        };
        var close = new ElementCommand(ElementVerb.Close).ToString();
        var canSubmit = modal.Json.Object("submit") is not null || modal.Json.Objects("blocks").Any(b => b.Text("type") == "input");
        return Html.Format($"""
            <dialog open id="{surface.Id}" class="modal" data-modal aria-labelledby="{surface.Id}-title">
            <form action="{view.Root}/v/{Uri.EscapeDataString(modal.Id)}/do" method="post" enctype="multipart/form-data" novalidate>{view.Back}{(canSubmit ? Submit(modal, isShown: false) : PersonView.KeepButton)}
            <header><h2 id="{surface.Id}-title">{Emoji.ShowAll(modal.Title)}</h2>{Html.If(depth > 1, $"""<span class="hint">{depth} views are open</span>""")}<button class="close" name="{ElementCommand.Field}" value="{close}" aria-label="Close" data-close>✕</button></header>
            <div class="body">{NoticeText.Show(view)}{new BlockRenderer(surface).ShowAll(modal.Json.Objects("blocks"))}</div>
            <footer><button class="button" name="{ElementCommand.Field}" value="{close}">{modal.Json.PlainText("close") ?? "Close"}</button>{Html.If(canSubmit, $"{Submit(modal, isShown: true)}")}</footer></form></dialog>
            """);
    }

    // The first button of a form is the one that the Enter key presses, so the form begins with an unseen one.
    private static Html Submit(WorkspaceView modal, bool isShown) => Html.Format($"""
        <button class="button primary"{Html.If(!isShown, $" hidden")} name="{ElementCommand.Field}" value="{new ElementCommand(ElementVerb.Submit).ToString()}">{modal.Json.PlainText("submit") ?? "Submit"}</button>
        """);

    private static Html ShowQuestion(PersonView view, PendingConfirmation question)
    {
        var dialog = question.Dialog;
        return Html.Format($"""
            <dialog open id="confirm" class="modal small" data-modal role="alertdialog" aria-labelledby="confirm-title" aria-describedby="confirm-text">
            <header><h2 id="confirm-title">{dialog.PlainText("title") ?? "Are you sure?"}</h2></header>
            <div class="body" id="confirm-text">{TextObject.Show(dialog.Object("text"), view.Names)}</div>
            <footer><form action="{view.Root}/confirm/deny" method="post">{view.Back}<button class="button" data-close>{dialog.PlainText("deny") ?? "Cancel"}</button></form>
            <form action="{question.Target}" method="post"{Html.If(question.OpensUrl, $" target=\"_blank\"")}>{Fields(question.Fields)}<input type="hidden" name="{PersonAct.ConfirmedField}" value="1"><button class="button {(dialog.Text("style") == "danger" ? "danger" : "primary")}">{dialog.PlainText("confirm") ?? "Confirm"}</button></form></footer></dialog>
            """);
    }

    private static Html Fields(IReadOnlyDictionary<string, string[]> fields) =>
        Html.Join(fields.SelectMany(f => f.Value.Select(v => Html.Format($"""<input type="hidden" name="{f.Key}" value="{v}">"""))));
}
