using Microsoft.Extensions.Time.Testing;
using SlackGen.Testing;

namespace SlackGen.Client.Tests.Typed;

/// <summary>Responses, errors, faults and pages that a test sets with the client's own classes.</summary>
public sealed class TypedStubTests : FakeSlackTests
{
    [Test]
    public async Task A_response_is_created_in_place()
    {
        Fake.On(UsersClient.Methods.Info).Reply(new() { User = new() { Id = "U1", Name = "spengler" } });

        var user = (await Slack.Users.InfoAsync("U1")).User!;

        Assert.That((user.Id, user.Name), Is.EqualTo(("U1", "spengler")));
    }

    [Test]
    public async Task A_sequence_ends_with_the_lasting_response()
    {
        Fake.On(ChatClient.Methods.PostMessage).Reply(new() { Ts = "1.1" }, times: 1).Fail(ChatPostMessageError.ChannelNotFound, times: 1).Reply(new() { Ts = "1.3" });

        var first = await Slack.Chat.PostMessageAsync("C1", "Hello");
        var error = Assert.ThrowsAsync<SlackApiException<ChatPostMessageError>>(() => Slack.Chat.PostMessageAsync("C1", "Hello"))!.Error;
        var third = await Slack.Chat.PostMessageAsync("C1", "Hello");

        Assert.That((first.Ts.Value, error, third.Ts.Value), Is.EqualTo(("1.1", ChatPostMessageError.ChannelNotFound, "1.3")));
    }

    [Test]
    public async Task A_function_creates_the_response_of_the_request()
    {
        Fake.On(UsersClient.Methods.Info).Reply(r => new() { User = new() { Id = r.User, RealName = r.IncludeLocale == true ? "with" : "without" } });

        var user = (await Slack.Users.InfoAsync(new() { User = "U7", IncludeLocale = true })).User!;

        Assert.That((user.Id, user.RealName), Is.EqualTo(("U7", "with")));
    }

    [Test]
    public async Task A_condition_reads_the_request()
    {
        Fake.On(UsersClient.Methods.Info).When(r => r.User == "U2").Reply(r => new() { User = new() { Id = r.User, Name = "two" } });
        Fake.On(UsersClient.Methods.Info).Reply(new() { User = new() { Name = "any" } });

        Assert.That(new[] { await NameAsync("U2"), await NameAsync("U1"), await NameAsync("U2") }, Is.EqualTo(["two", "any", "two"]));

        async Task<string?> NameAsync(string user) => (await Slack.Users.InfoAsync(user)).User!.Name;
    }

    [Test]
    public async Task Typed_and_named_stubs_are_the_same_stub()
    {
        Fake.On("users.info").Reply(new { user = new { id = "U1" } }, times: 1);
        Fake.On(UsersClient.Methods.Info).Reply(new() { User = new() { Id = "U2" } }, times: 1);
        Fake.On("users.info").Reply(new { user = new { id = "U3" } });
        Fake.On("users.*").Reply(new { user = new { id = "U4" } });

        var ids = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((await Slack.Users.InfoAsync("U")).User!.Id);
        }

