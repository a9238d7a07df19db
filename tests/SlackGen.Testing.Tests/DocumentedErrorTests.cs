using System.Text.Json.Nodes;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing.Tests;

/// <summary>Calls that Slack's documented limits refuse, with the code that the method documents for it.</summary>
[Category("Slow")]
public sealed class DocumentedErrorTests : FakePerFixture
{
    private static readonly FakeManifest Manifest = ManifestLoader.BuiltIn;

    protected override Task<FakeSlack> StartFakeAsync() => FakeSlack.StartAsync();

    [TestCase("chat.postMessage", """{"channel":"C1"}""", ExpectedResult = "no_text")]
    [TestCase("chat.postMessage", """{"channel":"C1","text":""}""", ExpectedResult = "no_text")]
    [TestCase("chat.postMessage", """{"channel":"C1","blocks":[]}""", ExpectedResult = "no_text")]
    [TestCase("chat.postMessage", """{"channel":"C1","text":"a","markdown_text":"b"}""", ExpectedResult = "markdown_text_conflict")]
    [TestCase("chat.postMessage", """{"channel":"C1","blocks":"text"}""", ExpectedResult = "invalid_blocks_format")]
    [TestCase("chat.postMessage", """{"channel":"C1","blocks":[{"type":"section"}]}""", ExpectedResult = "invalid_blocks")]
    [TestCase("chat.postMessage", """{"channel":"C1","text":"a","metadata":5}""", ExpectedResult = "invalid_metadata_format")]
    [TestCase("chat.postMessage", """{"text":"a"}""", ExpectedResult = "invalid_arguments")]
    [TestCase("chat.meMessage", """{"channel":"C1"}""", ExpectedResult = "no_text")]
    [TestCase("chat.meMessage", """{"channel":"C1","text":""}""", ExpectedResult = "no_text")]
    [TestCase("conversations.open", "{}", ExpectedResult = "users_list_not_supplied")]
    [TestCase("conversations.open", """{"users":""}""", ExpectedResult = "users_list_not_supplied")]
    [TestCase("conversations.open", """{"users":"U1,U2,U3,U4,U5,U6,U7,U8,U9"}""", ExpectedResult = "too_many_users")]
    [TestCase("conversations.list", """{"limit":5000}""", ExpectedResult = "invalid_limit")]
    [TestCase("conversations.list", """{"limit":"many"}""", ExpectedResult = "invalid_limit")]
    [TestCase("conversations.replies", """{"channel":"C1","ts":"1.2","limit":5000}""", ExpectedResult = "invalid_arguments")]
    [TestCase("conversations.create", """{"name":""}""", ExpectedResult = "invalid_name_required")]
    [TestCase("conversations.create", "{}", ExpectedResult = "missing_argument")]
    [TestCase("conversations.setTopic", """{"channel":"C1","topic":""}""", ExpectedResult = null)]
    [TestCase("files.getUploadURLExternal", """{"filename":"a","length":0}""", ExpectedResult = "missing_argument")]
    [TestCase("search.messages", "{}", ExpectedResult = "no_query")]
    [TestCase("search.messages", """{"query":"a","count":1000}""", ExpectedResult = "invalid_arguments")]
    [TestCase("team.accessLogs", """{"page":101}""", ExpectedResult = "over_pagination_limit")]
    [TestCase("usergroups.users.update", """{"usergroup":"S1","users":""}""", ExpectedResult = "no_users_provided")]
    [TestCase("reactions.get", """{"channel":"C1"}""", ExpectedResult = "no_item_specified")]
    [TestCase("chat.unfurl", """{"unfurls":{},"channel":"C1"}""", ExpectedResult = "missing_ts")]
    [TestCase("admin.apps.approve", "{}", ExpectedResult = "request_id_or_app_id_is_required")]
    [TestCase("admin.apps.approve", """{"app_id":"A1","request_id":"R1"}""", ExpectedResult = "too_many_ids_provided")]
    [TestCase("views.open", """{"trigger_id":"1","view":{"type":"modal","blocks":[]}}""", ExpectedResult = "invalid_arguments")]
    public async Task<string?> A_call_outside_the_limits_gets_the_documented_code(string method, string json) =>
        (await Caller.PostAsync(method, json)).Error();

