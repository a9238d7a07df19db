using System.Text.Json.Nodes;

namespace SlackGen.Testing;

/// <summary>The content of a message that arrives bit by bit: Markdown, blocks, and the tasks of a plan.</summary>
/// <param name="isPlan">Whether all tasks are gathered in one plan; otherwise each is a card among the text.</param>
internal sealed class StreamedContent(bool isPlan)
{
    private static readonly string[] TaskTexts = ["details", "output"];

    // Text is kept as Markdown until it is shown: markup may begin in one piece and end in the next. A task is a `task_card` block.
    private readonly List<object> parts = [];
    private string planTitle = "Plan";

    /// <summary>Gets or sets whether the stream has ended.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Returns content that is the same and can change by itself.</summary>
    public StreamedContent Copy()
    {
        var copy = new StreamedContent(isPlan) { IsComplete = IsComplete, planTitle = planTitle };
        copy.parts.AddRange(parts.Select(p => p is JsonObject block ? block.DeepClone() : p));
        return copy;
    }

    /// <summary>Adds a chunk: Markdown as text, or an object with a <c>type</c>.</summary>
    /// <returns>Whether the chunk is of a known type.</returns>
    public bool Add(JsonNode? chunk)
    {
        if (chunk is JsonValue text && text.TryGetValue<string>(out var markdown))
        {
            AddText(markdown);
            return true;
        }

        switch ((string?)chunk?["type"])
        {
            case "markdown_text":
                AddText((string?)chunk["text"] ?? "");
                return true;
            case "blocks":
                AddBlocks(chunk["blocks"] as JsonArray);
                return true;
            case "plan_update":
                planTitle = (string?)chunk["title"] ?? planTitle;
                return true;
            case "task_update":
                AddTask((JsonObject)chunk);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds blocks as they are.</summary>
    public void AddBlocks(JsonArray? blocks) => parts.AddRange((blocks ?? []).OfType<JsonObject>().Select(b => b.DeepClone()));

    /// <summary>Returns the content as it is shown now.</summary>
    public MessageContent Render()
    {
        var text = MarkdownText.ToMrkdwn(string.Concat(parts.OfType<string>()));
        var blocks = new JsonArray();
        if (isPlan && Tasks.Any())
        {
            blocks.Add(new JsonObject { ["type"] = "plan", ["title"] = planTitle, ["tasks"] = new JsonArray([.. Tasks.Select(t => t.DeepClone())]) });
        }

        foreach (var part in parts.Where(p => !isPlan || p is not JsonObject task || !IsTask(task)))
        {
            blocks.Add(part is string markdown ? RichText.Create(MarkdownText.ToMrkdwn(markdown)) : ((JsonObject)part).DeepClone());
        }

        return new MessageContent(text, blocks, null);
    }

    private IEnumerable<JsonObject> Tasks => parts.OfType<JsonObject>().Where(IsTask);

    private static bool IsTask(JsonObject part) => (string?)part["type"] == "task_card";

    private void AddText(string markdown)
    {
        if (parts is [.., string last])
        {
            parts[^1] = last + markdown;
        }
        else if (markdown.Length > 0)
        {
            parts.Add(markdown);
        }
    }

    // A task whose ID was used before is changed, and the others follow.
    private void AddTask(JsonObject chunk)
    {
        var task = Tasks.FirstOrDefault(t => (string?)t["task_id"] == (string?)chunk["id"]);
        if (task is null)
        {
            parts.Add(task = new JsonObject { ["type"] = "task_card", ["task_id"] = (string?)chunk["id"] });
        }

        task["title"] = (string?)chunk["title"];
        task["status"] = (string?)chunk["status"];
        foreach (var field in TaskTexts.Where(f => chunk[f] is not null))
        {
            task[field] = RichText.Create(MarkdownText.ToMrkdwn((string?)chunk[field] ?? ""));
        }

        if (chunk["sources"] is { } sources)
        {
            task["sources"] = sources.DeepClone();
        }
    }
}
