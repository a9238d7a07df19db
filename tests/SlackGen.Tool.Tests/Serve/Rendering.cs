using System.Text.Json.Nodes;
using SlackGen.Testing;
using SlackGen.Tool.Serve;
using ChannelName = SlackGen.Tool.Serve.ChannelName;

namespace SlackGen.Tool.Tests.Serve;

/// <summary>Renders what tests are about, as person U1 of a small workspace sees it.</summary>
internal static class Rendering
{
    public static Names Names { get; } = new(
        "U1",
        new Dictionary<string, string> { ["U1"] = "Egon Spengler", ["U2"] = "Ray <Stantz>" },
        new Dictionary<string, ChannelName>
        {
            ["C1"] = new("general", WorkspaceChannelKind.Public),
            ["C2"] = new("secret", WorkspaceChannelKind.Private),
        })
    {
        Groups = new Dictionary<string, string> { ["S2"] = "on-call" },
        Handles = new Dictionary<string, string> { ["egon"] = "U1" },
        Now = DateTimeOffset.FromUnixTimeSeconds(1_770_000_000),
    };

    public static string Markup(string text) => Mrkdwn.Show(text, Names).ToString();

    public static string Block(string json) => Block(JsonNode.Parse(json)!.AsObject());

    public static string Block(JsonObject block, SurfaceKind kind = SurfaceKind.Message, Draft? draft = null, Dictionary<string, string>? errors = null) =>
        new BlockRenderer(new Surface
        {
            Kind = kind,
            Id = "s",
            Names = Names,
            Draft = draft ?? Draft.Empty,
            Errors = errors ?? [],
        }).ShowAll([block]).ToString();

    public static string Blocks(IReadOnlyList<JsonObject> blocks) => new BlockRenderer(Message).ShowAll(blocks).ToString();

    public static string Attachment(JsonObject attachment)
    {
        var surface = Message;
        return Attachments.Show(new JsonObject { ["attachments"] = new JsonArray(attachment) }, surface, new BlockRenderer(surface)).ToString();
    }

    private static Surface Message => new() { Kind = SurfaceKind.Message, Id = "s", Names = Names };
}
