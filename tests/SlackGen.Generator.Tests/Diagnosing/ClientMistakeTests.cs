using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Diagnosing;

/// <summary>Mistakes in the class with <c>[SlackApi]</c>: each has an ID, a location and a message that says what to do.</summary>
public class ClientMistakeTests
{
    [Test]
    public void SLACKGEN001_a_second_class_points_at_the_second()
    {
        const string Second = "namespace Bot;\n\n[SlackGen.SlackApi(\"calls.end\")]\npublic partial class ZweiterClient { }";
        var generation = Generation.Of(Samples.Project.With("Second.cs", Second), "SLACKGEN001");
        var diagnostic = generation.Diagnostics.Single();

        Assert.That(diagnostic.Place(), Is.EqualTo("/src/bot/Second.cs(3,2)"));
        Assert.That(diagnostic.Underlined(Second), Is.EqualTo("SlackGen.SlackApi(\"calls.end\")"));
        Assert.That(diagnostic.Message(), Is.EqualTo("'Bot.SlackClient' carries [SlackApi] already; a compilation has one such class. List all patterns there."));
        Assert.That(generation.Sources, Does.ContainKey("calls.g.cs"), "the first is generated all the same");
    }

    [Test]
    public void SLACKGEN001_does_not_depend_on_the_order_of_files()
    {
        var project = BotProject.Of("namespace Bot;\n[SlackGen.SlackApi] public partial class Zeta { }", Samples.Members, Samples.Shared)
            .With("First.cs", "namespace Bot;\n[SlackGen.SlackApi] public partial class Alpha { }");

        Assert.That(Generation.Of(project, "SLACKGEN001").Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(2,2)"));
    }

    [TestCase("calls.ad", "\"calls.ad\"", " Did you mean 'calls.add'?")]
    [TestCase("call.*", "\"call.*\"", " Did you mean 'calls.*'?")]
    [TestCase("Calls.Add", "\"Calls.Add\"", " Did you mean 'calls.add'?")]
    [TestCase("something.else", "\"something.else\"", "")]
    [TestCase("calls", "\"calls\"", " Did you mean 'calls.*'?")]
    [TestCase("", "\"\"", "")]
    [TestCase(".*", "\".*\"", "")]
    [TestCase("*", "\"*\"", "")]
    public void SLACKGEN002_a_pattern_without_a_match_points_at_the_pattern(string pattern, string underlined, string suggestion)
    {
        var client = BotProject.Selecting("members.info", pattern);
        var generation = Generation.Of(Samples.Project.With("SlackClient.cs", client), "SLACKGEN002");
        var diagnostic = generation.Diagnostics.Single();

        Assert.That(diagnostic.Underlined(client), Is.EqualTo(underlined));
        Assert.That(diagnostic.Location.GetLineSpan().Path, Is.EqualTo("/src/bot/SlackClient.cs"));
        Assert.That(diagnostic.Message(), Is.EqualTo($"No method matches '{pattern}': a pattern is a method's name or a prefix that ends in '.*'.{suggestion}"));
        Assert.That(generation.Sources, Does.ContainKey("members.g.cs"), "the other pattern is generated");
    }

    [Test]
    public void SLACKGEN002_points_at_the_attribute_where_the_pattern_is_a_constant()
    {
        const string Client = "[SlackGen.SlackApi(Names.One, \"members.*\")] public partial class SlackClient { } public static class Names { public const string One = \"one\"; }";

        Assert.That(Generate(Client, "SLACKGEN002").Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,2)"));
    }

    [TestCase(LanguageVersion.CSharp8, "8.0")]
    [TestCase(LanguageVersion.CSharp10, "10.0")]
    public void SLACKGEN003_an_old_language_is_named(LanguageVersion language, string name)
    {
        var project = BotProject.In(language, "namespace Bot\n{\n    [SlackGen.SlackApi]\n    public partial class SlackClient { }\n}", Samples.Members, Samples.Shared);
        var generation = Generation.Of(project, "SLACKGEN003");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,6)"));
        Assert.That(generation.Diagnostics.Single().Message(), Does.Contain("needs C# 11").And.Contain($"compiles C# {name}.").And.Contain("<LangVersion>"));
        Assert.That(generation.Sources, Is.Empty);
    }

