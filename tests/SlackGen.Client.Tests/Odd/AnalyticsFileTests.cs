using System.IO.Compression;
using System.Text;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Odd;

/// <summary>admin.analytics.getFile responds with a packed file of JSON lines, or with the usual error.</summary>
public sealed class AnalyticsFileTests : FakeSlackTests
{
    private const string Method = "admin.analytics.getFile";

    private const string Lines = """
        {"date":"2026-08-01","user_id":"U1","is_active":true,"messages_posted_count":12}

        {"date":"2026-08-01","user_id":"U2","is_active":false}
        """;

    private static readonly AdminAnalyticsGetFileRequest Request = new() { Type = AnalyticsFileType.Member, Date = new DateOnly(2026, 8, 1) };

    [Test]
    public async Task The_lines_of_a_packed_file_are_rows()
    {
        Fake.On(Method).ReplyBytes(Packed(Lines), "application/gzip");

        var rows = await ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(r => (r.UserId, r.IsActive)), Is.EqualTo(new[] { ("U1", (bool?)true), ("U2", false) }));
            Assert.That(rows[0].MessagesPostedCount, Is.EqualTo(12));
            Assert.That(rows[0].Date, Is.EqualTo(new DateOnly(2026, 8, 1)));
            Assert.That(Fake.RequestsTo(Method).Single().PathAndQuery, Is.EqualTo("/api/admin.analytics.getFile"));
        }
    }

    [TestCase("text/plain")]
    [TestCase("application/x-ndjson")]
    [TestCase("application/octet-stream")]
    [TestCase("application/gzip")]
    public async Task The_lines_of_a_plain_file_are_rows_whatever_it_is_called(string contentType)
    {
        Fake.On(Method).ReplyBytes(Encoding.UTF8.GetBytes(Lines), contentType);

        Assert.That((await ReadAsync()).Select(r => r.UserId), Is.EqualTo(["U1", "U2"]));
    }

    [Test]
    public async Task A_packed_file_that_travels_packed_once_more_is_read()
    {
        Fake.On(Method).ReplyBytes(Packed(Lines)).Fault(Fault.Gzip);

        Assert.That(await ReadAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_empty_file_has_no_rows()
    {
        Fake.On(Method).ReplyBytes(ReadOnlyMemory<byte>.Empty);

        Assert.That(await ReadAsync(), Is.Empty);
    }

    [Test]
    public async Task The_bytes_can_be_read_as_they_came()
    {
        Fake.On(Method).ReplyBytes(Packed(Lines), "application/gzip");

        using var file = await Slack.Admin.Analytics.GetFileAsync(Request);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bytes.ToArray(), Is.EqualTo(Packed(Lines)));
            Assert.That(file.ContentType, Is.EqualTo("application/gzip"));
        }
    }

    [Test]
    public void An_error_comes_as_JSON_and_is_thrown()
    {
        Fake.On(Method).ReplyError("file_not_yet_available");

        Assert.That(
            async () => await Slack.Admin.Analytics.GetFileAsync(Request),
            Throws.TypeOf<SlackApiException<AdminAnalyticsGetFileError>>()
                .With.Property("Error").EqualTo(AdminAnalyticsGetFileError.FileNotYetAvailable));
    }

    [Test]
    public void A_line_that_is_not_JSON_is_named()
    {
        Fake.On(Method).ReplyBytes(Packed("{\"user_id\":\"U1\"}\n{\"user_id\":"));

        Assert.That(ReadAsync, Throws.TypeOf<SlackException>().With.Message.StartsWith("Line 2 of the file cannot be read"));
    }

    [Test]
    public void A_damaged_file_is_an_exception_of_ours()
    {
        var damaged = Packed(Lines);
        damaged.AsSpan(12, 20).Fill(0xFF);
        Fake.On(Method).ReplyBytes(damaged);

        Assert.That(ReadAsync, Throws.TypeOf<SlackException>());
    }

    [Test]
    public void A_file_that_breaks_off_is_an_exception_of_ours()
    {
        Fake.On(Method).ReplyBytes(Packed(Lines)).Fault(Fault.ResetInBody);

        Assert.That(ReadAsync, Throws.TypeOf<SlackException>());
    }

    private async Task<List<AnalyticsRow>> ReadAsync()
    {
        using var file = await Slack.Admin.Analytics.GetFileAsync(Request);
        var rows = new List<AnalyticsRow>();
        await foreach (var row in file.ReadFileDataAsync())
        {
            rows.Add(row);
        }

        return rows;
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
