namespace SlackGen.Tool.Tests;

/// <summary>The command line: what it writes, says and exits with.</summary>
[NonParallelizable]
public sealed class CommandTests
{
    private readonly List<string> directories = [];
    private StringWriter error = null!;
    private StringWriter output = null!;
    private TextWriter[] console = null!;

    [SetUp]
    public void Listen()
    {
        console = [Console.Out, Console.Error];
        Console.SetOut(output = new StringWriter());
        Console.SetError(error = new StringWriter());
    }

    [TearDown]
    public void Stop()
    {
        Console.SetOut(console[0]);
        Console.SetError(console[1]);
        directories.ForEach(d => Directory.Delete(d, recursive: true));
        directories.Clear();
    }

    [Test]
    public void A_table_is_current_until_the_manifest_changes()
    {
        var spec = Path.Combine(New(Manifests.Small), "spec");

        Assert.That(Run("table", "--check", "--spec", spec), Is.EqualTo(1), "it is not there");
        Assert.That(Run("table", "--spec", spec), Is.Zero);
        Assert.That(Run("table", "--check", "--spec", spec), Is.Zero);
        var file = Path.Combine(spec, "methods", "calls.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("Adds a call.", "Adds one call.", StringComparison.Ordinal));
        Assert.That(Run("table", "--check", "--spec", spec), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("Adds a call.").And.Contain("Adds one call."));
    }

    [Test]
    public void The_table_of_events_is_current_until_an_event_changes()
    {
        var spec = Path.Combine(New([.. Manifests.Small, Manifests.SmallEvents]), "spec");

        Assert.That(Run("table", "--spec", spec), Is.Zero);
        Assert.That(Run("table", "--check", "--spec", spec), Is.Zero);
        var file = Path.Combine(spec, "events", "chat.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("A bot speaks.", "A bot writes.", StringComparison.Ordinal));
        Assert.That(Run("table", "--check", "--spec", spec), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("EVENTS.md").And.Contain("A bot speaks.").And.Contain("A bot writes.").And.Not.Contain("METHODS.md"));
    }

    [TestCase("bundle")]
    [TestCase("openapi")]
    public void A_file_is_written_where_the_caller_wants_it(string command)
    {
        var directory = New(Manifests.Small);
        var file = Path.Combine(directory, "out.json");

        Assert.That(Run(command, "--spec", Path.Combine(directory, "spec"), "-o", file), Is.Zero);
        Assert.That(File.ReadAllText(file), Does.Contain("calls.add"));
    }

    [Test]
    public void A_mistake_is_located_and_nothing_is_written()
    {
        var directory = New([.. Manifests.Small, ("spec/methods/bad.yaml", "group: bad\nsummary: Bad.\nmethods:\n  add:\n    summary: Adds.\n    tierr: 3\n")]);
        var file = Path.Combine(directory, "out.json");

        Assert.That(Run("bundle", "--spec", Path.Combine(directory, "spec"), "-o", file), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("bad.yaml(6,5): error SLACKGEN102").And.Contain("Did you mean 'tier'?"));
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public void A_projects_own_file_adds_to_the_bundle()
    {
        var directory = New([.. Manifests.Small, ("mine.slack.yaml", "group: calls\nsummary: Calls.\nmethods:\n  add:\n    extend: true\n    params: { color: { type: string, summary: The color. } }\n")]);
        var file = Path.Combine(directory, "out.json");

        Assert.That(Run("bundle", "--spec", Path.Combine(directory, "spec"), "--extra", Path.Combine(directory, "mine.slack.yaml"), "-o", file), Is.Zero);
        Assert.That(File.ReadAllText(file), Does.Contain("\"color\"").And.Contain("\"id\""));
    }

    [Test]
    public void A_directory_without_a_manifest_and_a_missing_file_are_said()
    {
        var directory = New(Manifests.Small);

        Assert.That(Run("bundle", "--spec", directory), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain($"There is no manifest (methods/*.yaml) in {directory}"));
        Assert.That(Run("bundle", "--spec", Path.Combine(directory, "spec"), "--extra", "none.slack.yaml"), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("There is no file").And.Contain("none.slack.yaml"));
    }

    [Test]
    public void A_manifest_without_its_common_file_and_a_file_that_cannot_be_written_are_said()
    {
        var directory = New(Manifests.Small);
        var spec = Path.Combine(directory, "spec");

        Assert.That(Run("bundle", "--spec", spec, "-o", Path.Combine(directory, "none", "out.json")), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("cannot be written"));
        File.Delete(Path.Combine(spec, "common.yaml"));
        Assert.That(Run("openapi", "--spec", spec, "-o", Path.Combine(directory, "out.json")), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.Contain("has no common.yaml"));
    }

    private string New((string Path, string Text)[] files)
    {
        directories.Add(Manifests.Write(files));
        return directories[^1];
    }

    private static int Run(params string[] arguments) => Commands.Root.Parse(arguments).Invoke();
}
