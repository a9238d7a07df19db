using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>The generated code compiles wherever the client stands. That it has no diagnostic is what <see cref="Generation"/> asserts.</summary>
[Category("Slow")]
public class NamespaceTests
{
    [Test]
    public void The_whole_manifest_compiles_in_the_global_namespace_and_the_newest_language()
    {
        var project = BotProject.In(LanguageVersion.Latest, "[SlackGen.SlackApi] internal sealed partial class SlackClient;", Repository.Spec)
            .With("GlobalUsings.cs", ImplicitUsings.Code);

        Assert.That(Generation.Of(project).Output.GetTypeByMetadataName("ChatPostMessageRequest"), Is.Not.Null);
    }

    [Test]
    public void The_whole_manifest_compiles_where_every_name_means_something_else() =>
        Assert.That(FullClient.Generation.Output.GetTypeByMetadataName(FullClient.Namespace + ".ChatPostMessageRequest"), Is.Not.Null);

    [TestCase("namespace MyBot.Slack;\n[SlackGen.SlackApi] public partial class SlackClient { }", "MyBot.Slack")]
    [TestCase("namespace MyBot.Slack\n{\n[SlackGen.SlackApi] public partial class SlackClient { }\n}", "MyBot.Slack")]
    [TestCase("namespace MyBot { namespace Slack { [SlackGen.SlackApi] public partial class SlackClient { } } }", "MyBot.Slack")]
    [TestCase("namespace MyCompany.SlackGen.Bot;\n[global::SlackGen.SlackApi] public partial class SlackClient { }", "MyCompany.SlackGen.Bot")]
    [TestCase("namespace SlackGen;\n[SlackApi] public partial class SlackClient { }", "SlackGen")]
    [TestCase("namespace @event.@class;\n[SlackGen.SlackApi] public partial class SlackClient { }", "event.class")]
    [TestCase("namespace Bot.Ünïcode;\n[SlackGen.SlackApi] public partial class SlackClient { }", "Bot.Ünïcode")]
    public void The_generated_types_stand_in_the_namespace_of_the_client(string client, string ns)
    {
        var generation = Generation.Of(BotProject.Of(client, Samples.Calls, Samples.Members, Samples.Shared));

        Assert.That(generation.Output.GetTypeByMetadataName(ns + ".CallsAddRequest"), Is.Not.Null);
    }
}
