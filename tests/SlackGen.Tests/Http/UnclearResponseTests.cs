using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

/// <summary>After a response that cannot be read nobody knows whether a message was posted: the failure is unclear, and only what is idempotent is sent again.</summary>
public sealed class UnclearResponseTests
{
    private static IEnumerable<TestCaseData> Unreadable =>
    [
        Case("JSON of a proxy", Responses.Json(200, "{\"message\":\"blocked by policy\"}")),
        Case("an empty object", Responses.Json(200, "{}")),
        Case("a page of a portal", Responses.Html(200)),
        Case("no body", Responses.Json(200, "")),
        Case("half of the JSON", Responses.Json(200, "{\"ok\":tr")),
        Case("a list", Responses.Json(200, "[]")),
        Case("a failure without a code", Responses.Json(200, "{\"ok\":false}")),
        Case("a failure with an empty code", Responses.Json(200, "{\"ok\":false,\"error\":\"\"}")),
        Case("a code that is an object", Responses.Json(200, "{\"ok\":false,\"error\":{\"code\":1}}")),
        Case("a body that breaks off", Responses.Breaks("{\"ok\":tr", () => new IOException("reset"))),
        Case("a timeout of the server", Responses.Html(408)),
    ];

    [TestCaseSource(nameof(Unreadable))]
    public void A_message_is_sent_once(object response)
    {
        var call = new Call([(Response)response], o => o.Retry.MaxRetries = 2);
        var exception = Assert.CatchAsync<SlackException>(() => call.SendAsync(Call.Post))!;
        Assert.That((exception.Fault, call.Stub.Sent.Count), Is.EqualTo((SlackFault.Unclear, 1)), exception.Message);
    }

    [TestCaseSource(nameof(Unreadable))]
    public void What_is_idempotent_is_sent_again(object response)
    {
        var call = new Call([(Response)response, Responses.Ok], o => o.Retry.MaxRetries = 2);
        Assert.DoesNotThrowAsync(() => call.SendAsync(Call.Get));
        Assert.That(call.Stub.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public void Nothing_to_do_is_a_success_of_which_Ok_says_so()
    {
        var response = Read<NothingToDoResponse>("""{"ok":false,"already_gone":true}""");
        Assert.That((response.Ok, response.AlreadyGone), Is.EqualTo((true, true)));
        Assert.That(() => Read<NothingToDoResponse>("""{"ok":false,"already_gone":false}"""), Throws.TypeOf<SlackException>().With.Message.Contains("names no error"));
        Assert.That(() => Read<NothingToDoResponse>("""{"ok":false,"already_gone":true,"error":"odd"}"""), Throws.InstanceOf<SlackApiException>());
    }

    private static T Read<T>(string json)
        where T : SlackResponse, new() =>
        new Call([Responses.Json(200, json)]).Connection.CallAsync<T>(Call.Post, null, default).GetAwaiter().GetResult();

    private static TestCaseData Case(string name, Response response) => new TestCaseData(response).SetArgDisplayNames(name);

    private sealed class NothingToDoResponse : SlackResponse
    {
        private static readonly FieldNames Names = new(" already_gone"u8);

        public bool? AlreadyGone { get; private set; }

        protected internal override bool HadNothingToDo => AlreadyGone == true;

        protected override void ReadFields(ref SlackReader reader)
        {
            while (reader.NextField(Names, this) >= 0)
            {
                AlreadyGone = reader.Bool();
            }
        }
    }
}
