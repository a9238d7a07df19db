using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Tests.Schema;

/// <summary>The tables of scalar types and body encodings agree with themselves and with both schemas.</summary>
public sealed class TableTests
{
    private static readonly JsonObject Bundle =
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Spec, "slackgen-bundle.schema.json")))!["$defs"]!.AsObject();

    private static readonly string[] Composites =
        [.. Enum.GetValues<TypeRefKind>().Where(k => k != TypeRefKind.Scalar).Select(k => new TypeRef(k, "t", TypeRef.Text).Word)];

    [Test]
    public void A_sample_of_a_scalar_is_one_of_its_values([Values] ScalarKind kind)
    {
        var scalar = ScalarType.Get(kind);
        if (scalar.Sample is not { } json)
        {
            Assert.That(scalar.Form, Is.EqualTo(ScalarForm.Text).Or.EqualTo(ScalarForm.File), "values without a sample are derived from a name");
            return;
        }

        var sample = JsonNode.Parse(json)!;
        var schema = JsonNode.Parse(scalar.Schema)!.AsObject();
        schema.Remove("x-slack-type");
        Assert.Multiple(() =>
        {
            Assert.That(scalar.IsValid(sample is JsonValue value && value.TryGetValue<string>(out var text) ? text : json), Is.True);
            Assert.That(JsonSchema.FromText(schema.ToJsonString()).Evaluate(System.Text.Json.JsonSerializer.SerializeToElement(sample)).IsValid, Is.True);
        });
    }

    [Test]
    public void A_scalar_without_members_of_its_own_is_a_struct() =>
        Assert.That(ScalarType.All.Where(s => !s.HasMembers && !s.IsStruct), Is.Empty, "Scalar<T, TCodec> takes structs");

    [Test]
    public void The_bundle_knows_the_kinds_of_type() => Assert.That(
        Words(Bundle["type"]!["properties"]!["kind"]!),
        Is.EquivalentTo(ScalarType.All.Select(s => s.Word).Concat(Composites)));

    [Test]
    public void A_type_cannot_have_the_name_of_a_built_in_one()
    {
        var pattern = ManifestSchema.Schemas.Select(s => s["properties"]?["types"]?["propertyNames"]?["pattern"]?.ToString()).OfType<string>().Single();
        Assert.That(ScalarType.All.Select(s => s.Word).Concat(["list", "map", "csv"]).Where(word => Regex.IsMatch(word, pattern)), Is.Empty);
    }

    [Test]
    public void The_bundle_knows_the_bodies() =>
        Assert.That(Words(Bundle["method"]!["properties"]!["body"]!), Is.EquivalentTo(BodyEncoding.All.Select(b => b.Word)));

    [Test]
    public void The_bundle_knows_the_responses() =>
        Assert.That(Words(Bundle["method"]!["properties"]!["response"]!), Is.EquivalentTo(Enum.GetValues<ResponseKind>().Select(r => r.Word())));

    [Test]
    public void The_bundle_knows_the_categories() => Assert.That(
        Words(Bundle["errors"]!["additionalProperties"]!["properties"]!["category"]!),
        Is.EquivalentTo(Enum.GetValues<ErrorCategory>().Select(c => c.Word())));

    private static IEnumerable<string> Words(JsonNode schema) => schema["enum"]!.AsArray().Select(w => w!.ToString());
}
