using SlackGen.RateLimiting;

namespace SlackGen.Tests.Limits;

/// <summary>Names of budgets.</summary>
public sealed class PartitionTests
{
    private static readonly string?[] Parts = ["", "a", "b", "a/b", "b/a", "%", "%2F", "/", "//", "a%2Fb", "é", "\ud800", "\ud801", new('x', 300), new string('x', 300) + "/b"];

    [Test]
    public void No_two_budgets_have_the_same_name_whatever_is_in_their_parts()
    {
        var calls = (from owner in Parts from method in (string[])["a", "b", "a.b"] from key in Parts.Append(null) select new SlackCall(new SlackMethod(method), owner!, key)).ToList();

        Assert.That(calls.Select(c => c.Partition), Is.Unique);
        Assert.That(calls.Select(PartitionName.Create), Is.Unique.And.All.Matches("^[ -~]{1,200}$"));
    }

    [Test]
    public void A_name_of_ordinary_parts_can_be_read() =>
        Assert.That(new SlackCall(new SlackMethod("chat.postMessage"), "T1", "C1").Partition, Is.EqualTo("T1/chat.postMessage/C1"));
}
