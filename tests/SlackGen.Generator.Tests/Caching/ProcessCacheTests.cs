using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SlackGen.Generator.Pipeline;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Caching;

/// <summary>A compiler server creates a new generator for every build. A value of equal keys is created once in a process.</summary>
public sealed class ProcessCacheTests
{
    [Test]
    public void A_value_of_equal_keys_is_created_once()
    {
        var made = 0;
        var cache = new ProcessCache<Pair, string>(100, (_, value) => value.Length);

        var first = cache.GetOrAdd(new Pair("a", 1), Make);
        Assert.That(cache.GetOrAdd(new Pair("a", 1), Make), Is.SameAs(first));
        Assert.That(cache.GetOrAdd(new Pair("a", 2), Make), Is.EqualTo("a2"));
        Assert.That(made, Is.EqualTo(2));

        string Make(Pair pair)
        {
            made++;
            return pair.Name + pair.Number;
        }
    }

    [Test]
    public void An_entry_that_exceeds_the_limit_drops_all_others()
    {
        var made = new List<int>();
        var cache = new ProcessCache<int, string>(100, (_, value) => value.Length);
        foreach (var key in new[] { 1, 2, 1, 3, 3, 1 })
        {
            cache.GetOrAdd(key, k =>
            {
                made.Add(k);
                return new string('x', 40);
            });
            Assert.That(cache.Size, Is.InRange(40, 100));
        }

        Assert.That(made, Is.EqualTo(new[] { 1, 2, 3, 1 }), "3 does not fit beside 1 and 2");
    }

    [Test]
    public void A_value_that_could_not_be_created_is_tried_again()
    {
        var cache = new ProcessCache<int, string>(100, (_, value) => value.Length);

        Assert.That(() => cache.GetOrAdd(1, _ => throw new InvalidOperationException()), Throws.InvalidOperationException);
        Assert.That(cache.GetOrAdd(1, _ => "one"), Is.EqualTo("one"));
    }

    [Test]
    public void Many_builds_at_once_all_get_their_values()
    {
        var cache = new ProcessCache<int, string>(200, (_, value) => value.Length);
        Parallel.For(0, 20_000, i => Assert.That(cache.GetOrAdd(i % 50, k => $"value {k}"), Is.EqualTo($"value {i % 50}")));
        Assert.That(cache.Size, Is.LessThanOrEqualTo(200));
    }

    [Test]
    public void Another_build_of_the_same_manifest_emits_nothing_and_gets_the_same_text()
    {
        var first = EmittedSource.GetOrEmit("a.g.cs", "a", "", new Pair("build", 1), pair => pair.Name);
        var second = EmittedSource.GetOrEmit("a.g.cs", "a", "", new Pair("build", 1), _ => throw new InvalidOperationException("It is emitted again."));

        Assert.That(second.Failure, Is.Null);
        Assert.That(second.Source, Is.SameAs(first.Source));
    }

    [Test]
    public void A_second_generator_emits_of_every_edit_the_text_of_a_first_one()
    {
        var before = Generation.Of(Samples.Project);
        var edited = Generation.Of(Samples.Project.With(Samples.Members.Edit("methods:\n", "methods:\n  list: { summary: Lists members. }\n")));
        var back = Generation.Of(Samples.Project);

        Assert.That(edited["members.g.cs"], Does.Contain("ListAsync"));
        Assert.That(back.Sources, Is.EqualTo(before.Sources));
    }

    [Test]
    public void Clients_of_other_names_spaces_and_accessibilities_are_told_apart()
    {
        var texts = new[] { "public", "internal" }
            .SelectMany(a => new[] { "Bot", "Bot.Slack" }.Select(n => $"namespace {n};\n[SlackGen.SlackApi]\n{a} partial class SlackClient {{ }}"))
            .Select(client => Generation.Of(BotProject.Of(client, Samples.Members, Samples.Shared))["members.g.cs"])
            .ToList();

        Assert.That(texts, Is.Unique);
    }

    [Test]
    public void The_compiler_finds_the_text_packed_for_symbol_files()
    {
        var emitted = Generation.Of(Samples.Project).Output.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath) == "members.g.cs").GetText();
        var plain = SourceText.From(emitted.ToString(), emitted.Encoding, emitted.ChecksumAlgorithm);

        Assert.That(emitted.ChecksumAlgorithm, Is.EqualTo(SourceHashAlgorithm.Sha256), "the compiler makes a text of its own of any other");
        Assert.That(BytesToEmbed(plain), Is.GreaterThan(1_000));
        Assert.That(BytesToEmbed(emitted), Is.LessThan(200), "the embedded text itself, and nothing for packing");

        static long BytesToEmbed(SourceText text)
        {
            _ = EmbeddedText.FromSource("warm.cs", text);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = EmbeddedText.FromSource("members.g.cs", text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed record Pair(string Name, int Number);
}
