namespace SlackGen.Package.Tests;

/// <summary>A user's project that has nothing but the packages.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class ConsumerTests
{
    // The worked example of the README.
    private const string Manifest = """
        group: reports
        summary: Reports that our own app serves.
        methods:
          run:
            summary: Runs a report and gives its rows.
            tier: 2
            scopes: { bot: [reports:read] }
            body: json
            params:
              name: { type: string, required: true, summary: Which report to run., example: weekly }
            returns:
              rows: { type: list<report_row>, required: true, summary: The rows in the order of the report. }
            errors:
              unknown_report: No report has this name.
        types:
          report_row:
            summary: One row of a report.
            fields:
              label: { type: string, summary: Subject of the row., example: messages }
              count: { type: int, summary: Number of occurrences., example: 42 }
        """;

    [Test]
    public async Task Two_lines_and_a_manifest_call_a_method_that_the_package_does_not_know()
    {
        var output = await BuildAndRunAsync("global", "", """
            using SlackGen; using SlackGen.Testing;
            await using var fake = await FakeSlack.StartAsync(o => o.AddManifestFile("mine.slack.yaml"));
            var slack = new SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress });
            Console.WriteLine($"{(await slack.Reports.RunAsync("weekly")).Rows[0].Count} {(await slack.Users.InfoAsync("U1")).Ok}");
            """);

        Assert.That(output, Does.Contain("42 True"));
    }

    [Test]
    public async Task A_client_in_a_namespace_gives_a_typed_error()
    {
        var output = await BuildAndRunAsync("namespaced", "namespace MyBot.Slack;", """
            using MyBot.Slack; using SlackGen; using SlackGen.Testing;
            await using var fake = await FakeSlack.StartAsync(o => o.AddManifestFile("mine.slack.yaml"));
            fake.On(ReportsClient.Methods.Run).Fail(ReportsRunError.UnknownReport);
            var slack = new SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress });
            try { await slack.Reports.RunAsync("weekly"); }
            catch (SlackApiException<ReportsRunError> e) when (e.Error == ReportsRunError.UnknownReport) { Console.WriteLine($"caught {e.Code}"); }
            """);

        Assert.That(output, Does.Contain("caught unknown_report"));
    }

    private static async Task<string> BuildAndRunAsync(string name, string ns, string program)
    {
        var directory = await PackedPackages.NewProgramAsync(
            name,
            "",
            """<PackageReference Include="SlackGen.Testing" Version="0.1.0" /><AdditionalFiles Include="mine.slack.yaml" />""",
            program);
        await File.WriteAllTextAsync(Path.Combine(directory, "mine.slack.yaml"), Manifest);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "SlackClient.cs"),
            $"using SlackGen;\n{ns}\n[SlackApi(\"users.info\", \"reports.*\")]\npublic partial class SlackClient;\n");
        return await DotNet.RunAsync(directory, PackedPackages.Cache, "run");
    }
}
