using System.Text.Json;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>JSON that is read outside of a call: it is written back as it was, whatever Slack left out, for every response, request and type in them.</summary>
[Category("Slow")]
public sealed class RoundTripConventionTests
{
    private static IEnumerable<string> JsonResponses => Spec.Methods.Where(m => m.Response != ResponseKind.File).Select(m => m.Name);

    private static IEnumerable<string> JsonRequests => Spec.Methods.Where(m => m.Params.All(p => p.Type.Scalar != ScalarKind.Binary)).Select(m => m.Name);

    private static IEnumerable<string> ObjectTypes => Spec.Types.Values.Where(t => t.Kind == NamedTypeKind.Object).Select(t => t.Name);

    [TestCaseSource(nameof(JsonResponses))]
    public void A_response_comes_back_as_it_was_with_any_field_missing(string name)
    {
        var type = GeneratedCode.Type(Naming.Pascal(name) + "Response");
        var response = ManifestSamples.BuiltIn.Response(name);

        AssertAllComeBack(type, response);
    }

    [TestCaseSource(nameof(JsonRequests))]
    public void A_request_comes_back_as_it_was_with_any_argument_missing(string name)
    {
        var method = Spec.Method(name);
        var arguments = ManifestSamples.BuiltIn.Request(name);
        foreach (var joined in method.Params.Where(p => p.Type.Kind == TypeRefKind.Csv && arguments.ContainsKey(p.Name)))
        {
            arguments[joined.Name] = string.Join(',', arguments[joined.Name]!.AsArray().Select(e => e!.ToString()));
        }

        AssertAllComeBack(GeneratedCode.Type(Naming.Pascal(name) + "Request"), arguments);
    }

    [TestCaseSource(nameof(ObjectTypes))]
    public void A_type_comes_back_as_it_was_with_any_field_missing(string name)
    {
        var type = Spec.Types[name];

        AssertAllComeBack(GeneratedCode.Type(Naming.Pascal(name)), TypeSamples.Object(type, depth: 2));
    }

    [TestCaseSource(nameof(ObjectTypes))]
    public void A_member_of_a_union_comes_back_as_it_was_when_read_as_the_union(string name)
    {
        var type = Spec.Types[name];
        foreach (var union in Spec.Types.Values.Where(u => u.Members.Any(m => m.Type == name)))
        {
            AssertSame(GeneratedCode.Type("I" + Naming.Pascal(union.Name)), TypeSamples.Object(type, depth: 1));
        }
    }

    [TestCaseSource(nameof(JsonResponses))]
    public void A_field_that_may_be_null_comes_back_as_null(string name)
    {
        var type = GeneratedCode.Type(Naming.Pascal(name) + "Response");
        var method = Spec.Method(name);
        var response = ManifestSamples.BuiltIn.Response(name);
        foreach (var field in method.Returns.Where(r => r is { Required: true, IsNullable: true }))
        {
            response[field.Name] = null;
        }

        AssertSame(type, response);
    }

    // The whole, without any property, and seven times without every seventh property of those at any depth, so that each is missing once.
    private const int Parts = 7;

    private static void AssertAllComeBack(Type type, JsonObject whole)
    {
        AssertSame(type, whole);
        AssertSame(type, []);
        for (var part = 0; part < Parts; part++)
        {
            var copy = whole.DeepClone().AsObject();
            foreach (var (owner, name) in Properties(copy).Where((_, number) => number % Parts == part).ToList())
            {
                owner.Remove(name);
            }

            AssertSame(type, copy);
        }
    }

    private static IEnumerable<(JsonObject Owner, string Name)> Properties(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Properties(p.Value).Prepend((map, p.Key))),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };

    private static void AssertSame(Type type, JsonObject json)
    {
        var text = json.ToJsonString();
        var read = JsonValues.Read(type, text);
        var written = read.ToJson();
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(written), json), Is.True, $"{text}\nbecame\n{written}");
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(JsonSerializer.Deserialize(text, type), type)), json),
            Is.True,
            $"System.Text.Json made something else of\n{text}");
    }
}
