using System.Text.Json.Nodes;
using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>Shows messages with what a person can do with them.</summary>
/// <param name="view">The person's view.</param>
/// <param name="channel">The channel.</param>
internal sealed class MessageRenderer(PersonView view, WorkspaceChannel channel)
{
    /// <summary>Shows a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="replies">The number of replies, which lead to the thread; null in the thread itself.</param>
    /// <param name="prefix">The beginning of the IDs of HTML elements, which is another one in the thread.</param>
    public Html Show(WorkspaceMessage message, int? replies, string prefix)
    {
        var id = prefix + SurfaceIds.Of(message);
        var surface = new Surface
        {
            Kind = SurfaceKind.Message,
            Id = id,
            Names = view.Names,
            Draft = view.Session.DraftOf(SurfaceIds.Of(message)),
            ChannelId = channel.Id,
        };
        var blocks = new BlockRenderer(surface);
        var json = message.Json;
        var author = AuthorOf(message);
        return Html.Format($"""
            <article class="message{(message.IsEphemeral ? " ephemeral" : "")}{(IsSystem(json) ? " system" : "")}" id="{id}" aria-labelledby="{id}-author {id}-time">
            <span class="avatar color-{ColorOf(author)}" aria-hidden="true">{InitialsOf(author)}</span>
            <div class="content">
            <p class="head"><strong id="{id}-author">{author}</strong>{Html.If(json.Text("bot_id") is not null, $""" <span class="badge">APP</span>""")} <span class="time" id="{id}-time">{SlackDate.ShowTime(message.Ts, view.Names.Now)}</span>{Html.If(message.IsEphemeral, $""" <span class="hint">Only visible to you</span>""")}{Html.If(json.Object("edited") is not null, $""" <span class="hint">(edited)</span>""")}</p>
            <form class="blocks" id="{id}-form" action="{PathOf(message)}/do" method="post" novalidate>{view.Back}{PersonView.KeepButton}{ShowContent(json, blocks)}{Attachments.Show(json, surface, blocks)}</form>
            {ShowFiles(message)}{ShowReactions(message)}{Html.If(replies > 0, $"""<a class="replies" href="{ThreadOf(message)}">{ConversationRenderer.Plural(replies ?? 0, "reply", "replies")}</a>""")}
            </div>
            {ShowTools(message, replies is not null, id)}
            </article>
            """);
    }

    private Html ShowContent(JsonObject json, BlockRenderer blocks) => json["blocks"] is JsonArray { Count: > 0 }
        ? blocks.ShowAll(json.Objects("blocks"))
        : Html.Format($"""<div class="block">{Mrkdwn.Show(json.Text("text"), view.Names)}</div>""");

    private Html ShowFiles(WorkspaceMessage message) => Html.Join(message.Json.Objects("files").Select(file =>
    {
        var path = FileEndpoint.PathOf(view.Person.Id, channel.Id, message.Ts, file.Text("id") ?? "");
        var title = file.Text("title") is { Length: > 0 } text ? text : file.Text("name");
        return file.Text("mimetype") is "image/png" or "image/jpeg" or "image/gif" or "image/webp"
            ? Html.Format($"""<figure class="file"><figcaption><a href="{path}">{title}</a></figcaption><img class="large" src="{path}" alt="{file.Text("alt_txt") ?? title}" loading="lazy"></figure>""")
            : Html.Format($"""<p class="framed file"><span aria-hidden="true">📄</span> <a href="{path}" download>{title}</a> <small>{file.Text("pretty_type") ?? file.Text("filetype")} {Size(file.Number("size"))}</small></p>""");
    }));

    private Html ShowReactions(WorkspaceMessage message) => message.Json["reactions"] is not JsonArray { Count: > 0 } ? Html.Empty : Html.Format($"""
        <form class="reactions" action="{PathOf(message)}/react" method="post" aria-label="Reactions">{view.Back}{message.Json.Objects("reactions").Select(r => ShowReaction(r))}</form>
        """);

    private Html ShowReaction(JsonObject reaction)
    {
        var users = reaction.Texts("users").ToList();
        return Html.Format($"""
            <button class="reaction" name="name" value="{reaction.Text("name")}" aria-pressed="{(users.Contains(view.Person.Id) ? "true" : "false")}" title="{string.Join(", ", users.Select(view.Names.User))}">{Emoji.Show(reaction.Text("name") ?? "")} {reaction.Integer("count") ?? users.Count}</button>
            """);
    }

    private Html ShowTools(WorkspaceMessage message, bool isOutsideThread, string id)
    {
        if (message.IsEphemeral || !channel.Members.Contains(view.Person.Id))
        {
            return Html.Empty;
        }

        var shortcuts = (view.Manifest?.Shortcuts ?? []).Where(s => s.IsOfMessages).ToList();
        return Html.Format($"""
            <details class="popup tools" id="{id}-tools"><summary aria-label="Actions for the message of {AuthorOf(message)}">⋯</summary><div class="items">
            {Html.If(isOutsideThread, $"""<a class="item" href="{ThreadOf(message)}">Reply in thread</a>""")}
            <form action="{PathOf(message)}/react" method="post" role="group" aria-label="Add a reaction">{view.Back}{Emoji.Common.Select(e => Html.Format($"""<button class="reaction" name="name" value="{e}">{Emoji.Show(e)}</button>"""))}</form>
            {Html.If(shortcuts.Count > 0, $"""<form action="{PathOf(message)}/shortcut" method="post" role="group" aria-label="Shortcuts of the app">{view.Back}{shortcuts.Select(s => Html.Format($"""<button class="item" name="callback" value="{s.CallbackId}" title="{s.Description}">{s.Name}</button>"""))}</form>""")}
            </div></details>
            """);
    }

    private string PathOf(WorkspaceMessage message) => $"{view.Root}/c/{Uri.EscapeDataString(channel.Id)}/m/{Uri.EscapeDataString(message.Ts)}";

    private string ThreadOf(WorkspaceMessage message) => $"{ChatPages.PathOf(view.Person.Id, channel.Id)}?thread={Uri.EscapeDataString(message.Ts)}";

    private string AuthorOf(WorkspaceMessage message) =>
        message.Json.Text("username") ?? message.Json.Object("bot_profile").Text("name") ?? view.Names.User(message.UserId);

    private static bool IsSystem(JsonObject json) => json.Text("subtype") is { } subtype
        && (subtype.StartsWith("channel_", StringComparison.Ordinal) || subtype.StartsWith("group_", StringComparison.Ordinal));

    private static string InitialsOf(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => char.ToUpperInvariant(w[0])));

    private static int ColorOf(string name) => name.Aggregate(0, (sum, c) => (sum + c) % 8);

    private static string Size(double? bytes) => bytes switch
    {
        null => "",
        < 1024 => FormattableString.Invariant($"{bytes:0} bytes"),
        < 1024 * 1024 => FormattableString.Invariant($"{bytes / 1024:0.#} KB"),
        _ => FormattableString.Invariant($"{bytes / 1024 / 1024:0.#} MB"),
    };
}
