using System.Text.RegularExpressions;

namespace SlackGen.Apps.AspNetCore.Tests;

/// <summary>The programs in the READMEs of apps: they start.</summary>
public partial class ReadmeTests
{
    [TestCase("SlackGen.Apps.AspNetCore/README.md")]
    [TestCase("SlackGen.Apps/README.md")]
    [TestCase("SlackGen.Apps/SocketMode/README.md")]
    public void Socket_Mode_is_shown_with_the_token_without_which_the_host_does_not_start(string readme)
    {
        var calls = Call().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "runtime", readme)));

        Assert.That(calls.Select(call => call.Value), Is.Not.Empty.And.All.StartsWith("UseSocketMode(o => o.AppToken = "));
    }

    [GeneratedRegex(@"UseSocketMode\(.*")]
    private static partial Regex Call();
}
