using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>The ways to make a client compile in the oldest C# that is supported and in the newest that the compiler knows.</summary>
[Category("Slow")]
public class ConstructorTests
{
    [TestCase(LanguageVersion.CSharp11)]
    [TestCase(LanguageVersion.Latest)]
    public void A_client_is_made_in_every_way_that_the_documentation_shows(LanguageVersion language) => Generation.Of(
        BotProject.In(language, BotProject.Client, Samples.Project.Manifest).With("Uses.cs", """
            using System.Threading.Tasks;
            using Bot;
            using SlackGen;

            public static class Uses
            {
                public static SlackClient[] Make(string token) => new[]
                {
                    new SlackClient(token),
                    new SlackClient(token, "T1"),
                    new SlackClient(new() { Token = token }),
                    new SlackClient(new SlackClientOptions { Token = token }),
                    new SlackClient(new SlackClientOptions(new SlackClientOptions()) { Token = token }),
                    new SlackClient(options: new() { Token = token }),
                    new SlackClient(token).WithToken(token),
                    new SlackClient(token).WithToken(token, "T1"),
                    new SlackClient(token).WithTokenProvider(_ => new ValueTask<string>(token)),
                    new SlackClient(token).WithTokenProvider(_ => new(token), workspace: "T1"),
                };
            }
            """));

    [Test]
    public async Task A_client_tells_the_runtime_the_names_of_its_own_methods()
    {
        var stub = new StubSlack();
        var response = await LiveBot.RunAsync(ManifestText.Users("/src/bot/mine.slack.yaml", """
            group: reports
            summary: Reports.
            methods: { run: { summary: Runs., tier: 2 } }
            """), stub, """
            var options = new SlackClientOptions { Token = "xoxb-1" };
            options.Tiers["reports.rum"] = new SlackRate(1, 1);
            try
            {
                return new SlackClient(options).ToString()!;
            }
            catch (System.ArgumentException e)
            {
                return await Task.FromResult(e.Message);
            }
            """);
        Assert.That(response, Is.EqualTo("There is no method 'reports.rum', which Tiers names. Did you mean 'reports.run'?"));
    }
}
