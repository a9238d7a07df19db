namespace SlackGen.Tool.Tests.Authoring;

/// <summary>The command <c>new method</c>.</summary>
[NonParallelizable]
public sealed class NewCommandTests
{
    private string directory = "";

    [SetUp]
    public void Create() => directory = Manifests.Write();

    [TearDown]
    public void Delete() => Directory.Delete(directory, recursive: true);

    [TestCase("reports.create")]
    [TestCase("chat.shout")]
    [TestCase("admin.users.session.count")]
    public async Task A_new_method_has_no_mistake(string name)
    {
        var file = Path.Combine(directory, "new.slack.yaml");
        await File.WriteAllTextAsync(file, (await CommandLine.RunAsync("new", "method", name)).Output);

        Assert.That(await CommandLine.RunAsync("check", file), Is.EqualTo(new CommandResult(0, "", "")));
        Assert.That((await CommandLine.RunAsync("methods", name, "--extra", file)).Output, Does.StartWith(name + "\n"));
    }

    [Test]
    public async Task A_file_is_replaced_only_by_force()
    {
        var file = Path.Combine(directory, "reports.slack.yaml");
        await File.WriteAllTextAsync(file, "mine");

        var refused = await CommandLine.RunAsync("new", "method", "reports.create", "-o", file);
        Assert.That((refused.ExitCode, refused.Error), Is.EqualTo((2, $"{file} exists. --force replaces it.\n")));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("mine"));
        Assert.That((await CommandLine.RunAsync("new", "method", "reports.create", "-o", file, "--force")).ExitCode, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("group: reports"));
    }

    [TestCase("reports", "is not the name of a method")]
    [TestCase("reports.cre-ate", "is not the name of a method")]
    [TestCase("chat.postMessage", "The manifest has chat.postMessage already.")]
    [TestCase("chat.PostMessage", "No method can have the name chat.PostMessage")]
    public async Task A_name_that_no_new_method_can_have_is_said(string name, string message)
    {
        var result = await CommandLine.RunAsync("new", "method", name);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.Contain(message));
    }

    [Test]
    public async Task A_folder_that_does_not_exist_is_said()
    {
        var result = await CommandLine.RunAsync("new", "method", "reports.create", "-o", Path.Combine(directory, "none", "a.slack.yaml"));

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("cannot be written"));
    }
}
