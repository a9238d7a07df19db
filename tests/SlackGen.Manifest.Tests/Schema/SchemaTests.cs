using System.Text.Json.Nodes;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Schema;

/// <summary>An editor that follows the schema and the compiler that follows the parser must say the same.</summary>
public sealed class SchemaTests
{
    // What a schema can see: keys, shapes, values and names, but not what names mean elsewhere.
    private static readonly Rule[] Structural =
    [
        Rules.UnknownKey, Rules.MissingKey, Rules.WrongShape, Rules.BadValue, Rules.BadTier, Rules.BadRate, Rules.BadScopeKind, Rules.BadType, Rules.BadUnion,
        Rules.BadName, Rules.NotAManifest, Rules.BadExtension,
    ];

    [TestCaseSource(typeof(Good), nameof(Good.Examples))]
    public void A_good_file_is_valid(string example) => Assert.That(Problems(Good.Example(example)), Is.Empty);

    [Test]
    public void The_specification_is_valid() => Assert.Multiple(() =>
    {
        foreach (var (key, text) in Repository.SpecFiles())
        {
            Assert.That(Problems(text), Is.Empty, key);
        }
    });

    [TestCaseSource(nameof(ReadableCorpus))]
    public void A_bad_file_is_valid_only_when_a_schema_cannot_see_what_is_wrong(object file)
    {
        var corpus = (CorpusFile)file;
        var problems = corpus.Files.SelectMany(f => Problems(f.Text));
        var isVisible = corpus.Expected.Any(e => Structural.Any(r => r.Id == e.Id)) && corpus.BeyondSchema is null;
        Assert.That(problems, isVisible ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    public void Every_key_that_a_user_writes_has_a_description()
    {
        var undescribed =
            from definition in ManifestSchema.Definitions
            from property in definition.Value!["properties"]?.AsObject() ?? []
            let own = property.Value!.AsObject()
            let target = own["$ref"]?.GetValue<string>()["#/$defs/".Length..]
            where own["description"] is null && (target is null || ManifestSchema.Definition(target)["description"] is null)
            select $"{definition.Key}.{property.Key}";
        Assert.That(undescribed, Is.Empty);
    }

    [Test]
    public void Every_object_of_fixed_keys_refuses_others()
    {
        var open = ManifestSchema.Schemas.Where(o => o["properties"] is not null && o["type"] is not null && o["additionalProperties"] is not JsonValue);
        Assert.That(open.Select(o => o.ToJsonString()), Is.Empty);
    }

    private static IEnumerable<CorpusFile> ReadableCorpus() =>
        CorpusFile.All().Where(f => !f.Expected.Any(e => e.Id == Rules.Syntax.Id || e.Id == Rules.Alias.Id));

    private static List<string> Problems(string yaml) => ManifestSchema.Validate(YamlToJson.Convert(yaml));
}
