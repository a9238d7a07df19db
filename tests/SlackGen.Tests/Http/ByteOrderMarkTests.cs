using SlackGen.Tests.Support;

namespace SlackGen.Tests.Http;

public sealed class ByteOrderMarkTests
{
    [Test]
    public async Task A_response_that_begins_with_a_byte_order_mark_is_read()
    {
        var response = await new Call([Responses.Json(200, "\uFEFF {\"ok\":true,\"warning\":\"w\"}")]).SendAsync(Call.Post);
        Assert.That((response.Ok, response.Warnings.Single()), Is.EqualTo((true, "w")));
    }

    [Test]
    public void An_error_that_begins_with_a_byte_order_mark_keeps_its_code() =>
        Assert.That(() => new Call([Responses.Json(200, "\uFEFF{\"ok\":false,\"error\":\"not_in_channel\",\"detail\":\"d\"}")]).SendAsync(Call.Post),
            Throws.InstanceOf<SlackApiException>().With.Property("Code").EqualTo("not_in_channel").And.Message.Contains("d"));

    [Test]
    public void A_byte_order_mark_by_itself_is_no_response() =>
        Assert.That(() => new Call([Responses.Json(200, "\uFEFF")]).SendAsync(Call.Post), Throws.TypeOf<SlackException>().With.Message.Contains("is not JSON"));
}
