namespace SlackGen.Package.Tests;

/// <summary>A user's project with every analyzer on, documentation checked and every warning an error.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class StrictConsumerTests
{
    private const string Strict = """
        <OutputType>Library</OutputType>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        <AnalysisLevel>latest-all</AnalysisLevel>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        """;

    [Test]
    public async Task Compiles_a_client_of_all_methods_without_a_warning()
    {
        var directory = await PackedPackages.NewProgramAsync("strict", Strict, "", """
            using SlackGen;

            [assembly: CLSCompliant(false)]

            namespace MyBot;

            /// <summary>The client of everything.</summary>
            [SlackApi]
            public partial class SlackClient
            {
            }
            """);

        await DotNet.RunAsync(directory, PackedPackages.Cache, "build");
    }
}
