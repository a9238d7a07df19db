using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Diagnosing;

/// <summary>A mistake of the generator's own costs one file: an exception that left it would take everything.</summary>
public class FailureTests
{
    [Test]
    public void SLACKGEN006_a_file_that_cannot_be_read_costs_itself()
    {
        var generation = Generation.Of(BotProject.Of(BotProject.Client, Samples.Members, Samples.Shared, new Unreadable()), "SLACKGEN006");

        Assert.That(generation.Diagnostics.Single().Place(), Is.EqualTo("/src/bot/unreadable.slack.yaml(1,1)"));
        Assert.That(generation.Diagnostics.Single().Message(), Does.Contain("'unreadable.slack.yaml' could not be read").And.Contain("IOException: The disk is gone."));
        Assert.That(generation["members.g.cs"], Does.Contain("InfoAsync"));
    }

    [Test]
    public void A_file_that_cannot_be_read_leaves_the_files_that_are_parsed_beside_it()
    {
        var text = ManifestText.BuiltIn("/package/types/beside.yaml", "types:\n  beside: { summary: Stands beside an unreadable file. }\n");
        var before = ParseCache.Size;

        ParseCache.ParseAll([new Unreadable(), text, new Unreadable()], CancellationToken.None);

        Assert.That(ParseCache.Size - before, Is.EqualTo(text.Yaml.Length));
    }

    [Test]
    public void Files_that_are_parsed_side_by_side_are_left_when_the_build_is_canceled() =>
        Assert.That(() => ParseCache.ParseAll([new Unreadable()], new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void SLACKGEN006_an_emitter_that_throws_costs_its_file()
    {
        var emitted = EmittedSource.GetOrEmit("calls.g.cs", "methods/calls.yaml", "/package/methods/calls.yaml", "calls", _ => throw new InvalidOperationException("No such type."));

        Assert.That(emitted.Source, Is.Null);
        Assert.That(emitted.Failure!.ToDiagnostic().ToString(), Does.StartWith("/package/methods/calls.yaml(1,1): error SLACKGEN006: Nothing was generated from 'methods/calls.yaml'"));
        Assert.That(emitted.Failure.Message, Does.Contain("InvalidOperationException: No such type."));
    }

    [Test]
    public void SLACKGEN006_an_emitter_of_no_file_has_no_place() =>
        Assert.That(
            EmittedSource.GetOrEmit("SlackClient.g.cs", "SlackClient", "", "SlackClient", _ => throw new InvalidOperationException("No such group.")).Failure!.ToDiagnostic().Location,
            Is.EqualTo(Location.None));

    [Test]
    public void SLACKGEN006_a_linker_that_throws_is_reported_at_the_client()
    {
        var target = new ClientTarget("Bot", "SlackClient", IsPublic: true, IsSealed: false, Patterns: default);
        var found = new FoundTarget(target, "Bot.SlackClient", new SourceLocation("/src/bot/SlackClient.cs", 0, 0, 4, 1, 4, 9), Patterns: default, Problem: null, Referenced: default);
        var plan = new PlanResult(null, new PlanFailure(Descriptors.Internal, "Nothing was generated: no such type."));
        var reported = TargetDiagnostics.Collect([found], plan, []).Single().ToDiagnostic();

        Assert.That(reported.ToString(), Is.EqualTo("/src/bot/SlackClient.cs(5,2): error SLACKGEN006: Nothing was generated: no such type."));
    }

    [Test]
    public void Cancelling_is_not_a_failure() =>
        Assert.That(() => EmittedSource.GetOrEmit("a.g.cs", "a", "", "a", _ => throw new OperationCanceledException()), Throws.InstanceOf<OperationCanceledException>());

    private sealed class Unreadable : AdditionalText
    {
        public override string Path => BotProject.Directory + "unreadable.slack.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new IOException("The disk is gone.");
    }
}
