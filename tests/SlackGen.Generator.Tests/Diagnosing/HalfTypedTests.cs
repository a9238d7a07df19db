using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Diagnosing;

/// <summary>An editor runs the generator while its user types: whatever stands there, the generator neither throws nor takes the output of others along.</summary>
public class HalfTypedTests
{
    [TestCase("[SlackGen.SlackApi] public enum E { }")]
    [TestCase("[SlackGen.SlackApi] public struct S { }")]
    [TestCase("[SlackGen.SlackApi] public partial interface I { }")]
    [TestCase("[SlackGen.SlackApi] public delegate void D();")]
    [TestCase("public class C { [SlackGen.SlackApi] public void M() { } [SlackGen.SlackApi] public int P { get; } [SlackGen.SlackApi] public event System.Action? E; }")]
    [TestCase("public class C<[SlackGen.SlackApi] T> { public void M([SlackGen.SlackApi] int p) { } }")]
    [TestCase("[assembly: SlackGen.SlackApi]")]
    [TestCase("[module: SlackGen.SlackApi] [return: SlackGen.SlackApi]")]
    public void The_attribute_in_a_place_where_it_cannot_stand(string code) =>
        Assert.That(Generation.Uncompiled(Samples.Project.With("SlackClient.cs", code)).Sources, Is.Empty);

    [TestCase("[SlackGen.SlackApi(")]
    [TestCase("[SlackGen.SlackApi(\"calls")]
    [TestCase("[SlackGen.SlackApi] public partial class")]
    [TestCase("[SlackGen.SlackApi] public partial class SlackClient")]
    [TestCase("[SlackGen.SlackApi(1, null)] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi(null)] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi(null!, \"calls.*\")] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi(new string[] { \"calls.*\" })] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi(patterns: nameof(SlackClient))] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi(Pattern = 1)] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi, SlackGen.SlackApi] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi] public partial class SlackClient : Missing, IMissing<int { }")]
    [TestCase("namespace ; [SlackGen.SlackApi] public partial class SlackClient { }")]
    [TestCase("namespace A. ; [SlackGen.SlackApi] public partial class SlackClient { }")]
    [TestCase("[SlackGen.SlackApi] public partial class { }")]
    public void A_client_that_is_not_finished(string code) => Generation.Uncompiled(Samples.Project.With("SlackClient.cs", code));

    [Test]
    public void Every_beginning_of_a_client()
    {
        var client = BotProject.Selecting("calls.add");
        for (var length = client.IndexOf("[SlackApi", StringComparison.Ordinal); length < client.Length; length += 3)
        {
            Generation.Uncompiled(Samples.Project.With("SlackClient.cs", client[..length]));
        }
    }
}
