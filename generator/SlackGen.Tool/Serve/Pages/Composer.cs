using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows the message box with files, commands and shortcuts.</summary>
internal static class Composer
{
    /// <param name="view">The person's view.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="place">The name of the channel or thread.</param>
    public static Html Show(PersonView view, WorkspaceChannel channel, string place)
    {
        var isChannel = view.Thread is null;
        var id = isChannel ? "composer" : "reply";

        // What a person is told stands in the modal while one is open.
        var isHere = !isChannel || view.Person.Views.Count == 0;
        return Html.Format($"""
            <div class="composer">{Html.If(isHere, $"{NoticeText.Show(view)}")}
            <form id="{id}-form" action="{view.Root}/c/{Uri.EscapeDataString(channel.Id)}/say" method="post" enctype="multipart/form-data" data-reset>{view.Back}
            <label class="unseen" for="{id}">Message to {place}</label>
            <textarea id="{id}" name="text" rows="2" placeholder="Message to {place}" data-enter{Html.If(isChannel, $" data-commands")}>
            {view.Notice?.Unsent}</textarea>
            <div class="bar"><label class="file"><span aria-hidden="true">📎</span> <span>Attach</span> <input type="file" name="files" id="{id}-files" multiple></label>{(isChannel ? ShowCommands(view) : Html.Empty)}<button class="button primary send">Send</button></div></form>
            {Html.If(isChannel, $"{ShowShortcuts(view)}")}</div>
            """);
    }

    private static Html ShowCommands(PersonView view) => view.Manifest?.Commands is not { Count: > 0 } commands ? Html.Empty : Html.Format($"""
        <details class="popup up commands" id="commands"><summary>/ Commands</summary><div class="items">{commands.Select(c => Html.Format($"""<button type="button" class="item" data-insert="{c.Command} "><strong>{c.Command}</strong> {c.UsageHint}<small>{c.Description}</small></button>"""))}</div></details>
        """);

    private static Html ShowShortcuts(PersonView view) => (view.Manifest?.Shortcuts ?? []).Where(s => !s.IsOfMessages).ToList() is not { Count: > 0 } shortcuts ? Html.Empty : Html.Format($"""
        <details class="popup up shortcuts" id="shortcuts"><summary>⚡ Shortcuts</summary><form class="items" action="{view.Root}/shortcut" method="post">{view.Back}{shortcuts.Select(s => Html.Format($"""<button class="item" name="callback" value="{s.CallbackId}"><strong>{s.Name}</strong><small>{s.Description}</small></button>"""))}</form></details>
        """);
}
