using NUnit.Framework.Internal;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>The snapshots themselves: they notice what is new, what is different and what is gone.</summary>
public class SnapshotTests
{
    private const string Verified = "T.M#members.g.verified.cs";
    private const string Received = "T.M#members.g.received.cs";

    private static readonly Lazy<Generation> Members = new(() => Generation.Of(BotProject.Of(BotProject.Selecting("members.info"), Samples.Members, Samples.Shared)));

    private string directory = "";

    [SetUp]
    public void MakeDirectory()
    {
        if (Environment.GetEnvironmentVariable("SLACKGEN_ACCEPT") == "1")
        {
            Assert.Ignore("Nothing differs from what is accepted.");
        }

        directory = Directory.CreateTempSubdirectory("snapshots").FullName;
    }

    [TearDown]
    public void DeleteDirectory()
    {
        if (directory.Length > 0)
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Test]
    public void A_new_one_is_received_and_fails()
    {
        Assert.That(Failure(), Does.StartWith($"There is no {Verified}"));
        Assert.That(File.ReadAllBytes(In(Received))[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        Assert.That(File.ReadAllText(In(Received)), Is.EqualTo(Snapshot.Received("members.g.cs", Members.Value["members.g.cs"])));
    }

    [Test]
    public void The_same_passes_also_after_a_checkout_on_Windows_and_clears_what_was_received()
    {
        File.WriteAllText(In(Verified), Snapshot.Received("members.g.cs", Members.Value["members.g.cs"]).Replace("\n", "\r\n", StringComparison.Ordinal));
        File.WriteAllText(In(Received), "old");

        Assert.That(Failure(), Is.Null);
        Assert.That(File.Exists(In(Received)), Is.False);
    }

    [Test]
    public void A_difference_is_shown_by_its_first_line()
    {
        File.WriteAllText(In(Verified), Snapshot.Received("members.g.cs", Members.Value["members.g.cs"]).Replace("#nullable enable annotations", "#nullable disable annotations", StringComparison.Ordinal));

        Assert.That(Failure(), Does.Contain("differs in line 3:\n  verified: #nullable disable annotations\n  received: #nullable enable annotations\n"));
    }

    [Test]
    public void One_whose_file_is_not_generated_any_more_fails()
    {
        File.WriteAllText(In("T.M#gone.g.verified.cs"), "");
        File.WriteAllText(In("T.Other#gone.g.verified.cs"), "");

        Assert.That(Failure(), Does.Contain("T.M#gone.g.verified.cs is the snapshot of a file that is not generated any more.").And.Not.Contain("T.Other"));
    }

    private string In(string file) => Path.Combine(directory, file);

    private string? Failure()
    {
        // NUnit counts a failed assertion even when it is caught, unless the context is another.
        using var context = new TestExecutionContext.IsolatedContext();
        try
        {
            Snapshot.Verify(Members.Value, hint => hint != "members.g.cs", directory, "T.M");
            return null;
        }
        catch (AssertionException e)
        {
            return e.Message;
        }
    }
}
