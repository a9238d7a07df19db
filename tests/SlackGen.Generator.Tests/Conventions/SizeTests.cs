using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Conventions;

/// <summary>A project pays for what it selects: every generated line is read, compiled and stepped over by somebody.</summary>
[Category("Slow")]
public class SizeTests
{
    private const string Three = "users.info chat.postMessage conversations.history";
    private const string Sixty = "users.* chat.* conversations.* calls.* dialog.open";

    [TestCase(Three, 1_500)]
    [TestCase(Sixty, 11_000)]
    [TestCase("", 53_000)]
    public void Selected_methods_with_their_requests_responses_and_errors_stay_small(string patterns, int bound) =>
        Assert.That(Lines(Generation.Uncompiled(BotProject.Of(BotProject.Selecting(patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Repository.Spec))), Is.LessThanOrEqualTo(bound));

    private static int Lines(Generation generation)
    {
        var lines = generation.Sources.Values.Sum(s => s.Count(c => c == '\n'));
        Assert.That(lines, Is.GreaterThan(0));
        return lines;
    }
}
