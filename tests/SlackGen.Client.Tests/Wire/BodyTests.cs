using System.Globalization;
using System.Text;

namespace SlackGen.Client.Tests.Wire;

/// <summary>The bytes that arrive, for each way in which arguments travel.</summary>
public sealed class BodyTests
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string Agent = $"SlackGen/{typeof(SlackMethod).Assembly.GetName().Version!.ToString(3)}";

    private WireServer server = null!;
    private SlackClient slack = null!;

    [SetUp]
    public void Start()
    {
        server = new WireServer();
        slack = server.Client("xoxb-wire");
    }

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [Test]
    public async Task A_method_documented_as_GET_has_its_arguments_in_a_form()
    {
        await slack.Conversations.HistoryAsync(new() { Channel = "C1", Inclusive = true, Latest = "1512104434", Limit = 20, Oldest = "1512085950.000210" });

        AssertRequest("POST /api/conversations.history HTTP/1.1", "channel=C1&inclusive=true&latest=1512104434&limit=20&oldest=1512085950.000210", Form);
    }

    [Test]
    public async Task A_form_without_arguments_is_empty()
    {
        await slack.Emoji.ListAsync();

        AssertRequest("POST /api/emoji.list HTTP/1.1", "", Form);
    }

    [Test]
    public async Task Text_in_a_form_is_percent_encoded()
    {
        await slack.WithToken("xoxp-wire").Search.MessagesAsync(new() { Query = "in:general \"ü\" a+b&c=d #1/2 😀 ~*-._" });

        Assert.That(
            server.Requests.Single().BodyText,
            Is.EqualTo("query=in%3Ageneral+%22%C3%BC%22+a%2Bb%26c%3Dd+%231%2F2+%F0%9F%98%80+%7E*-._"));
    }

    [Test]
    public async Task Words_of_a_list_in_a_form_are_joined_by_commas()
    {
        await slack.Conversations.ListAsync(new() { Types = [ConversationType.PublicChannel, "im"], ExcludeArchived = false });

        AssertRequest("POST /api/conversations.list HTTP/1.1", "exclude_archived=false&types=public_channel%2Cim", Form);
    }

    [Test]
    public async Task A_form_carries_lists_and_objects_as_JSON_text()
    {
        await slack.SlackLists.CreateAsync(new()
        {
            Name = "Täsks & more",
            DescriptionBlocks = [new() { Elements = [new RichTextSection { Elements = [new RichTextText("a=b")] }] }],
            IncludeCopiedListRecords = false,
            TodoMode = true,
        });

        AssertRequest(
            "POST /api/slackLists.create HTTP/1.1",
            "name=T%C3%A4sks+%26+more&description_blocks=%5B%7B%22type%22%3A%22rich_text%22%2C%22elements%22%3A%5B%7B%22type%22%3A%22rich_text_section%22"
                + "%2C%22elements%22%3A%5B%7B%22type%22%3A%22text%22%2C%22text%22%3A%22a%3Db%22%7D%5D%7D%5D%7D%5D"
                + "&include_copied_list_records=false&todo_mode=true",
            Form);
    }

    [Test]
    public async Task JSON_leaves_out_what_is_null()
    {
        await slack.Chat.PostMessageAsync(new() { Channel = "C1", Text = "Grüße \"x\" \\ / <b>&\n", ThreadTs = "1512085950.000210", UnfurlLinks = false });

        AssertRequest(
            "POST /api/chat.postMessage HTTP/1.1",
            """{"channel":"C1","text":"Grüße \"x\" \\ / <b>&\n","thread_ts":"1512085950.000210","unfurl_links":false}""",
            "application/json; charset=utf-8");
    }

    [Test]
    public async Task JSON_carries_lists_as_lists_and_joined_words_as_text()
    {
        await slack.Conversations.InviteAsync(new() { Channel = "C1", Users = ["U1", "U2"] });
        await slack.Conversations.InviteSharedAsync(new() { Channel = "C1", UserIds = ["U1", "U2"], ExternalLimited = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests[0].BodyText, Is.EqualTo("""{"channel":"C1","users":"U1,U2"}"""));
            Assert.That(server.Requests[1].BodyText, Is.EqualTo("""{"channel":"C1","user_ids":["U1","U2"],"external_limited":true}"""));
        }
    }

    [Test]
    public async Task JSON_carries_times_exactly()
    {
        await slack.Calls.AddAsync(new() { ExternalUniqueId = "1", JoinUrl = "https://example.com/", DateStart = DateTimeOffset.FromUnixTimeSeconds(1562002086) });
        await slack.Chat.DeleteAsync(new() { Channel = "C1", Ts = new DateTimeOffset(2017, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(1) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Requests[0].BodyText, Does.EndWith("""
                "date_start":1562002086}
                """));
            Assert.That(server.Requests[1].BodyText, Is.EqualTo("""{"channel":"C1","ts":"1512086400.000001"}"""));
        }
    }

    [Test]
    public async Task A_JSON_method_without_arguments_sends_an_empty_object()
    {
        await slack.Auth.TestAsync();

        AssertRequest("POST /api/auth.test HTTP/1.1", "{}", "application/json; charset=utf-8");
    }

    [Test]
    public async Task A_multipart_body_has_a_part_for_each_argument()
    {
        await slack.WithToken("xoxp-wire").Users.SetPhotoAsync(new() { CropW = 100, Image = SlackUpload.FromBytes("GIF89a"u8.ToArray(), "me \"1\".gif") });

        var request = server.Requests.Single();
        var boundary = request.Headers["Content-Type"].Split('"')[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Headers["Content-Type"], Is.EqualTo($"multipart/form-data; boundary=\"{boundary}\""));
            Assert.That(request.BodyText, Is.EqualTo(string.Join("\r\n",
                $"--{boundary}",
                "Content-Disposition: form-data; name=\"crop_w\"",
                "",
                "100",
                $"--{boundary}",
                "Content-Type: application/octet-stream",
                "Content-Disposition: form-data; name=\"image\"; filename=\"me 1.gif\"",
                "",
                "GIF89a",
                $"--{boundary}--",
                "")));
        }
    }

    [Test]
    public async Task A_file_name_beyond_ASCII_is_sent_as_it_is()
    {
        var upload = SlackUpload.FromBytes("x"u8.ToArray(), "Zoë 😀.gif");

        await slack.WithToken("xoxp-wire").Users.SetPhotoAsync(new() { Image = upload });

        Assert.That(server.Requests.Single().BodyText, Does.Contain("name=\"image\"; filename=\"Zoë 😀.gif\"\r\n"));
    }

    private void AssertRequest(string line, string body, string? contentType = null)
    {
        var request = server.Requests.Single();
        var headers = new Dictionary<string, string>
        {
            ["Host"] = server.Host,
            ["User-Agent"] = Agent,
            ["Authorization"] = "Bearer xoxb-wire",
            ["Accept-Encoding"] = "gzip, br",
        };
        if (contentType is not null)
        {
            headers["Content-Type"] = contentType;
            headers["Content-Length"] = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Line, Is.EqualTo(line));
            Assert.That(request.Headers, Is.EquivalentTo(headers));
            Assert.That(request.BodyText, Is.EqualTo(body));
        }
    }
}