    [TestCase("conversations.setTopic", "topic", 250, "too_long")]
    [TestCase("conversations.rename", "name", 80, "invalid_name_maxlength")]
    [TestCase("chat.update", "text", 4000, "msg_too_long")]
    [TestCase("files.getUploadURLExternal", "alt_txt", 1000, "alt_txt_too_large")]
    public async Task A_text_may_be_as_long_as_documented_and_no_longer(string method, string argument, int length, string error)
    {
        // Each face is one character and two UTF-16 code units.
        var longest = string.Concat(Enumerable.Repeat("\U0001F600", length));
        var arguments = Slack.Samples.Request(method);
        foreach (var other in new[] { "markdown_text", "blocks" })
        {
            arguments.Remove(other);
        }

        arguments[argument] = longest;
        Assert.That((await Caller.PostAsync(method, arguments.ToJsonString())).Error(), Is.Null);
        arguments[argument] = longest + "x";
        Assert.That((await Caller.PostAsync(method, arguments.ToJsonString())).Error(), Is.EqualTo(error));
    }

    [Test]
    public async Task What_is_wrong_is_said_with_its_place()
    {
        var limit = await Caller.PostAsync("conversations.list", """{"limit":5000}""");
        Assert.That(limit.Messages(), Is.EqualTo(new[] { "[ERROR] must be at most 999 [json-pointer:/limit]" }));
        var blocks = await Caller.PostAsync("chat.postMessage", """{"channel":"C1","blocks":[{"type":"divider"},{"type":"header","text":{"type":"plain_text","text":""}}]}""");
        Assert.That(blocks.Messages(), Is.EqualTo(new[] { "[ERROR] must have at least 1 characters [json-pointer:/blocks/1/text/text]" }));
        Assert.That(blocks["errors"]!.ToJsonString(), Is.EqualTo("""["must have at least 1 characters [json-pointer:/blocks/1/text/text]"]"""));
    }

    public static IEnumerable<string> BoundedArguments => Manifest.Methods.Values
        .SelectMany(m => m.Params.Where(p => p.Bounds != Bounds.None).Select(p => $"{m.Name} {p.Name}"));

    [TestCaseSource(nameof(BoundedArguments))]
    public async Task Every_documented_bound_is_kept(string name)
    {
        var method = Manifest.Methods[name.Split(' ')[0]];
        var parameter = method.Params.First(p => p.Name == name.Split(' ')[1]);
        var arguments = Slack.Samples.Request(method.Name);
        foreach (var rival in method.Groups.Where(g => g.Rule != GroupRule.AllOrNone && g.Arguments.Contains(parameter.Name)).SelectMany(g => g.Arguments))
        {
            arguments.Remove(rival);
        }

        arguments[parameter.Name] = Excess(parameter, Slack.Samples.Request(method.Name)[parameter.Name]);
        var error = (await Caller.PostAsync(method.Name, arguments.ToJsonString())).Error();
        Assert.That(error, Is.Not.Null.And.AnyOf([.. Manifest.ErrorsOf(method)]));
        Assert.That(Slack.Requests[^1].Refused, Is.EqualTo(error));
    }

    [Test]
    public void Every_rule_is_one_that_a_method_needs()
    {
        var idle = DocumentedErrors.Rules.Where(rule => !Manifest.Methods.Values.Any(method =>
            method.Errors.Any(e => e.Code == rule.Error)
            && (rule.Arguments.Length == 0 || rule.Arguments.Any(a => method.Params.Any(p => p.Name == a)))));
        Assert.That(idle.Select(r => $"{r.Kind} {r.Error}"), Is.Empty);
    }

    // A value on the far side of the first bound that there is.
    private static JsonNode Excess(Member parameter, JsonNode? sample) => parameter.Bounds switch
    {
        { Maximum: { } most } => most + 1,
        { Minimum: { } least } => least - 1,
        { MaxItems: { } most } => new JsonArray([.. Enumerable.Range(0, (int)most + 1).Select(_ => (sample as JsonArray)?[0]?.DeepClone() ?? "x")]),
        { MinItems: not null } => new JsonArray(),
        { MaxLength: { } most } when parameter.Type.IsWord => new string('x', (int)most + 1),
        { MaxLength: { } most } => new JsonObject { ["text"] = new string('x', (int)most) },
        _ => "",
    };
}
