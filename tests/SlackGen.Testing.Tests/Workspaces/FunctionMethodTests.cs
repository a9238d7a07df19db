using System.Text.Json.Nodes;

namespace SlackGen.Testing.Tests;

public sealed class FunctionMethodTests : WorkspaceTests
{
    [Test]
    public async Task A_success_ends_the_execution_with_its_outputs()
    {
        var id = StartExecution();
        Assert.That(Find(id).IsRunning, Is.True);
        await SucceedAsync("functions.completeSuccess", new { function_execution_id = id, outputs = new { result = 4 } });
        Assert.That((Find(id).IsRunning, Text(Find(id).Outputs), Find(id).Error), Is.EqualTo((false, """{"result":4}""", (string?)null)));
        Assert.That((Find(id).CallbackId, Text(Find(id).Inputs)), Is.EqualTo(("add", """{"a":2}""")));
    }

    [Test]
    public async Task A_failure_ends_the_execution_with_its_message()
    {
        var id = StartExecution();
        await SucceedAsync("functions.completeError", new { function_execution_id = id, error = "No water" });
        Assert.That((Find(id).IsRunning, Find(id).Outputs, Find(id).Error), Is.EqualTo((false, (JsonObject?)null, "No water")));
    }

    [Test]
    public async Task An_execution_ends_once()
    {
        var id = StartExecution();
        await SucceedAsync("functions.completeSuccess", new { function_execution_id = id, outputs = new { } });
        Assert.That(await FailAsync("functions.completeSuccess", new { function_execution_id = id, outputs = new { } }), Is.EqualTo("execution_not_in_running_state"));
        Assert.That(await FailAsync("functions.completeError", new { function_execution_id = id, error = "x" }), Is.EqualTo("execution_not_in_running_state"));
        Assert.That(Find(id).Error, Is.Null);
    }

    [Test]
    public async Task An_unknown_execution_is_refused()
    {
        Assert.That(await FailAsync("functions.completeSuccess", new { function_execution_id = "Fx9", outputs = new { } }), Is.EqualTo("function_execution_not_found"));
        Assert.That(await FailAsync("functions.completeError", new { function_execution_id = "Fx9", error = "x" }), Is.EqualTo("function_execution_not_found"));
    }

    private string StartExecution()
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Functions.Start(Workspace.State, "add", new JsonObject { ["a"] = 2 });
        }
    }

    private FunctionExecution Find(string id)
    {
        lock (Workspace.State.Gate)
        {
            return Workspace.State.Functions.Find(id)!;
        }
    }
}
