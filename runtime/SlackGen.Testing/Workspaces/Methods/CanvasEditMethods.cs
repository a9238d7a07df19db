using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>Implements <c>canvases.edit</c>.</summary>
internal static class CanvasEditMethods
{
    // Slack limits canvases but does not document the size.
    private const int MaxCharacters = 8 * 1024 * 1024;

    public static IReadOnlyList<WorkspaceMethod> All { get; } = [new("canvases.edit", Edit)];

    private static JsonObject Edit(WorkspaceCall call)
    {
        var canvas = CanvasMethods.CanvasOf(call);
        CanvasMethods.VerifyLevel(call, canvas, CanvasAccess.Write);
        var sections = canvas.Sections.ToList();
        foreach (var change in call.Arguments["changes"]!.AsArray())
        {
            Apply(call.State, sections, change!.AsObject());
        }

        var length = sections.Sum(s => (long)s.Markdown.Length);
        if (length > MaxCharacters)
        {
            throw new WorkspaceErrorException("canvas_too_large");
        }

        if (!call.State.Files.TryReserve(length - canvas.Length))
        {
            throw Failed(CanvasEntity.NoRoom);
        }

        canvas.Sections.Clear();
        canvas.Sections.AddRange(sections);
        canvas.File.Size = canvas.Length;
        FileSharing.RaiseChanged(call.State, canvas.File);
        return [];
    }

    private static void Apply(WorkspaceState state, List<CanvasSection> sections, JsonObject change)
    {
        var operation = (string)change["operation"]!;
        var id = (string?)change["section_id"];
        var at = id is null ? -1 : sections.FindIndex(s => s.Id == id);
        if (id is not null && at < 0)
        {
            throw Failed($"There is no section '{id}'.");
        }

        if (operation == "delete")
        {
            Require(id is not null, "delete needs a section_id.");
            sections.RemoveAt(at);
            return;
        }

        Require(change["document_content"] is not null, $"{operation} needs document_content.");
        var added = CanvasSection.Parse(state, CanvasMethods.MarkdownOf(change["document_content"]));
        switch (operation)
        {
            case "insert_at_start":
                sections.InsertRange(0, added);
                break;
            case "insert_at_end":
                sections.AddRange(added);
                break;
            case "insert_before" or "insert_after":
                Require(id is not null, $"{operation} needs a section_id.");
                sections.InsertRange(operation == "insert_after" ? at + 1 : at, added);
                break;
            case "replace":
                var (first, count) = id is null ? (0, sections.Count) : (at, 1);
                sections.RemoveRange(first, count);
                sections.InsertRange(first, added);
                break;
            default:
                throw Failed($"There is no operation '{operation}'.");
        }
    }

    private static void Require(bool isGiven, string detail)
    {
        if (!isGiven)
        {
            throw Failed(detail);
        }
    }

    private static WorkspaceErrorException Failed(string detail) => WorkspaceErrorException.WithDetail("canvas_editing_failed", detail);
}
