using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements the methods that create, find and delete canvases. Edits and access have classes of their own.</summary>
internal static class CanvasMethods
{
    private const int MaxFirstCharacters = 1024 * 1024;
    private const string CreationFailed = "canvas_creation_failed";
    private const string ChannelCreationFailed = "channel_canvas_creation_failed";

    public static IReadOnlyList<WorkspaceMethod> All { get; } =
    [
        new("canvases.create", Create),
        new("conversations.canvases.create", CreateOfChannel),
        new("canvases.delete", Delete),
        new("canvases.sections.lookup", Lookup),
        .. CanvasEditMethods.All,
        .. CanvasAccessMethods.All,
    ];

    /// <summary>Returns the canvas that a call names if the actor has access to it.</summary>
    /// <exception cref="WorkspaceErrorException"><c>canvas_not_found</c>, or <paramref name="deleted"/> for a deleted one.</exception>
    public static CanvasEntity CanvasOf(WorkspaceCall call, string deleted = "canvas_not_found")
    {
        var canvas = call.State.Canvases.Find(call.Text("canvas_id") ?? "");
        if (canvas?.LevelOf(call.State, call.Actor.Id) is null)
        {
            throw new WorkspaceErrorException("canvas_not_found");
        }

        return canvas.File.IsDeleted ? throw new WorkspaceErrorException(deleted) : canvas;
    }

    /// <exception cref="WorkspaceErrorException"><c>restricted_action</c>: the actor has a lower level of access.</exception>
    public static void VerifyLevel(WorkspaceCall call, CanvasEntity canvas, CanvasAccess needed)
    {
        if (canvas.LevelOf(call.State, call.Actor.Id) < needed)
        {
            throw new WorkspaceErrorException("restricted_action");
        }
    }

    /// <summary>Returns the Markdown of a document; empty if it is missing.</summary>
    public static string MarkdownOf(JsonNode? document) => (string?)document?["markdown"] ?? "";

    private static JsonObject Create(WorkspaceCall call)
    {
        if (call.Text("channel_id") is not { } id)
        {
            return Add(call, null, isChannelsOwn: false, CreationFailed);
        }

        var channel = call.FindChannel(id) ?? throw WorkspaceErrorException.WithDetail(CreationFailed, "channel_not_found");
        VerifyMember(call, channel);
        return Add(call, channel, isChannelsOwn: false, CreationFailed);
    }

    private static JsonObject CreateOfChannel(WorkspaceCall call)
    {
        var channel = call.FindChannel(call.Text("channel_id"))
            ?? throw WorkspaceErrorException.WithDetail(ChannelCreationFailed, "channel_not_found");
        VerifyMember(call, channel);
        return call.State.Canvases.OfChannel(channel.Id) is null
            ? Add(call, channel, isChannelsOwn: true, ChannelCreationFailed)
            : throw new WorkspaceErrorException("channel_canvas_already_exists");
    }

    private static void VerifyMember(WorkspaceCall call, ChannelEntity channel)
    {
        if (channel.IsArchived || !channel.HasMember(call.Actor.Id))
        {
            throw new WorkspaceErrorException("restricted_action");
        }
    }

    private static JsonObject Add(WorkspaceCall call, ChannelEntity? channel, bool isChannelsOwn, string error)
    {
        var sections = CanvasSection.Parse(call.State, MarkdownOf(call.Arguments["document_content"]));
        var length = sections.Sum(s => (long)s.Markdown.Length);
        if (length > MaxFirstCharacters)
        {
            throw WorkspaceErrorException.WithDetail(error, $"The content has {length} characters, more than {MaxFirstCharacters}.");
        }

        if (!call.State.Files.TryReserve(length))
        {
            throw WorkspaceErrorException.WithDetail(error, CanvasEntity.NoRoom);
        }

        var title = call.Text("title") ?? "";
        var file = new FileEntity
        {
            Id = call.State.NextId("F"),
            UserId = call.Actor.Id,
            Name = title.Length > 0 ? title : "Untitled",
            Title = title,
            Created = call.State.Now.ToUnixTimeSeconds(),
            Kind = FileKind.Canvas,
            Mode = FileEntity.CanvasMode,
        };
        var canvas = new CanvasEntity(file, channel?.Id, isChannelsOwn);
        canvas.Sections.AddRange(sections);
        file.Size = canvas.Length;
        call.State.Files.Add(file);
        call.State.Canvases.Add(canvas);
        FileSharing.RaiseCreated(call.State, file);
        return new JsonObject { ["canvas_id"] = file.Id };
    }

    private static JsonObject Delete(WorkspaceCall call)
    {
        var canvas = CanvasOf(call);
        VerifyLevel(call, canvas, CanvasAccess.Owner);
        FileSharing.Delete(call.State, canvas.File);
        return [];
    }

    private static JsonObject Lookup(WorkspaceCall call)
    {
        var canvas = CanvasOf(call, "canvas_deleted");
        var criteria = call.Arguments["criteria"]!.AsObject();
        var types = (criteria["section_types"] as JsonArray ?? []).Select(t => (string)t!).ToList();
        var text = (string?)criteria["contains_text"];
        return new JsonObject
        {
            ["sections"] = new JsonArray([.. canvas.Sections
                .Where(s => types.Count == 0 || types.Exists(t => t == "any_header" ? s.HeadingLevel > 0 : t == $"h{s.HeadingLevel}"))
                .Where(s => text is null || s.Markdown.Contains(text, StringComparison.OrdinalIgnoreCase))
                .Select(s => new JsonObject { ["id"] = s.Id })]),
        };
    }
}