        Fake.On(UsersClient.Methods.Info).Clear();
        ids.Add((await Slack.Users.InfoAsync("U")).User!.Id);
        Assert.That(ids, Is.EqualTo(["U1", "U2", "U3", "U3", "U4"]));
    }

    [Test]
    public void A_shared_error_arrives_as_one()
    {
        Fake.On(UsersClient.Methods.Info).Fail(SlackCommonError.AccountInactive);

        Assert.That(Assert.ThrowsAsync<SlackApiException<UsersInfoError>>(() => Slack.Users.InfoAsync("U1"))!.CommonError, Is.EqualTo(SlackCommonError.AccountInactive));
    }

    [Test]
    public void Unknown_is_no_error()
    {
        Assert.That(() => Fake.On(UsersClient.Methods.Info).Fail(UsersInfoError.Unknown), Throws.ArgumentException.With.Message.Contains("UsersInfoError.Unknown is not a code"));
        Assert.That(() => Fake.On(UsersClient.Methods.Info).Fail(SlackCommonError.Unknown), Throws.ArgumentException);
        Assert.That(() => Fake.On(UsersClient.Methods.Info).Fail((UsersInfoError)9999), Throws.ArgumentException);
    }

    [Test]
    public async Task A_fault_occurs_once()
    {
        Fake.On(UsersClient.Methods.Info).Fault(Fault.Status(503), times: 1).Reply(new() { User = new() { Id = "U1" } });

        Assert.That(() => Slack.Users.InfoAsync("U1"), Throws.InstanceOf<SlackException>());
        Assert.That((await Slack.Users.InfoAsync("U1")).User!.Id, Is.EqualTo("U1"));
    }

    [Test]
    public async Task A_fault_has_a_condition()
    {
        Fake.On(UsersClient.Methods.Info).When(r => r.User == "U2").Fault(Fault.Status(503));

        Assert.That(() => Slack.Users.InfoAsync("U2"), Throws.InstanceOf<SlackException>());
        await Slack.Users.InfoAsync("U1");
    }

    [Test]
    public async Task A_delay_passes_on_the_clock_of_the_fake()
    {
        var clock = new FakeTimeProvider();
        await using var fake = await FakeSlack.StartAsync(o => o.TimeProvider = clock);
        fake.On(UsersClient.Methods.Info).Delay(TimeSpan.FromSeconds(2)).Reply(new() { User = new() { Id = "late" } });
        var slack = new SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress });
        var call = slack.Users.InfoAsync("U1");
        await fake.WaitForCallsAsync(UsersClient.Methods.Info);

        Assert.That(call.IsCompleted, Is.False);
        for (var i = 0; i < 1000 && !call.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(call, Task.Delay(10));
        }

        Assert.That((await call).User!.Id, Is.EqualTo("late"));
    }

    [Test]
    public async Task A_list_is_divided_into_pages()
    {
        Fake.On(UsersClient.Methods.List).Page([new User { Id = "U1" }, new User { Id = "U2" }, new User { Id = "U3" }], pageSize: 2);

        var ids = new List<string?>();
        await foreach (var user in Slack.Users.ListAllAsync())
        {
            ids.Add(user.Id);
        }

        Assert.That(ids, Is.EqualTo(["U1", "U2", "U3"]));
        Assert.That(Fake.Calls(UsersClient.Methods.List), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_list_of_strings_is_divided_into_pages()
    {
        Fake.On(ConversationsClient.Methods.Members).Page(["U1", "U2"], pageSize: 1);

        var page = await Slack.Conversations.MembersAsync(new() { Channel = "C1" });

        Assert.That(page.Members, Is.EqualTo(["U1"]));
        Assert.That(page.NextCursor, Is.Not.Null);
    }

    [Test]
    public async Task A_file_is_read_to_its_end_once()
    {
        var bytes = new byte[100_000];
        Random.Shared.NextBytes(bytes);
        Fake.On(AdminAnalyticsClient.Methods.GetFile).Reply(new() { Content = new MemoryStream(bytes), ContentType = "application/zip" });

        for (var i = 0; i < 2; i++)
        {
            using var file = await Slack.Admin.Analytics.GetFileAsync(new() { Type = "member", Date = new DateOnly(2026, 11, 1) });
            using var copy = new MemoryStream();
            await file.Content.CopyToAsync(copy);
            Assert.That((file.ContentType, copy.ToArray().AsSpan().SequenceEqual(bytes)), Is.EqualTo(("application/zip", true)));
        }
    }

    [Test]
    public async Task A_file_is_created_of_the_request()
    {
        Fake.On(AdminAnalyticsClient.Methods.GetFile).Reply(r => new() { Content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(r.Type.ToString()!)) });

        using var file = await Slack.Admin.Analytics.GetFileAsync(new() { Type = "member", Date = new DateOnly(2026, 11, 1) });
        using var reader = new StreamReader(file.Content);

        Assert.That((file.ContentType, await reader.ReadToEndAsync()), Is.EqualTo(("application/gzip", "member")));
    }

    [Test]
    public void A_file_can_fail()
    {
        Fake.On(AdminAnalyticsClient.Methods.GetFile).Fail(AdminAnalyticsGetFileError.FileNotFound);

        Assert.That(
            Assert.ThrowsAsync<SlackApiException<AdminAnalyticsGetFileError>>(() => Slack.Admin.Analytics.GetFileAsync(new() { Type = "member" }))!.Error,
            Is.EqualTo(AdminAnalyticsGetFileError.FileNotFound));
    }

    [Test]
    public async Task The_steps_of_an_upload_have_stubs()
    {
        Fake.On(FilesClient.Methods.CompleteUploadExternal).Reply(r => new() { Files = [new() { Id = r.Files[0].Id, Title = "stubbed" }] });

        var response = await Slack.Files.UploadAsync(SlackUpload.FromBytes(new byte[] { 1, 2, 3 }, "a.bin"), new() { ChannelId = "C1" });

        Assert.That(response.Files![0].Title, Is.EqualTo("stubbed"));
        Assert.That(Fake.Calls(FilesClient.Methods.GetUploadURLExternal).Single().Length, Is.EqualTo(3));
        Assert.That(Fake.Calls(FilesClient.Methods.CompleteUploadExternal).Single().ChannelId, Is.EqualTo("C1"));
    }

    [Test]
    public void A_method_that_the_fake_does_not_know_asks_for_its_manifest()
    {
        var mine = new SlackMethod<UsersInfoRequest, UsersInfoResponse, UsersInfoError>(new SlackMethod("mine.info"));

        Assert.Multiple(() =>
        {
            Assert.That(() => Fake.On(mine), Throws.ArgumentException.With.Message.Contains("no method 'mine.info'").And.Message.Contains("AddManifestFile"));
            Assert.That(() => Fake.Calls(mine), Throws.ArgumentException.With.Message.Contains("AddManifestFile"));
            Assert.That(() => Fake.WaitForCallsAsync(mine), Throws.ArgumentException.With.Message.Contains("AddManifestFile"));
        });
    }

    [Test]
    public async Task A_method_error_and_field_of_the_users_own_manifest_are_known_once_it_is_added()
    {
        const string Mine = """
            group: users
            summary: For tests.
            methods:
              info:
                extend: true
                errors: { user_is_a_ghost: Boo. }
            """;
        await using var fake = await FakeSlack.StartAsync(o => o.AddManifest(Mine));
        var known = new SlackMethod<UsersInfoRequest, UsersInfoResponse, Mistakes>(new SlackMethod("users.info"));

        Assert.That(() => fake.On(known).Fail(Mistakes.UserIsAGhost), Throws.Nothing);
        Assert.That(
            () => Fake.On(known).Fail(Mistakes.UserIsAGhost),
            Throws.ArgumentException.With.Message.Contains("no error 'UserIsAGhost' of users.info").And.Message.Contains("AddManifestFile"));
    }

    [Test]
    public async Task A_field_that_the_manifest_lacks_is_refused()
    {
        var response = SlackJson.Parse<UsersInfoResponse>("""{"ok":true,"usr":{}}""");

        Assert.That(() => Fake.On(UsersClient.Methods.Info).Reply(response), Throws.ArgumentException.With.Message.Contains("no field 'usr'"));
        await using var lenient = await FakeSlack.StartAsync(o => o.AllowUndocumented = true);
        Assert.That(() => lenient.On(UsersClient.Methods.Info).Reply(response), Throws.Nothing);
    }

    private enum Mistakes
    {
        Unknown,
        UserIsAGhost,
    }
}
