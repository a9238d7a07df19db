using SlackGen.Analyzers.Arguments;
using SlackGen.Analyzers.Identifiers;

namespace SlackGen.Analyzers.Tests.Arguments;

/// <summary>The analyzers of arguments and IDs on the sample.</summary>
public sealed class SampleTests
{
    private const string Usings = """
        global using System.IO;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    [Test]
    public async Task They_report_nothing_in_the_bot()
    {
        // The tests have a client of their own.
        var sources = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "samples", "Bot"), "*.cs").Where(f => Path.GetFileName(f) != "SlackClient.cs").Select(File.ReadAllText);
        Assert.That(
            await Messages.FindAsync(
                [new BoundsAnalyzer(), new GroupAnalyzer(), new IdKindAnalyzer(), new NotificationTextAnalyzer(), new UserInputAnalyzer(), new IdAnalyzer()],
                [Code.Usings, Usings, .. sources]),
            Is.Empty);
    }
}