    [Test]
    public void SLACKGEN004_a_class_that_is_not_partial()
    {
        var generation = Generate("[SlackGen.SlackApi] public class SlackClient { }", "SLACKGEN004");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,2)"));
        Assert.That(generation.Diagnostics.Single().Message(), Is.EqualTo("'SlackClient' must be partial: its methods are generated into its other half."));
        Assert.That(generation.Sources, Is.Empty);
    }

    [TestCase("[SlackGen.SlackApi] public static partial class SlackClient { }", "is static")]
    [TestCase("[SlackGen.SlackApi] public abstract partial class SlackClient { }", "is abstract")]
    [TestCase("[SlackGen.SlackApi] public partial record SlackClient { }", "is a record")]
    [TestCase("[SlackGen.SlackApi] public record SlackClient { }", "is a record")]
    [TestCase("[SlackGen.SlackApi] public partial class SlackClient<T> { }", "is generic")]
    [TestCase("[SlackGen.SlackApi] file partial class SlackClient { }", "is local to its file")]
    [TestCase("[SlackGen.SlackApi] public partial class SlackClient : Base { } public class Base { }", "derives from Base")]
    [TestCase("[SlackGen.SlackApi] public partial class SlackClient(string token) { public string Token => token; }", "has a primary constructor")]
    public void SLACKGEN005_a_class_that_cannot_be_a_client(string client, string reason)
    {
        var project = BotProject.In(LanguageVersion.Latest, "namespace Bot;\n\n" + client, Samples.Members, Samples.Shared);
        var generation = Generation.Of(project, "SLACKGEN005");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,2)"));
        Assert.That(generation.Diagnostics.Single().Message(), Is.EqualTo($"'SlackClient' {reason}; a client is a plain partial class in a namespace."));
        Assert.That(generation.Sources, Is.Empty);
    }

    [Test]
    public void SLACKGEN005_a_nested_class()
    {
        var generation = Generate("public partial class Outer { [SlackGen.SlackApi] public partial class SlackClient { } }", "SLACKGEN005");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,31)"));
        Assert.That(generation.Diagnostics.Single().Message(), Does.StartWith("'SlackClient' is nested in another type;"));
    }

    [TestCase("Calls", "its own property for the group 'calls'")]
    [TestCase("CallsClient", "a class of the group 'calls'")]
    [TestCase("CallsClientExtensions", "a class of the group 'calls'")]
    [TestCase("CallsUploadShare", "a class of the group 'calls'")]
    [TestCase("CallsStreamCompletion", "a class of the group 'calls'")]
    [TestCase("CallsEndResponse", "a class of the method 'calls.end'")]
    public void SLACKGEN005_a_class_named_like_what_is_generated(string name, string owner)
    {
        var generation = Generate($"[SlackGen.SlackApi] public partial class {name} {{ }}", "SLACKGEN005");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(3,2)"));
        Assert.That(generation.Diagnostics.Single().Message(), Is.EqualTo($"'{name}' is the name of {owner} as well; give the client another."));
        Assert.That(generation.Sources, Is.Empty);
    }

    [Test]
    public void SLACKGEN005_a_group_of_the_users_that_makes_a_second_class_of_the_clients_name()
    {
        var users = ManifestText.Users(BotProject.Directory + "mine.slack.yaml", "group: slack\nsummary: Mine.\nmethods: { go: { summary: Goes. } }");

        Generation.Of(BotProject.Of(BotProject.Client, users), "SLACKGEN005");
    }

    [Test]
    public void A_class_may_be_named_like_what_is_not_generated() => Generate("[SlackGen.SlackApi(\"members.*\")] public partial class Calls { }");

    [Test]
    public void SLACKGEN007_a_project_without_a_manifest()
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Selecting("calls.*")), "SLACKGEN007");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/SlackClient.cs(5,2)"));
        Assert.That(generation.Diagnostics.Single().Message(), Does.StartWith("No manifest was found among the AdditionalFiles"));
    }

    [Test]
    public void All_of_them_are_errors() => Assert.That(
        Generate("[SlackGen.SlackApi] public class SlackClient { }\n[SlackGen.SlackApi(\"x\")] public static partial class Second { }", "SLACKGEN001", "SLACKGEN004", "SLACKGEN005")
            .Diagnostics.Select(d => d.Severity),
        Is.All.EqualTo(DiagnosticSeverity.Error));

    private static Generation Generate(string client, params string[] expected) =>
        Generation.Of(Samples.Project.With("SlackClient.cs", "namespace Bot;\n\n" + client), expected);
}
