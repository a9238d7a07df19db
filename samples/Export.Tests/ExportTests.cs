using SlackGen;
using SlackGen.Testing;

namespace Export.Tests;

/// <summary>The contents of an export, and the folders that it refuses.</summary>
public sealed class ExportTests : ExportFixture
{
    [Test]
    public async Task An_export_has_every_message_once()
    {
        var folder = NewFolder();
        await ExportAsync(folder, new ExportView.Lines(TextWriter.Null));

        var random = File.ReadAllLines(Path.Combine(folder, "messages", "C1.jsonl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(random.Select(TsOf), Is.EquivalentTo(Fake.Workspace!.Channel("random").Messages.Select(m => m.Ts)));
            Assert.That(random.Count(l => l.Contains("Reply ", StringComparison.Ordinal)), Is.EqualTo(5));
            Assert.That(File.ReadAllLines(Path.Combine(folder, "files.jsonl")), Has.Length.EqualTo(5));
            Assert.That(File.ReadAllLines(Path.Combine(folder, "members", "C3.jsonl")), Has.All.StartsWith("\"U"));
            Assert.That(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".jsonl", StringComparison.Ordinal)).Select(Path.GetFileName), Is.EqualTo(["export.json"]));
        }
    }

    [Test]
    public async Task A_reply_that_was_sent_to_the_channel_too_is_there_once()
    {
        var slack = Fake.Workspace!;
        var question = slack.AddMessage("containment", "stantz", "Who checks it?");
        Fake.On("conversations.replies").Reply(new { messages = new object[] { new { ts = question.Ts }, new { ts = "2.2", subtype = "thread_broadcast" }, new { ts = "3.3" } } });
        Fake.On("conversations.history").When(r => (string?)r.Arguments["channel"] == "C3")
            .Reply(new { messages = new object[] { new { ts = "2.2", subtype = "thread_broadcast" }, new { ts = question.Ts, reply_count = 2 } }, has_more = false });
        var folder = NewFolder();

        await ExportAsync(folder, new ExportView.Lines(TextWriter.Null));

        Assert.That(File.ReadAllLines(Path.Combine(folder, "messages", "C3.jsonl")).Select(TsOf), Is.EqualTo(["2.2", question.Ts, "3.3"]));
    }

    [Test]
    public async Task A_conversation_that_the_token_cannot_read_is_left_out_and_named()
    {
        Fake.On("conversations.history").When(r => (string?)r.Arguments["channel"] == "C3").ReplyError("not_in_channel");
        var (folder, output) = (NewFolder(), new StringWriter());

        await ExportAsync(folder, new ExportView.Lines(output));

        Assert.That(output.ToString(), Does.Contain("messages/C3: left out, because Slack says not_in_channel"));
        Assert.That(Directory.GetFiles(Path.Combine(folder, "messages"), "C3*"), Is.Empty);
        Assert.That(File.ReadAllText(Path.Combine(folder, "export.json")), Does.Contain("\"IsComplete\":true"));
    }

    [Test]
    public void An_error_that_concerns_everything_ends_the_export()
    {
        Fake.On("conversations.history").ReplyError("missing_scope");

        Assert.That(() => ExportAsync(NewFolder(), new ExportView.Lines(TextWriter.Null)), Throws.InstanceOf<SlackApiException>());
    }

    [Test]
    public void A_folder_with_other_files_is_refused_and_left_alone()
    {
        var folder = NewFolder();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "mine");

        Assert.That(() => ExportAsync(folder, new ExportView.Lines(TextWriter.Null)), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("is not empty"));
        Assert.That(FilesOf(folder).Keys, Is.EqualTo(["mine.txt"]));
    }

    [Test]
    public async Task The_export_of_another_workspace_is_refused()
    {
        var folder = NewFolder();
        await ExportAsync(folder, new ExportView.Lines(TextWriter.Null));
        Fake.On("auth.test").Reply(new { team_id = "T0OTHER" });

        Assert.That(() => ExportAsync(folder, new ExportView.Lines(TextWriter.Null)), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("T0OTHER"));
    }

    [TestCase("users.jsonl.part", "", "shorter")]
    [TestCase("users.jsonl.state", "{", "damaged")]
    [Category("Slow")]
    public async Task A_damaged_export_is_refused(string file, string content, string expected)
    {
        var folder = NewFolder();
        Fake.On("users.list").When(r => r.Arguments["cursor"] is not null).ReplyError("fatal_error");
        Assert.That(() => ExportAsync(folder, new ExportView.Lines(TextWriter.Null)), Throws.InstanceOf<SlackApiException>());
        Fake.Clear();
        await File.WriteAllTextAsync(Path.Combine(folder, file), content);

        Assert.That(() => ExportAsync(folder, new ExportView.Lines(TextWriter.Null)), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(expected));
    }

    private static string? TsOf(string line) => (string?)System.Text.Json.Nodes.JsonNode.Parse(line)!["ts"];
}
