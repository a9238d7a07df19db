using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SlackGen.Manifest.Tests.Parsing;

/// <summary>The generator runs a step again only when the model differs: equal texts must give equal models, and no change may go unnoticed.</summary>
public sealed class ValueEqualityTests
{
    [TestCaseSource(typeof(Good), nameof(Good.Examples))]
    public void The_same_text_gives_equal_models(string example)
    {
        var (first, second) = (Good.File(Good.Example(example)), Good.File(Good.Example(example)));
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.Not.SameAs(first).And.EqualTo(first));
            Assert.That(second.GetHashCode(), Is.EqualTo(first.GetHashCode()));
        });
    }

    [TestCaseSource(typeof(Good), nameof(Good.Examples))]
    public void Comments_and_empty_lines_change_nothing(string example)
    {
        var text = Good.Example(example);
        var spread = string.Join("\n\n  # a comment\n", text.Split('\n'));
        Assert.That(Good.File(spread), Is.EqualTo(Good.File(text)));
    }

    [Test]
    public void Another_way_of_writing_the_same_changes_nothing()
    {
        var flow = Good.File("types: { call: { summary: A call., fields: { id: { type: string } } } }");
        var block = Good.File("types:\n  call:\n    summary: \"A call.\"\n    fields:\n      id:\n        type: 'string'\n");
        Assert.That(block, Is.EqualTo(flow));
    }

    [TestCaseSource(nameof(Changes))]
    [Category("Slow")]
    public void No_change_of_a_word_goes_unnoticed(string example, string changed, string word)
    {
        var result = ManifestParser.Parse(changed);
        Assert.That(result.Diagnostics.Count > 0 || result.Model != Good.File(Good.Example(example)), Is.True, word);
    }

    [Test]
    public void The_order_of_methods_arguments_and_types_is_part_of_the_model()
    {
        static ManifestFile File(string first, string second) =>
            Good.File($"types:\n  call:\n    summary: A call.\n    fields:\n      {first}: {{ type: int }}\n      {second}: {{ type: int }}\n");

        Assert.That(File("a", "b"), Is.Not.EqualTo(File("b", "a")));
    }

    // Every word of the examples, keys and values alike, with a letter more.
    private static IEnumerable<TestCaseData> Changes()
    {
        foreach (var example in Good.Examples())
        {
            var text = Good.Example(example);
            foreach (var scalar in Scalars(text))
            {
                var end = (int)scalar.End.Index - (scalar.Style == ScalarStyle.Plain ? 0 : 1);
                yield return new TestCaseData(example, text.Insert(end, "x"), scalar.Value)
                    .SetArgDisplayNames(example, $"{scalar.Start.Line}:{scalar.Start.Column} {scalar.Value}");
            }
        }
    }

    private static IEnumerable<Scalar> Scalars(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                yield return scalar;
            }
        }
    }
}
