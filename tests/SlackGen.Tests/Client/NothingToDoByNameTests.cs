using System.Net;
using SlackGen.Tests.Support;

namespace SlackGen.Tests.Client;

/// <summary>A call by name succeeds where its generated method does: Slack says by a field instead of an error that there was nothing to do.</summary>
public sealed class NothingToDoByNameTests
{
    [TestCase("true")]
    [TestCase("1")]
    [TestCase("\"true\"")]
    public async Task Nothing_to_do_is_a_success_of_which_Ok_says_so(string value)
    {
        var response = await CallAsync("conversations.leave", $$"""{"ok":false,"not_in_channel":{{value}}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Ok, Is.True);
            Assert.That(response.Json.GetProperty("not_in_channel").GetRawText(), Is.EqualTo(value), "the JSON stays as Slack sent it");
        }
    }

    [TestCase("""{"ok":false,"not_in_channel":false}""")]
    [TestCase("""{"ok":false,"not_in_channel":null}""")]
    [TestCase("""{"ok":false,"not_in_channel":{"a":1}}""")]
    [TestCase("""{"ok":false,"other":true}""")]
    [TestCase("""{"ok":false}""")]
    public void Without_the_field_it_is_a_failure(string json) =>
        Assert.That(() => CallAsync("conversations.leave", json), Throws.TypeOf<SlackException>().With.Message.Contains("names no error"));

    [Test]
    public void An_error_beside_the_field_is_a_failure() =>
        Assert.That(
            () => CallAsync("conversations.leave", """{"ok":false,"not_in_channel":true,"error":"odd"}"""), Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("odd"));

    [Test]
    public void A_status_that_fails_is_a_failure() =>
        Assert.That(
            () => CallAsync("conversations.leave", """{"ok":false,"not_in_channel":true}""", 404),
            Throws.TypeOf<SlackException>().With.Property("StatusCode").EqualTo(HttpStatusCode.NotFound));

    [TestCase("conversations.join")]
    [TestCase("some.newMethod")]
    public void The_field_counts_for_its_own_method_only(string method) =>
        Assert.That(() => CallAsync(method, """{"ok":false,"not_in_channel":true}"""), Throws.TypeOf<SlackException>());

    [TestCase("gone")]
    [TestCase("idle")]
    public async Task Any_of_several_fields_of_the_projects_own_manifest_counts(string field)
    {
        var call = new Call([Responses.Json(200, $$"""{"ok":false,"{{field}}":true}""")], ownMethods: "reports.drop\t2\t-\tform\tenvelope\t15\t-\tgone,instead\tidle,instead");

        var response = await new TestClient(call.Connection).CallAsync("reports.drop");

        Assert.That(response.Ok, Is.True);
    }

    private static Task<SlackRawResponse> CallAsync(string method, string json, int status = 200) =>
        new TestClient(new Call([Responses.Json(status, json)]).Connection).CallAsync(method);

    private sealed class TestClient(SlackConnection connection) : SlackClientBase(connection);
}
