using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SlackGen.Tool.Tests;

[Category("Slow")]
public sealed class OpenApiTests
{
    private static readonly JsonObject Document = OpenApiWriter.Write(Manifests.Repository);

    [Test]
    public async Task Microsoft_OpenApi_reads_it_as_3_1_without_an_error()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(JsonBuilder.Format(Document)));
        var result = await OpenApiDocument.LoadAsync(stream, "json");

        Assert.That(result.Diagnostic!.Errors.Concat(result.Diagnostic.Warnings).Select(e => $"{e.Pointer} {e.Message}"), Is.Empty);
        Assert.That(result.Diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
        Assert.That(result.Document!.Paths, Has.Count.EqualTo(331));
        Assert.That(result.Document.Paths.Values.SelectMany(p => p.Operations!.Values).Select(o => o.OperationId), Is.Unique);
    }

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var broken = References(Document).Distinct().Where(r => Find(r) is null);

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Every_method_takes_POST_and_those_documented_so_GET_too() => Assert.Multiple(() =>
    {
        foreach (var method in Manifests.Repository.Methods)
        {
            var verbs = Document["paths"]!["/" + method.Name]!.AsObject().Select(o => o.Key);
            Assert.That(verbs, Is.EqualTo(method.IsGet ? ["post", "get"] : new[] { "post" }), method.Name);
        }
    });

    [Test]
    public void Required_arguments_are_required_in_every_body() => Assert.Multiple(() =>
    {
        foreach (var method in Manifests.Repository.Methods.Where(m => m.Params.Any(p => p.Required)))
        {
            foreach (var (type, content) in Document["paths"]!["/" + method.Name]!["post"]!["requestBody"]!["content"]!.AsObject())
            {
                var required = content!["schema"]!["required"]!.AsArray().Select(r => (string)r!);
                Assert.That(required, Is.EqualTo(method.Params.Where(p => p.Required).Select(p => p.Name)), $"{method.Name} {type}");
            }
        }
    });

    [Test]
    public void What_OpenApi_cannot_say_stands_in_extensions()
    {
        var post = Document["paths"]!["/chat.postMessage"]!["post"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)post["x-slack-rate"]!["by"], Is.EqualTo("channel"));
            Assert.That((bool)post["x-slack-idempotent"]!, Is.False);
            Assert.That((string?)post["x-slack-errors"]!["channel_not_found"]!["category"], Is.EqualTo("not_found"));
            Assert.That((string?)post["x-slack-scopes"]!["bot"]![0], Is.EqualTo("chat:write"));
        });
    }

    [Test]
    public void Each_scope_that_suffices_is_a_requirement() => Assert.Multiple(() =>
    {
        Assert.That(Document["paths"]!["/conversations.history"]!["post"]!["security"]!.ToJsonString(), Does.StartWith("""[{"bot":["groups:history"]},{"bot":["im:history"]},"""));
        Assert.That(Document["paths"]!["/auth.test"]!["post"]!["security"]!.ToJsonString(), Is.EqualTo("""[{"bot":[]},{"user":[]}]"""));
        Assert.That(Document["paths"]!["/apps.connections.open"]!["post"]!["security"]!.ToJsonString(), Does.StartWith("""[{"app":["""));
        Assert.That(Document["paths"]!["/oauth.v2.access"]!["post"]!["security"]!.ToJsonString(), Does.Not.Contain("bot"));
    });

    [TestCase("chat.postMessage", """{"channel":"C1"}""", false)]
    [TestCase("chat.postMessage", """{"channel":"C1","text":"hi"}""", true)]
    [TestCase("chat.postMessage", """{"channel":"C1","text":"hi","markdown_text":"hi"}""", false)]
    public void The_schema_of_a_request_has_the_rules_of_its_groups(string method, string request, bool isValid)
    {
        var schema = Document["paths"]!["/" + method]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        var rules = Json.Schema.JsonSchema.FromText(new JsonObject { ["required"] = schema["required"]!.DeepClone(), ["allOf"] = schema["allOf"]!.DeepClone() }.ToJsonString());

        Assert.That(rules.Evaluate(System.Text.Json.JsonDocument.Parse(request).RootElement).IsValid, Is.EqualTo(isValid));
    }

    [Test]
    public void What_is_deprecated_is_marked_and_explained() => Assert.Multiple(() =>
    {
        foreach (var method in Manifests.Repository.Methods)
        {
            var post = Document["paths"]!["/" + method.Name]!["post"]!;
            Assert.That((bool?)post["deprecated"] ?? false, Is.EqualTo(method.Deprecated is not null), method.Name);
            Assert.That((string?)post["description"] ?? "", Does.Contain(method.Deprecated?.Summary ?? "").And.Contain(method.ScopeNote ?? ""), method.Name);
        }

        foreach (var (type, facts) in Manifests.Repository.Events)
        {
            Assert.That((bool?)Document["components"]!["schemas"]![OpenApiSchemas.Name(type.Name)]!["deprecated"] ?? false, Is.EqualTo(facts.Deprecated is not null), type.Name);
        }
    });

    [Test]
    public void A_file_is_sent_as_multipart_alone()
    {
        var content = Document["paths"]!["/users.setPhoto"]!["post"]!["requestBody"]!["content"]!.AsObject();

        Assert.That(content.Select(c => c.Key), Is.EqualTo(["multipart/form-data"]));
        Assert.That((string?)content["multipart/form-data"]!["schema"]!["properties"]!["image"]!["contentMediaType"], Is.EqualTo("application/octet-stream"));
    }

    [Test]
    public void A_text_object_has_the_bounds_of_its_text() => Assert.Multiple(() =>
    {
        var schemas = Document["components"]!["schemas"]!;
        Assert.That(schemas["HeaderBlock"]!["properties"]!["text"]!["properties"]!.ToJsonString(), Is.EqualTo("""{"text":{"maxLength":150}}"""));
        Assert.That(schemas["SectionBlock"]!["properties"]!["fields"]!["items"]!["properties"]!.ToJsonString(), Is.EqualTo("""{"text":{"maxLength":2000}}"""));
        Assert.That(schemas["TableBlock"]!["properties"]!["rows"]!["items"]!["maxItems"]!.GetValue<long>(), Is.EqualTo(20));
        Assert.That(schemas["PlainText"]!["properties"]!["text"]!["maxLength"]!.GetValue<long>(), Is.EqualTo(3000));
    });

    [Test]
    public void An_event_has_the_constants_by_which_it_is_found()
    {
        var schemas = Document["components"]!["schemas"]!;

        Assert.Multiple(() =>
        {
            Assert.That((string?)schemas["AppMentionEvent"]!["properties"]!["type"]!["const"], Is.EqualTo("app_mention"));
            Assert.That((string?)schemas["MessageChangedEvent"]!["properties"]!["type"]!["const"], Is.EqualTo("message"));
            Assert.That((string?)schemas["MessageChangedEvent"]!["properties"]!["subtype"]!["const"], Is.EqualTo("message_changed"));
            Assert.That(schemas["MessageChangedEvent"]!["required"]!.AsArray().Take(2).Select(r => (string?)r), Is.EqualTo(["type", "subtype"]));
            Assert.That(schemas["MessageEvent"]!["properties"]!["subtype"], Is.Null);
            Assert.That(schemas["Event"]!["anyOf"]!.AsArray().Select(m => (string?)m!["$ref"]), Does.Contain("#/components/schemas/MessageChangedEvent"));
        });
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => p.Key == "$ref" ? [(string)p.Value!] : p.Key == "mapping" ? p.Value!.AsObject().Select(m => (string)m.Value!) : References(p.Value)),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Find(string reference) => reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, word) => node?[word]);
}
