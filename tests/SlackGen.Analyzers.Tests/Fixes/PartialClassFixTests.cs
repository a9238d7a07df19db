using SlackGen.CodeFixes.Classes;

namespace SlackGen.Analyzers.Tests.Fixes;

/// <summary>The class of a client or app becomes partial.</summary>
[Category("Slow")]
public sealed class PartialClassFixTests
{
    [Test]
    public Task A_client_becomes_partial() => GeneratorFix<PartialClassFix>.AssertAsync(
        """
        namespace Shop;

        /// <summary>The client.</summary>
        [SlackApi("auth.test")]
        public class SlackClient;
        """,
        """
        namespace Shop;

        /// <summary>The client.</summary>
        [SlackApi("auth.test")]
        public partial class SlackClient;
        """);

    [TestCase("public class Outer { [SlackApi] public class SlackClient { } }")]
    [TestCase("public class Outer { [SlackApi] public record SlackClient; }")]
    [TestCase("[SlackApi] public static class SlackClient;")]
    [TestCase("public class Outer { [SlackApp] public class DeployApp { } }")]
    [TestCase("public class Outer { [SlackApp] public record DeployApp; }")]
    [TestCase("[SlackApp] public abstract class DeployApp;")]
    public Task A_class_that_is_no_client_or_app_with_partial_stays(string source) => GeneratorFix<PartialClassFix>.AssertAsync(source, source);

    [Test]
    public Task An_app_without_modifiers_becomes_partial() => GeneratorFix<PartialClassFix>.AssertAsync(
        """
        namespace Bot;

        [SlackApp]
        // Deploys.
        class DeployApp
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }
        """,
        """
        namespace Bot;

        [SlackApp]
        // Deploys.
        partial class DeployApp
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
        }
        """);
}
