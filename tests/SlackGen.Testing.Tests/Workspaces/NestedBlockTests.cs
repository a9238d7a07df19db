using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class NestedBlockTests : WorkspaceTests
{
    private static readonly object Button = new { type = "button", text = new { type = "plain_text", text = "Go" } };
    private static readonly object Menu = new { type = "conversations_select", action_id = "a", default_to_current_conversation = true };
    private static readonly object Menus = new { type = "multi_conversations_select", action_id = "b", default_to_current_conversation = true };

    [Test]
    public async Task Blocks_and_elements_inside_others_have_ids()
    {
        object[] blocks =
        [
            new { type = "container", title = new { type = "plain_text", text = "Frame" }, child_blocks = new[] { new { type = "actions", elements = new[] { Button } } } },
            new { type = "carousel", elements = new[] { new { type = "card", title = new { type = "mrkdwn", text = "Card" }, actions = new[] { Button } } } },
        ];
        var posted = (await SucceedAsync("chat.postMessage", new { channel = "C1", text = "x", blocks }))["message"]!["blocks"]!;

        var (actions, card) = (posted[0]!["child_blocks"]![0]!, posted[1]!["elements"]![0]!);
        Assert.That(new[] { posted[0], posted[1], actions, card }.Select(b => (string?)b!["block_id"]).Distinct().Count(), Is.EqualTo(4), Text(posted));
        var actionIds = new[] { actions["elements"]![0], card["actions"]![0] }.Select(e => (string?)e!["action_id"]).ToList();
        Assert.That(actionIds, Is.Unique);
        Assert.That(actionIds, Has.All.Not.Null);
        Assert.That((bool)actions["elements"]![0]!["text"]!["emoji"]!, Is.True);
        Assert.That(BlockElements.Interactive(posted.AsArray()).Select(e => e.Block), Is.EqualTo(new[] { actions, card }));
    }

    [Test]
    public void Cells_of_a_data_table_hold_elements()
    {
        var blocks = JsonNode.Parse("""[{"type": "data_table", "rows": [[null, {"type": "element", "element": {"type": "button"}}]]}]""")!.AsArray();
        BlockCompletion.Complete(Workspace.State, blocks);
        Assert.That((string?)BlockElements.Interactive(blocks).Single().Element["action_id"], Is.Not.Empty);
    }

    [Test]
    public async Task A_view_has_no_two_blocks_of_one_id()
    {
        var input = new { type = "input", block_id = "b", label = new { type = "plain_text", text = "Name" }, element = new { type = "plain_text_input" } };
        var response = await CallAsync("views.open", new { trigger_id = Trigger(null), view = View(input, input) });
        Assert.That((string?)response["error"], Is.EqualTo("invalid_arguments"));
        Assert.That(Text(response["response_metadata"]), Does.Contain("block_id b"));
    }

    [Test]
    public async Task A_menu_begins_with_the_conversation_from_which_the_view_was_opened()
    {
        object one = new { type = "input", block_id = "x", label = new { type = "plain_text", text = "Where" }, element = Menu };
        object several = new { type = "input", block_id = "y", label = new { type = "plain_text", text = "Where" }, element = Menus };
        var opened = await SucceedAsync("views.open", new { trigger_id = Trigger("C2"), view = View(one, several) });
        var values = opened["view"]!["state"]!["values"]!;
        Assert.That((string?)values["x"]!["a"]!["selected_conversation"], Is.EqualTo("C2"));
        Assert.That(Text(values["y"]!["b"]!["selected_conversations"]), Is.EqualTo("""["C2"]"""));

        var pushed = await SucceedAsync("views.push", new { trigger_id = Trigger(null), view = View(one) });
        Assert.That((string?)pushed["view"]!["state"]!["values"]!["x"]!["a"]!["selected_conversation"], Is.EqualTo("C2"), "the modal below came from there");
        var outside = await SucceedAsync("views.open", new { trigger_id = Trigger(null), view = View(one) });
        Assert.That(outside["view"]!["state"]!["values"]!["x"]!["a"]!["selected_conversation"], Is.Null);
    }

    private static object View(params object[] blocks) => new
    {
        type = "modal",
        title = new { type = "plain_text", text = "T" },
        submit = new { type = "plain_text", text = "OK" },
        blocks,
    };

    private string Trigger(string? conversationId)
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Views.CreateTrigger(Workspace.State, "U1", conversationId);
        }
    }
}
