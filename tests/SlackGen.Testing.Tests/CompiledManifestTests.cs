using SlackGen.Manifest;
using SlackGen.Manifest.Packing;

namespace SlackGen.Testing.Tests;

/// <summary>The built-in manifest of the fake is compiled from the YAML of the repository, without loss.</summary>
[Category("Slow")]
public sealed class CompiledManifestTests
{
    [Test]
    public void Every_file_equals_its_yaml()
    {
        var yaml = Directory.EnumerateFiles(RepositoryFolder.Spec, "*.yaml", SearchOption.AllDirectories)
            .Select(path => ("spec/" + Path.GetRelativePath(RepositoryFolder.Spec, path).Replace('\\', '/'), ManifestParser.Parse(File.ReadAllText(path)).Model))
            .OrderBy(file => file.Item1, StringComparer.Ordinal)
            .ToList();
        Assert.That(ManifestLoader.BuiltInFiles.Select(f => f.Key), Is.EqualTo(yaml.Select(f => f.Item1)));
        Assert.Multiple(() =>
        {
            foreach (var ((key, expected), (_, compiled)) in yaml.Zip(ManifestLoader.BuiltInFiles))
            {
                Assert.That(compiled == expected, Is.True, key);
            }
        });
    }

    [Test]
    public void Fields_that_the_built_in_manifest_does_not_use_are_kept_too()
    {
        var parsed = ManifestParser.Parse("""
            group: zoo
            summary: A zoo.
            methods:
              count:
                summary: Counts.
                params:
                  least: { type: int, summary: The least., minimum: -5, maximum: 9007199254740993 }
                  cages: { type: list<string>, summary: The cages., id_of: [channel, block], max_item_length: 7, scopes: { bot: [zoo:read], user: [zoo:read, zoo:admin] } }
                returns:
                  names: { type: "list<string?>", partial_failure: true }
            types:
              sign:
                summary: A sign.
                fields:
                  text: { type: string, content: user_input, max_length: 9 }
                  title: { type: string, content: message }
                together: [[text, title]]
                at_most_one_of: [[title, text]]
                scopes: { bot: [zoo:write] }
              zoo_scope:
                summary: A scope.
                enum:
                  "zoo:read": { name: zoo_read, summary: See the zoo., unseen: true }
                  "zoo:write": { name: zoo_write, summary: Change the zoo., requires: ["zoo:read"] }
            """);
        Assert.That(parsed.Diagnostics, Is.Empty);
        Assert.That(ManifestPack.Read(ManifestPack.Write([("zoo.yaml", parsed.Model)])).Single(), Is.EqualTo(("zoo.yaml", parsed.Model)));
    }

    [Test]
    public void A_compiled_form_that_ends_early_is_refused()
    {
        var pack = ManifestPack.Write(ManifestLoader.BuiltInFiles.Take(3));
        Assert.That(() => ManifestPack.Read(pack[..^1]), Throws.InstanceOf<InvalidDataException>());
    }
}
