using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class ResponseEnvelopeTests
{
    [Test]
    public async Task Warnings_messages_cursor_and_scopes_come_with_the_response()
    {
        const string Json = """{"ok":true,"warning":"a,b","response_metadata":{"next_cursor":"dXNlcg==","messages":["m"],"warnings":["b","c"]},"n":1}""";
        var response = await new Call([Responses.Json(200, Json, ("X-OAuth-Scopes", "chat:write,users:read"), ("X-Accepted-OAuth-Scopes", "chat:write"))]).SendAsync(Call.Get);
        Assert.Multiple(() =>
        {
            Assert.That(response.Warnings, Is.EqualTo(new[] { "a", "b", "c" }));
            Assert.That((response.ResponseMetadata?.NextCursor, response.ResponseMetadata?.Messages?.Single()), Is.EqualTo(("dXNlcg==", "m")));
            Assert.That((response.GrantedScopes, response.AcceptedScopes), Is.EqualTo(("chat:write,users:read", "chat:write")));
            Assert.That(response.Json.GetRawText(), Is.EqualTo(Json));
        });
    }

    [Test]
    public void A_failure_keeps_what_Slack_said()
    {
        const string Json = """{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"users:read","errors":[{"code":7}],"response_metadata":{"messages":["m"]},"warning":"w"}""";
        var exception = Assert.CatchAsync<SlackApiException>(() => new Call([Responses.Json(200, Json)]).SendAsync(Call.Get))!;
        Assert.Multiple(() =>
        {
            Assert.That((exception.Needed, exception.Provided, exception.Code), Is.EqualTo(("chat:write", "users:read", "missing_scope")));
            Assert.That((string.Join('|', exception.Messages), exception.Warnings.Single()), Is.EqualTo(("m|7", "w")));
            Assert.That((exception.Response.Ok, exception.Response.ErrorDetails?.GetRawText()), Is.EqualTo((false, "[{\"code\":7}]")));
        });
    }

    [TestCase(" \r\n\t{\"ok\":true} ")]
    [TestCase("{\"ok\":\"true\"}")]
    [TestCase("{\"ok\":1,\"error\":null}")]
    public void A_response_without_an_error_succeeds(string json) => Assert.DoesNotThrowAsync(() => new Call([Responses.Json(200, json)]).SendAsync(Call.Post));

    [TestCase("{}")]
    [TestCase("{\"message\":\"blocked by policy\"}")]
    public void JSON_without_ok_is_not_Slacks_and_the_call_is_not_repeated(string json)
    {
        var call = new Call([Responses.Json(200, json)], o => o.Retry.MaxRetries = 2);

        Assert.That(() => call.SendAsync(Call.Post), Throws.TypeOf<SlackException>().With.Message.Contains("has no 'ok'"));
        Assert.That(call.Stub.Sent, Has.One.Items);
    }

    [TestCase("{\"ok\":true,\"error\":\"odd\"}")]
    [TestCase("{\"error\":\"odd\"}")]
    [TestCase("{\"ok\":false,\"error\":\"odd\"}")]
    public void An_error_is_one_whatever_ok_says(string json) =>
        Assert.That(() => new Call([Responses.Json(200, json)]).SendAsync(Call.Post), Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("odd"));

    [TestCase("iso-8859-1", false)]
    [TestCase("utf-16", false)]
    [TestCase("utf-8", true)]
    [TestCase("\"UTF-8\"", true)]
    [TestCase(null, true)]
    public void A_response_in_another_charset_is_not_read(string? charset, bool isRead)
    {
        Task<SlackRawResponse> Sending() => new Call([(_, _) =>
        {
            var content = new ByteArrayContent("""{"ok":true}"""u8.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", charset is null ? "application/json" : $"application/json; charset={charset}");
            return Task.FromResult(new HttpResponseMessage { Content = content });
        }]).SendAsync(Call.Post);
        if (isRead)
        {
            Assert.DoesNotThrowAsync(Sending);
        }
        else
        {
            Assert.CatchAsync<SlackException>(Sending);
        }
    }

    [Test]
    public void An_excerpt_of_what_came_instead_is_short_and_in_one_line()
    {
        var exception = Assert.CatchAsync<SlackException>(() => new Call([Responses.Html(404, "<html>\r\n" + new string('a', 5000))]).SendAsync(Call.Get));
        Assert.That(exception!.Message, Does.Contain("HTTP 404, text/html").And.Contains("5008 bytes: <html>  aaa").And.EndsWith("…").And.Length.LessThan(350));
    }
}
