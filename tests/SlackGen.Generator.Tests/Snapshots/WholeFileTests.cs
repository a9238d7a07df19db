using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>The whole generated text of one file of the real manifest: the place to see what generated code looks like.</summary>
[Category("Slow")]
public class WholeFileTests
{
    [TestCase("calls.participants")]
    public void A_group(string group)
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Selecting(group + ".*"), Repository.Spec));

        Snapshot.Verify(generation, hint => hint != group + ".g.cs");
    }
}
