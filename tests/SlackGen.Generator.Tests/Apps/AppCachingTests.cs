using Microsoft.CodeAnalysis;
using SlackGen.Generator.Apps;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>The work that an edit of C# causes in a project with an app.</summary>
[Category("Slow")]
public class AppCachingTests
{
    private const string Handlers = "[OnCommand(\"/deploy\")] Task<CommandReply> M(SlashCommand command, List<string> log) => throw new InvalidOperationException();";

    private static readonly BotProject Before = AppProject.WithHandlers(Handlers).With("Other.cs", "internal class Other { }");

    [Test]
    public void An_unrelated_edit_emits_nothing_again()
    {
        var after = Generation.Of(Before).After(Before.With("Other.cs", "internal class Renamed { private int number = 1; public int Number => number; }"));

        Assert.That(StepReasons.OfApps.SelectMany(after.Reasons), Is.Not.Empty.And.All.AnyOf(StepReasons.NothingNew));
        Assert.That(after.Reasons(AppStepNames.Emit), Is.EqualTo(new[] { IncrementalStepRunReason.Cached }));
    }

    [TestCase("throw new", "throw /* soon */ new")]
    [TestCase("=> throw new InvalidOperationException();", "{ return null!; }")]
    [TestCase("[OnCommand", "\n\n    // A comment.\n    [OnCommand")]
    [TestCase("command, List", "request, List")]
    [TestCase("Task<CommandReply> M(", "private Task<CommandReply> M(")]
    [TestCase("List<string> log", "List< string > /* lines */ log")]
    public void An_edit_of_a_body_a_comment_or_a_name_emits_nothing_again(string old, string edit)
    {
        var edited = Before.With("DeployApp.cs", AppProject.Header + AppProject.Class(Handlers.Replace(old, edit, StringComparison.Ordinal)));
        Assert.That(edited.Compilation.SyntaxTrees.Single(t => t.FilePath == AppProject.Path).ToString(), Does.Contain(edit));

        var after = Generation.Of(Before).After(edited);

        Assert.That(AppStepNames.Source.SelectMany(after.Reasons), Is.Not.Empty.And.All.AnyOf(StepReasons.NothingNew));
    }

    [TestCase("/deploy", "/ship")]
    [TestCase("SlashCommand command", "SlashCommand command, SlackContext slack")]
    [TestCase(" M(", " Deploy(")]
    [TestCase("\"/deploy\"", "\"/deploy\", \"/ship\"")]
    public void An_edit_of_a_handler_emits_its_app(string old, string edit)
    {
        var edited = Before.With("DeployApp.cs", AppProject.Header + AppProject.Class(Handlers.Replace(old, edit, StringComparison.Ordinal)));

        Assert.That(Generation.Of(Before).After(edited).Reasons(AppStepNames.Emit), Is.EqualTo(new[] { IncrementalStepRunReason.Modified }));
    }

    [Test]
    public void Another_app_leaves_the_first_one()
    {
        var after = Generation.Of(Before).After(Before.With("Second.cs", AppProject.Header + AppProject.Class(Handlers).Replace("DeployApp", "SecondApp", StringComparison.Ordinal)));

        Assert.That(after.Reasons(AppStepNames.Emit), Is.EqualTo(new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.New }));
    }

    [Test]
    public void No_cached_value_reaches_an_object_of_the_compiler()
    {
        var project = AppProject.OfFile(AppProject.Header + AppProject.Class(Handlers + "\n[OnCommand(\"ship\")] Task Wrong(string text) => null!;\n[OnAction(Pattern = \"a\")] Task A(ButtonAction a, [FromKeyedServices(1)] List<string> l) => null!;"))
            .With("Stray.cs", "class Stray { [SlackGen.Apps.OnEvent] System.Threading.Tasks.Task M() => null!; }");
        var generation = Generation.Of(project, "SLACKGEN205", "SLACKGEN211", "SLACKGEN217");

        foreach (var name in StepReasons.OfApps)
        {
            Assert.That(generation.AppSteps, Does.ContainKey(name), "a step that never ran shows nothing");
            foreach (var (value, _) in generation.AppSteps[name].SelectMany(s => s.Outputs))
            {
                Assert.That(ObjectGraph.PathTo(value, o => o.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, _ => false), Is.Null, $"the step {name} caches an object of the compiler");
            }
        }
    }

    [Test]
    public void The_order_of_files_does_not_matter()
    {
        var first = AppProject.Header + AppProject.Class("[OnCommand(\"/a\")] Task A() => null!;");
        var second = AppProject.Header + "partial class DeployApp { [OnCommand(\"/b\")] Task B() => null!; }";
        var one = Generation.Of(AppProject.OfFile(first).With("B.cs", second));
        var other = AppProject.OfFile(first);
        var reversed = Generation.Of(other with { Compilation = other.With("B.cs", second).Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(other.With("B.cs", second).Compilation.SyntaxTrees.Reverse()) });

        Assert.That(reversed.Sources, Is.EqualTo(one.Sources));
    }
}
