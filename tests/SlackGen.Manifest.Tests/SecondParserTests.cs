using SharpYaml;
using SharpYaml.Events;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests;

/// <summary>Other languages read the manifest too: another YAML parser must read every file, and read the same.</summary>
[Category("Slow")]
public sealed class SecondParserTests
{
    [TestCaseSource(nameof(Files))]
    public void Another_parser_reads_the_same_scalars(string key)
    {
        var text = Repository.SpecFiles().Single(f => f.Key == key).Text;

        Assert.That(Others(text), Is.EqualTo(Ours(text)));
    }

    private static IEnumerable<string> Files() => Repository.SpecFiles().Select(f => f.Key);

    private static List<string> Others(string text)
    {
        var parser = Parser.CreateParser(new StringReader(text));
        var values = new List<string>();
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                values.Add(scalar.Value);
            }
        }

        return values;
    }

    private static List<string> Ours(string text)
    {
        var parser = new YamlDotNet.Core.Parser(new StringReader(text));
        var values = new List<string>();
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.Scalar scalar)
            {
                values.Add(scalar.Value);
            }
        }

        return values;
    }
}
