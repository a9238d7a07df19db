using SlackGen.Tests.Support;

namespace SlackGen.Tests.Errors;

/// <summary>Details that Slack sends besides the code: they are in the exception's text and in <c>Messages</c>, in whichever field and form they came.</summary>
public sealed class FailureDetailsTests
{
    [TestCase("\"errors\":[\"failed to match all allowed schemas [json-pointer:/blocks/0/text]\"]", "failed to match all allowed schemas [json-pointer:/blocks/0/text]")]
    [TestCase("\"errors\":[{\"user\":\"U1\",\"ok\":false,\"error\":\"cant_invite\"},{\"error\":\"user_not_found\",\"user\":\"U2\"}]", "cant_invite (user: U1)|user_not_found (user: U2)")]
    [TestCase("\"errors\":[{\"message\":\"Unknown field\",\"pointer\":\"/features/x\"}]", "Unknown field (pointer: /features/x)")]
    [TestCase("\"errors\":[{\"code\":7}]", "7")]
    [TestCase("\"errors\":{\"U1\":\"cant_kick\",\"U2\":[\"a\",\"b\"]}", "U1: cant_kick|U2: a|U2: b")]
    [TestCase("\"errors\":{\"error\":\"cant_kick\",\"users\":[\"U1\"]}", "cant_kick (users: [\"U1\"])")]
    [TestCase("\"errors\":\"all of it\"", "all of it")]
    [TestCase("\"errors\":[[\"deep\"],null,false,\"\",\" \"]", "deep")]
    [TestCase("\"detail\":\"the name is taken\"", "the name is taken")]
    [TestCase("\"response_metadata\":{\"messages\":[\"[ERROR] missing required field: text\"]}", "[ERROR] missing required field: text")]
    [TestCase("\"response_metadata\":{\"messages\":\"one\"}", "one")]
    [TestCase("\"errors\":[\"b\",\"a\"],\"detail\":\"c\",\"response_metadata\":{\"messages\":[\"a\"]}", "a|b|c")]
    [TestCase("\"errors\":[],\"detail\":null,\"response_metadata\":{}", "")]
    [TestCase("\"response_metadata\":[]", "")]
    public void They_are_shown(string json, string expected)
    {
        var exception = Fail($$"""{"ok":false,"error":"invalid_blocks",{{json}}}""");
        Assert.Multiple(() =>
        {
            Assert.That(string.Join('|', exception.Messages), Is.EqualTo(expected));
            Assert.That(exception.Message, Is.EqualTo("chat.postMessage failed: invalid_blocks" + (expected.Length == 0 ? "." : $": {expected.Replace("|", "; ", StringComparison.Ordinal)}")));
        });
    }

    [Test]
    public async Task They_are_shown_where_the_method_has_a_field_of_that_name()
    {
        var call = new Call([Responses.Json(200, """{"ok":false,"error":"failed","errors":["e"],"detail":"d"}""")]);
        var exception = await Failure(() => call.Connection.CallAsync<TypedErrorsResponse>(Call.Post, null, default));
        Assert.That((string.Join('|', exception.Messages), ((TypedErrorsResponse)exception.Response).Detail), Is.EqualTo(("e|d", "d")));
    }

    [Test]
    public void They_are_bounded_and_stand_in_one_line()
    {
        var details = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"{i} {new string('x', 2000)}\""));
        var exception = Fail($$"""{"ok":false,"error":"invalid_blocks","errors":["a\r\nb\u2028c",{{details}}]}""");
        Assert.Multiple(() =>
        {
            Assert.That(exception.Messages, Has.Count.EqualTo(50));
            Assert.That(exception.Messages[0], Is.EqualTo("a  b c"));
            Assert.That(exception.Messages.Max(m => m.Length), Is.EqualTo(501));
            Assert.That(exception.Message, Has.Length.LessThan(2100).And.EndsWith("…"));
            Assert.That(exception.Response.ErrorDetails!.Value.GetArrayLength(), Is.EqualTo(1001), "all of it is in the response");
        });
    }

    [Test]
    public void The_token_is_not_among_them_nor_the_half_of_it_that_a_cut_leaves() => Assert.Multiple(() =>
    {
        Assert.That(Fail($$"""{"ok":false,"error":"e","errors":["of {{Secret.Token}}"]}""").Messages, Is.EqualTo(new[] { "of [token]" }));
        Assert.That(Fail($$"""{"ok":false,"error":"e","errors":["{{new string('x', 480)}} {{Secret.Token}}"]}""").Messages.Single(), Does.Not.Contain("xoxb"));
    });

    [TestCase("\"\"")]
    [TestCase("\" \"")]
    [TestCase("\"\\u0000\"")]
    [TestCase("null")]
    [TestCase("false")]
    public void An_empty_code_is_none(string error) => Assert.That(
        () => new Call([Responses.Json(200, $$"""{"ok":false,"error":{{error}}}""")], NoRetries).SendAsync(Call.Post),
        Throws.TypeOf<SlackException>().With.Message.StartsWith("The response of chat.postMessage names no error: "));

    [Test]
    public void Without_a_code_the_details_are_shown_all_the_same() => Assert.That(
        () => new Call([Responses.Json(200, """{"ok":false,"error":"","errors":["no code"]}""")], NoRetries).SendAsync(Call.Post),
        Throws.TypeOf<SlackException>().With.Message.StartsWith("The response of chat.postMessage names no error, but says 'no code': "));

    [Test]
    public void An_empty_code_beside_ok_is_no_failure() =>
        Assert.DoesNotThrowAsync(() => new Call([Responses.Json(200, """{"ok":true,"error":""}""")]).SendAsync(Call.Post));

    private static SlackApiException Fail(string json) =>
        Assert.CatchAsync<SlackApiException>(() => new Call([Responses.Json(200, json)], NoRetries).SendAsync(Call.Post))!;

    private static async Task<SlackApiException> Failure(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (SlackApiException e)
        {
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }

    private static void NoRetries(SlackClientOptions options) => options.Retry.MaxRetries = 0;

    private sealed class TypedErrorsResponse : SlackResponse
    {
        private static readonly FieldNames Names = new(" errors detail"u8);

        public IReadOnlyList<string>? Errors { get; private set; }

        public string? Detail { get; private set; }

        protected override void ReadFields(ref SlackReader reader)
        {
            for (int field; (field = reader.NextField(Names, this)) >= 0;)
            {
                switch (field)
                {
                    case 0:
                        Errors = reader.List<string, StringCodec>();
                        break;
                    default:
                        Detail = reader.String();
                        break;
                }
            }
        }
    }
}
