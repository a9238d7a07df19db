using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Tests;

public sealed class EquatableArrayTests
{
    [Test]
    public void Lists_of_equal_elements_are_equal()
    {
        EquatableArray<string> one = new(["a", "b"]), other = new List<string> { "a", "b" }.ToEquatableArray();
        Assert.Multiple(() =>
        {
            Assert.That(one == other, Is.True);
            Assert.That(one.Equals((object)other), Is.True);
            Assert.That(one.GetHashCode(), Is.EqualTo(other.GetHashCode()));
        });
    }

    [TestCase("a")]
    [TestCase("a", "b", "c")]
    [TestCase("b", "a")]
    [TestCase("a", "B")]
    public void Lists_that_differ_in_length_order_or_an_element_are_not(params string[] elements) =>
        Assert.That(new EquatableArray<string>(elements) != new EquatableArray<string>(["a", "b"]), Is.True);

    [Test]
    public void An_empty_list_equals_the_default()
    {
        var empty = new EquatableArray<string>([]);
        Assert.Multiple(() =>
        {
            Assert.That(empty == default, Is.True);
            Assert.That(empty == EquatableArray<string>.Empty, Is.True);
            Assert.That(empty.GetHashCode(), Is.EqualTo(default(EquatableArray<string>).GetHashCode()));
            Assert.That(empty.Count, Is.Zero);
            Assert.That(empty.ToList(), Is.Empty);
        });
    }

    [Test]
    public void A_list_keeps_a_copy_of_its_elements()
    {
        string[] elements = ["a", "b"];
        var list = new EquatableArray<string>(elements);
        elements[0] = "x";
        Assert.Multiple(() =>
        {
            Assert.That(list[0], Is.EqualTo("a"));
            Assert.That(list, Is.EqualTo(["a", "b"]));
        });
    }

    [Test]
    public void Lists_of_lists_compare_by_their_elements() => Assert.That(
        new EquatableArray<EquatableArray<int>>([new([1]), new([2, 3])]),
        Is.EqualTo(new EquatableArray<EquatableArray<int>>([new([1]), new([2, 3])])));
}
