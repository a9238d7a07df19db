using SlackGen.Manifest.Model;
using SlackGen.Manifest.Tests.Support;

namespace SlackGen.Manifest.Tests.Parsing;

public sealed class MethodTests
{
    [Test]
    public void A_method_is_named_after_its_group_and_key()
    {
        var file = Good.File("group: calls.participants\nsummary: People.\nmethods:\n  add:\n    summary: Adds people.\n");
        Assert.Multiple(() =>
        {
            Assert.That((file.Group, file.Summary), Is.EqualTo(("calls.participants", "People.")));
            Assert.That(file.Methods.Single(), Has.Property("Name").EqualTo("calls.participants.add").And.Property("Key").EqualTo("add"));
            Assert.That(file.Methods.Single().Summary, Is.EqualTo("Adds people."));
        });
    }

    [Test]
    public void A_method_of_a_summary_only_has_the_documented_defaults()
    {
        var method = Good.Method("params: {}");
        Assert.Multiple(() =>
        {
            Assert.That(method.IsGet, Is.False);
            Assert.That(method.Body, Is.EqualTo(BodyKind.Form));
            Assert.That(method.Response, Is.EqualTo(ResponseKind.Envelope));
            Assert.That(method.Token, Is.EqualTo(TokenNeed.Any));
            Assert.That(method.Idempotent, Is.False);
            Assert.That(method.BasicAuth, Is.False);
            Assert.That(method.Tier, Is.Null);
            Assert.That(method.Rate, Is.Null);
            Assert.That(method.Paging, Is.Null);
            Assert.That(method.Deprecated, Is.Null);
            Assert.That(method.Scopes, Is.Empty);
            Assert.That(method.Groups, Is.Empty);
            Assert.That(method.Shorthand, Is.Empty);
            Assert.That(method.ScopeNote, Is.Null);
            Assert.That(method.AsOf, Is.Null);
            Assert.That(method.Extends, Is.False);
        });
    }

    [Test]
    public void A_GET_takes_a_form_and_may_be_repeated()
    {
        var method = Good.Method("http: GET");
        Assert.That((method.IsGet, method.Body, method.Idempotent), Is.EqualTo((true, BodyKind.Form, true)));
    }

    [Test]
    public void A_method_says_itself_whether_it_may_be_repeated() => Assert.Multiple(() =>
    {
        Assert.That(Good.Method("http: GET\nidempotent: false").Idempotent, Is.False);
        Assert.That(Good.Method("idempotent: true").Idempotent, Is.True);
    });

    [TestCase("form", BodyKind.Form)]
    [TestCase("json", BodyKind.Json)]
    [TestCase("multipart", BodyKind.Multipart)]
    public void A_POST_has_one_of_three_bodies(string word, BodyKind body) => Assert.That(Good.Method($"body: {word}").Body, Is.EqualTo(body));

    [TestCase("envelope", ResponseKind.Envelope)]
    [TestCase("file", ResponseKind.File)]
    [TestCase("bare", ResponseKind.Bare)]
    public void A_response_has_one_of_three_forms(string word, ResponseKind kind) => Assert.That(Good.Method($"response: {word}").Response, Is.EqualTo(kind));

    [TestCase("1", Tier.Tier1)]
    [TestCase("2", Tier.Tier2)]
    [TestCase("3", Tier.Tier3)]
    [TestCase("4", Tier.Tier4)]
    public void A_tier_is_a_number(string text, Tier tier) => Assert.That(Good.Method($"tier: {text}").Tier, Is.EqualTo(tier));

    [Test]
    public void A_special_tier_has_a_rate_that_may_count_by_an_argument()
    {
        var method = Good.Method("tier: special\nrate: { permits: 5, per: 2m, burst: 9, by: id }\nparams: { id: { type: string, summary: The call. } }");
        Assert.That((method.Tier, method.Rate), Is.EqualTo((Tier.Special, new Rate(5, 120, 9, "id"))));
    }

