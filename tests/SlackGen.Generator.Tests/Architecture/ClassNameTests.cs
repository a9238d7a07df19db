using System.Text.RegularExpressions;

namespace SlackGen.Generator.Tests.Architecture;

/// <summary>One class decides the names of the generated classes.</summary>
public sealed partial class ClassNameTests
{
    [Test]
    public void No_other_file_composes_the_name_of_a_generated_class()
    {
        var composed = new[] { "SlackGen.Generator", "SlackGen.Manifest" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "generator", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => Path.GetFileName(path) != "ClassNames.cs" && !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .SelectMany(path => File.ReadLines(path).Index().Where(l => Composition().IsMatch(l.Item)).Select(l => $"{Path.GetFileName(path)}({l.Index + 1}): {l.Item.Trim()}"));

        Assert.That(composed, Is.Empty);
    }

    [TestCase("var unknown = \"Unknown\" + Naming.Pascal(type.Name);")]
    [TestCase("""Naming.Pascal(method.Name) + "Response" """)]
    [TestCase("""$"{accessibility} enum {pascal}Error" """)]
    [TestCase("<{{pascal}}Request>")]
    [TestCase("""name == pascal + "UploadShare" """)]
    [TestCase("""name == pascal + "StreamCompletion" """)]
    public void A_composition_is_found(string line) => Assert.That(Composition().IsMatch(line));

    [GeneratedRegex("""
        "(Unknown|I)" \+|(\+ "|\}\}?)(Request|Response|Error|Client|ClientExtensions|Extensions|UploadShare|StreamCompletion)\b
        """)]
    private static partial Regex Composition();
}
