using System.Text;
using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>Every documented method takes its arguments however they travel, and reads the same each time.</summary>
[Category("Slow")]
public sealed class EncodingTests : BuiltInFake
{
    [Test]
    public Task A_form_that_is_posted() => EveryMethod((method, arguments) => Post(method, Form(arguments, joinsLists: false)));

    [Test]
    public Task A_form_with_comma_joined_lists() => EveryMethod((method, arguments) => Post(method, Form(arguments, joinsLists: true)));

    [Test]
    public Task Json_that_is_posted() => EveryMethod((method, arguments) =>
        Post(method, new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json")));

    [Test]
    public Task A_query_that_is_gotten() => EveryMethod((method, arguments) =>
        new HttpRequestMessage(HttpMethod.Get, method.Name + "?" + string.Join('&', Texts(arguments, joinsLists: false).Select(Escaped))));

    [Test]
    public void No_method_needs_a_file_but_the_photo() => Assert.That(
        Manifest.Methods.Values.Where(m => m.Params.Any(p => p.Required && p.Type.Scalar == ScalarKind.Binary)).Select(m => m.Name),
        Is.EqualTo(new[] { "users.setPhoto" }));

    private static HttpRequestMessage Post(Method method, HttpContent content) => new(HttpMethod.Post, method.Name) { Content = content };

    private static string Escaped(KeyValuePair<string, string> pair) => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}";

    private static FormUrlEncodedContent Form(JsonObject arguments, bool joinsLists) => new(Texts(arguments, joinsLists));

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonObject arguments, bool joinsLists) =>
        arguments.Select(a => KeyValuePair.Create(a.Key, Text(a.Value!, joinsLists)));

    // Lists of words are joined where an SDK joins them; everything else that has structure is JSON text.
    private static string Text(JsonNode value, bool joinsLists) => value switch
    {
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        JsonArray items when joinsLists && items.All(i => i is JsonValue v && !v.ToString().Contains(',', StringComparison.Ordinal)) => string.Join(',', items),
        _ => value.ToJsonString(),
    };

    private async Task EveryMethod(Func<Method, JsonObject, HttpRequestMessage> encode)
    {
        // Bytes travel in multipart alone, so a method that needs them is called by the tests of multipart.
        var methods = Manifest.Methods.Values.Where(m => !m.Params.Any(p => p.Required && p.Type.Scalar == ScalarKind.Binary)).ToList();
        var failures = new List<string>();
        foreach (var method in methods)
        {
            Slack.ClearRequests();
            var arguments = WithoutFiles(method, Slack.Samples.Request(method.Name));
            using var request = encode(method, arguments);
            using var response = await Http.SendAsync(request);
            var recorded = Slack.Requests.Single();
            if (recorded.Refused is not null || !JsonNode.DeepEquals(recorded.Arguments, arguments))
            {
                failures.Add($"{recorded}\n  sent     {arguments.ToJsonString()}\n  recorded {recorded.Arguments.ToJsonString()}\n  {await response.Content.ReadAsStringAsync()}");
            }
        }

        Assert.That(failures, Is.Empty, string.Join('\n', failures));
        Assert.That(methods, Has.Count.EqualTo(Manifest.Methods.Count - 1));
    }

    // Where a file is one of several ways to call a method, the sample takes the first of the others.
    private static JsonObject WithoutFiles(Method method, JsonObject arguments)
    {
        foreach (var file in method.Params.Where(p => p.Type.Scalar == ScalarKind.Binary && arguments.Remove(p.Name)))
        {
            foreach (var other in method.Groups.Where(g => g.Arguments.Contains(file.Name)).SelectMany(g => g.Arguments).Where(a => a != file.Name))
            {
                arguments[other] ??= "https://example.com/";
            }
        }

        return arguments;
    }
}