    [Test]
    public void A_rate_without_burst_counts_in_seconds_for_the_whole_method() =>
        Assert.That(Good.Method("tier: special\nrate: { permits: 1, per: 30s }").Rate, Is.EqualTo(new Rate(1, 30, null, null)));

    [Test]
    public void Scopes_are_lists_by_kind_of_token()
    {
        var scopes = Good.Method("scopes: { bot: [calls:write, calls:read], seamless_user: [calls:write] }").Scopes;
        Assert.That(scopes.Select(s => $"{s.Kind} {string.Join(' ', s.Names)}"), Is.EqualTo(["bot calls:write calls:read", "seamless_user calls:write"]));
    }

    [Test]
    public void Scopes_none_says_what_leaving_them_out_says() => Assert.That(Good.Method("scopes: none"), Is.EqualTo(Good.Method("params: {}")));

    [TestCase("no_token: true", TokenNeed.None)]
    [TestCase("token: app", TokenNeed.App)]
    [TestCase("token: any", TokenNeed.Any)]
    public void A_method_says_which_token_goes_with_it(string key, TokenNeed need) => Assert.That(Good.Method(key).Token, Is.EqualTo(need));

    [Test]
    public void Basic_authentication_takes_the_two_arguments_that_identify_the_app() => Assert.That(
        Good.Method(
            """
            basic_auth: true
            params:
              client_id: { type: string, summary: The app. }
              client_secret: { type: string, summary: What only the app knows. }
            """).BasicAuth,
        Is.True);

    [TestCase("paging: {}", null, null)]
    [TestCase("paging: { items: calls }", "calls", null)]
    [TestCase("paging: { items: found.calls, cursor: next, first: \"*\" }", "found.calls", "*", "next")]
    [TestCase("paging: { cursor: [found.next_cursor, response_metadata.next_cursor] }", null, null, "found.next_cursor", "response_metadata.next_cursor")]
    public void Paging_says_where_items_and_cursors_are(string key, string? items, string? first, params string[] cursors)
    {
        var method = Good.Method($"{key}\nparams: {{ cursor: {{ type: string, summary: Where the page begins. }} }}");
        Assert.That(method.Paging, Is.EqualTo(new Paging(items, cursors.ToEquatableArray(), first)));
    }

    [TestCase("deprecated: { use: calls.start, summary: Calls start now. }", "calls.start")]
    [TestCase("deprecated: { summary: Calls start now. }", null)]
    public void A_deprecated_method_names_its_successor_if_it_has_one(string key, string? use) =>
        Assert.That(Good.Method(key).Deprecated, Is.EqualTo(new Deprecation(use, "Calls start now.")));

    [Test]
    public void The_last_step_of_an_upload_names_the_first() =>
        Assert.That(Good.Method("upload: files.getUploadURLExternal").Upload, Is.EqualTo("files.getUploadURLExternal"));

    [Test]
    public void A_method_that_looks_a_file_up_names_the_field_with_the_file() =>
        Assert.That(
            Good.Method("download: call\nparams: { id: { type: string, required: true, summary: Which. } }\nreturns: { call: { type: call, summary: It. } }").Download,
            Is.EqualTo("call"));

    [Test]
    public void A_method_that_starts_a_streaming_message_names_those_that_continue_and_end_it() =>
        Assert.That(
            Good.Method("stream: { append: calls.more, stop: calls.end }\nreturns: { channel: { type: string, summary: Where. }, ts: { type: timestamp, summary: Which. } }").Stream,
            Is.EqualTo(new MessageStreaming("calls.more", "calls.end")));

    [Test]
    public void Warnings_are_codes_with_a_sentence() =>
        Assert.That(Good.Method("warnings: { late: The call is nearly over. }").Warnings.Single(), Is.EqualTo(new WarningCode("late", "The call is nearly over.")));

    [Test]
    public void A_method_mentions_the_types_of_its_arguments_and_fields()
    {
        var method = Good.Method(
            """
            params: { users: { type: list<map<call_participant>>, summary: Who. } }
            returns: { call: { type: call }, count: { type: int } }
            """);
        Assert.That(method.References, Is.EqualTo(["call_participant", "call"]));
    }
}
