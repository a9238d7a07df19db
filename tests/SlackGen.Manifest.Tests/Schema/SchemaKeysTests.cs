using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SlackGen.Manifest.Diagnostics;
using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Schema;

/// <summary>Keys and closed words: the schema knows exactly those that the parser knows. The parser's are found by trying.</summary>
public sealed partial class SchemaKeysTests
{
    private const string Method = "group: a\nsummary: S.\nmethods:\n  b:\n    summary: S.\n    ";
    private const string Event = "events:\n  e:\n    ";
    private const string Type = "types:\n  t:\n    ";

    // Whatever the parser knows stands in its code as a literal, and whatever the schema knows stands in the schema.
    private static readonly string[] Universe = [.. Literals().Concat(SchemaWords()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [TestCase("group: a\nsummary: S.\nmethods: {}\n", "manifest")]
    [TestCase("tiers: {}\n", "common")]
    [TestCase(Method, "method")]
    [TestCase(Method + "params:\n      c:\n        ", "argument")]
    [TestCase(Method + "returns:\n      c:\n        ", "responseField")]
    [TestCase(Method + "errors:\n      c:\n        ", "error")]
    [TestCase(Method + "tier: special\n    rate:\n      ", "rate")]
    [TestCase(Method + "paging:\n      ", "paging")]
    [TestCase(Method + "deprecated:\n      ", "deprecated")]
    [TestCase(Type, "objectType enumType unionType unionExtension")]
    [TestCase(Type + "fields:\n      f:\n        ", "field")]
    [TestCase(Type + "enum:\n      v:\n        ", "enumValue")]
    [TestCase(Event, "event")]
    [TestCase(Event + "subtypes:\n      s:\n        ", "eventSubtype")]
    [TestCase(Event + "subscriptions:\n      s:\n        ", "subscription")]
    [TestCase(Event + "deprecated:\n      ", "deprecatedEvent")]
    [TestCase(Event + "fields:\n      f:\n        ", "field")]
    [TestCase("tiers:\n  1:\n    ", "tierRate")]
    public void The_schema_knows_the_keys_that_the_parser_knows(string place, string definitions)
    {
        var known = definitions.Split(' ').SelectMany(d => Keys(ManifestSchema.Definition(d))).ToHashSet(StringComparer.Ordinal);
        Assert.That(known, Is.EquivalentTo(Universe.Where(key => !Reports(place + key + ": 1\n", Rules.UnknownKey))));
    }

    [Test]
    public void The_schema_knows_the_kinds_of_token_that_the_parser_knows()
    {
        var kinds = Keys(ManifestSchema.Definition("scopes"));
        Assert.That(kinds, Is.EquivalentTo(Universe.Where(kind => !Reports($"{Method}scopes: {{ {kind}: [a] }}\n", Rules.BadScopeKind))));
    }

    [TestCase("http")]
    [TestCase("body")]
    [TestCase("response")]
    [TestCase("token")]
    public void The_schema_knows_the_words_of_a_method_that_the_parser_knows(string key) => Assert.That(
        Words(ManifestSchema.Definition("method")["properties"]![key]!["enum"]!),
        Is.EquivalentTo(Universe.Where(word => !Reports($"{Method}{key}: {word}\n", Rules.BadValue))));

    [Test]
    public void The_schema_knows_the_tiers_that_the_parser_knows() => Assert.That(
        Words(ManifestSchema.Definition("method")["properties"]!["tier"]!["enum"]!),
        Is.EquivalentTo(Universe.Where(tier => !Reports($"{Method}tier: {tier}\n", Rules.BadTier))));

    [Test]
    public void The_schema_knows_the_categories_that_the_parser_knows() => Assert.That(
        Words(ManifestSchema.Definition("error")["properties"]!["category"]!["enum"]!),
        Is.EquivalentTo(Universe.Where(word => !Reports($"{Method}errors: {{ e: {{ summary: S., category: {word} }} }}\n", Rules.BadValue))));

    [TestCase("id_of", "idKind")]
    [TestCase("content", "content")]
    public void The_schema_knows_the_words_of_an_argument_that_the_parser_knows(string key, string definition) => Assert.That(
        Words(ManifestSchema.Definition(definition)["enum"]!),
        Is.EquivalentTo(Universe.Where(word => !Reports($"{Method}params: {{ p: {{ summary: S., type: string, {key}: {word} }} }}\n", Rules.BadValue))));

    [Test]
    public void The_schema_knows_the_types_that_the_parser_knows() => Assert.That(
        Words(ManifestSchema.Definition("type")["anyOf"]![0]!["enum"]!),
        Is.EquivalentTo(Universe.Where(IsScalarType)));

    private static bool IsScalarType(string word)
    {
        var result = ManifestParser.Parse($"{Method}body: multipart\n    params: {{ p: {{ summary: S., type: {word} }} }}\n");
        return result.Diagnostics.Count == 0 && result.Model.Methods.Single().Params.Single().Type.Kind != TypeRefKind.Named;
    }

    private static bool Reports(string yaml, Rule rule) => ManifestParser.Parse(yaml).Diagnostics.Any(d => d.Rule == rule);

    private static IEnumerable<string> Keys(JsonNode schema) => schema["properties"]!.AsObject().Select(p => p.Key);

    private static IEnumerable<string> Words(JsonNode words) => words.AsArray().Select(w => w!.ToString());

    private static IEnumerable<string> SchemaWords() =>
        ManifestSchema.Schemas.SelectMany(s => (s["properties"] is null ? [] : Keys(s)).Concat(s["enum"] is { } words ? Words(words) : []));

    private static IEnumerable<string> Literals()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(ManifestParser).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        var literals = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            literals.Add(metadata.GetUserString(handle));
        }

        // What YAML reads as nothing is no word.
        return literals.Where(l => Word().IsMatch(l) && l != "null");
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    private static partial Regex Word();
}
