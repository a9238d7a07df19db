using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>What is generated of one file of the real manifest, whole: the place to read what generated code looks like.</summary>
public class WholeFileTests
{
    [TestCase("calls.participants")]
    public void A_group(string group)
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Selecting(group + ".*"), Repository.Spec));

        Snapshot.Verify(generation, hint => hint != group + ".g.cs");
    }
}
