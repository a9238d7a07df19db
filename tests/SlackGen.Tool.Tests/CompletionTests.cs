namespace SlackGen.Tool.Tests;

/// <summary>Completion by the directive <c>[suggest]</c>, and the command line itself.</summary>
[NonParallelizable]
public sealed class CompletionTests
{
    [Test]
    public async Task The_names_of_methods_are_completed() =>
        Assert.That(await SuggestAsync("call chat.post"), Is.EqualTo(["chat.postEphemeral", "chat.postMessage"]));

    [Test]
    public async Task The_names_of_arguments_are_completed() =>
        Assert.That(await SuggestAsync("call conversations.history c"), Is.EqualTo(["channel=", "cursor=", "--spec"]));

    [Test]
    public async Task Commands_are_completed() => Assert.That(await SuggestAsync("meth"), Is.EqualTo(["methods"]));

    [TestCase("nonsense")]
    [TestCase("call")]
    [TestCase("serve", "--port", "70000")]
    [TestCase("call", "auth.test", "--base-address", "here")]
    public async Task A_wrong_command_line_exits_with_2(params string[] args) => Assert.That((await CommandLine.RunAsync(args)).ExitCode, Is.EqualTo(2));

    [Test]
    public async Task The_version_is_that_of_the_package() => Assert.That((await CommandLine.RunAsync("--version")).Output, Does.Match(@"^\d+\.\d+\.\d+"));

    private static async Task<string[]> SuggestAsync(string line) =>
        (await CommandLine.RunAsync($"[suggest:{line.Length}]", line)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
