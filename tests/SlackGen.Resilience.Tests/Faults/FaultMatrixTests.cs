using SlackGen.Resilience.Tests.Support;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>Every fault of the fake, met by an idempotent method that is documented as GET, by one that is documented as POST, and by one that must not be sent twice.</summary>
[Category("Slow")]
public sealed class FaultMatrixTests
{
    public static IEnumerable<TestCaseData> Cases =>
        from fault in FaultTable.All
        from call in Call.All
        from always in new[] { false, true }
        select new TestCaseData(fault, call, always).SetArgDisplayNames(fault.Name.Replace("`", "", StringComparison.Ordinal), call.Method, always ? "always" : "once");

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault_ends_as_the_table_says(FaultCase fault, Call call, bool always)
    {
        await using var bench = await Bench.StartAsync();
        bench.Options.AttemptTimeout = fault.AttemptTimeout;
        fault.Strike(bench, call.Method, always ? null : 1);
        Exception? failure = null;
        try
        {
            Assert.That(await call.SendAsync(bench.Client, CancellationToken.None), "The response is another call's.");
        }
        catch (Exception e) when (e is not AssertionException)
        {
            failure = e;
        }

        var seen = bench.Slack.RequestsTo(call.Method).Count;
        var expected = call == Call.PostMessage ? fault.Message : fault.Repeatable;
        Assert.Multiple(() =>
        {
            Assert.That(Outcomes.Describe(failure, seen), Is.EqualTo(always ? expected.Always : expected.Once), failure?.ToString());
            Assert.That(failure, Is.Null.Or.InstanceOf<SlackException>());
            Assert.That((failure as SlackException)?.Method, Is.EqualTo(failure is null ? null : call.Method));
            Assert.That(call == Call.PostMessage && fault.IsUnclear ? seen : 0, Is.LessThanOrEqualTo(1), "A message was sent twice after an unclear failure.");
            Assert.That(bench.Elsewhere.Requests, Is.Empty);
        });
    }

    [Test]
    public void The_table_in_the_readme_is_current()
    {
        var table = FaultTable.ToMarkdown();
        TestContext.Out.WriteLine(table);
        Assert.That(RuntimeReadme.Section("What happens when things go wrong"), Does.Contain(table), "Put the table above into runtime/README.md.");
    }
}
