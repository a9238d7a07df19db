using SlackGen.Analyzers.Errors;

namespace SlackGen.Analyzers.Tests.Errors;

/// <summary>SLACKGEN234: partial failures that the code does not look at.</summary>
[Category("Slow")]
public sealed class PartialFailureAnalyzerTests
{
    private const string Set = "await slack.Users.Profile.SetAsync(new() { Name = \"title\", Value = \"Lead\" }, stopping);";

    private const string Manifest = """
        group: rooms
        summary: Rooms of the house.
        methods:
          invite:
            summary: Invites people into a room.
            tier: 3
            scopes: { bot: [] }
            params:
              room: { type: string, required: true, summary: ID of the room. }
              users: { type: list<string>, required: true, summary: IDs of the people. }
            returns:
              invited: { type: list<string>, summary: IDs of those who are invited. }
              failed_users: { type: list<string>, partial_failure: true, summary: IDs of those who are not. }
        """;

    [TestCase("await slack.Rooms.{|SLACKGEN234:InviteAsync|}(request);")]
    [TestCase("_ = await slack.Rooms.{|SLACKGEN234:InviteAsync|}(request).ConfigureAwait(false);")]
    [TestCase("Func<Task> invite = async () => await slack.Rooms.{|SLACKGEN234:InviteAsync|}(request); await invite();")]
    [TestCase("Func<Task> invite = () => slack.Rooms.{|SLACKGEN234:InviteAsync|}(request); await invite();")]
    public Task A_response_that_lists_failures_and_is_discarded_is_reported(string statement) => AssertRoomsAsync(statement);

    [TestCase("var response = await slack.Rooms.InviteAsync(request); Console.WriteLine(response.FailedUsers?.Count);")]
    [TestCase("Console.WriteLine((await slack.Rooms.InviteAsync(request)).Invited?.Count);")]
    [TestCase("var all = await Task.WhenAll(slack.Rooms.InviteAsync(request));")]
    public Task A_response_that_is_read_is_not_reported(string statement) => AssertRoomsAsync(statement);

    [Test]
    public Task A_response_without_a_list_of_failures_may_be_discarded() => Analysis<PartialFailureAnalyzer>.AssertAsync(Code.Method("""
        await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" }, stopping);
        """));

    [TestCase("catch ({|SLACKGEN234:SlackApiException|}) { }")]
    [TestCase("catch ({|SLACKGEN234:SlackException|}) { Console.WriteLine(\"failed\"); }")]
    [TestCase("catch ({|SLACKGEN234:SlackApiException<UsersProfileSetError>|} e) { }")]
    [TestCase("catch (SlackApiException) when (DateTime.Now.Hour < 8) { } catch ({|SLACKGEN234:SlackException|}) { }")]
    public Task A_clause_that_does_not_look_at_a_partial_failure_is_reported(string clauses) => AssertProfileAsync(clauses);

    [TestCase("catch (SlackApiException e) { Console.WriteLine(e); }")]
    [TestCase("catch (SlackApiException e) when (e.Category == SlackErrorCategory.Partial) { } catch (SlackApiException) { }")]
    [TestCase("catch (SlackApiException) { throw; }")]
    [TestCase("catch (SlackException) { throw new InvalidOperationException(\"The profile is not set.\"); }")]
    [TestCase("catch (SlackApiException<ChatPostMessageError>) { }")]
    [TestCase("catch (SlackRateLimitedException) { }")]
    [TestCase("catch (Exception) { }")]
    public Task A_clause_that_looks_at_the_error_or_leaves_it_is_not_reported(string clauses) => AssertProfileAsync(clauses);

    [Test]
    public Task A_clause_for_a_call_that_fails_as_a_whole_is_not_reported() => Analysis<PartialFailureAnalyzer>.AssertAsync(Code.Method("""
        try
        {
            await slack.Chat.PostMessageAsync(new() { Channel = "C024BE91L", Text = "Sale" }, stopping);
        }
        catch (SlackApiException)
        {
        }
        """));

    [Test]
    public Task The_clause_of_an_inner_block_counts() => AssertProfileAsync(
        "catch (SlackApiException) { }",
        $"try {{ {Set} }} catch (SlackApiException e) {{ Console.WriteLine(e.Code); }}");

    [Test]
    public Task A_message_says_which_codes_are_ignored() => Analysis<PartialFailureAnalyzer>.AssertMessageAsync(
        Code.Method($"try {{ {Set} }} catch ({{|#0:SlackApiException|}}) {{ }}"),
        "'users.profile.set' fails with 'partial_profile_set_failed' when a part of the work is done; look at the error before you ignore it");

    [Test]
    public Task A_pragma_turns_the_diagnostic_off() => AssertRoomsAsync("""

        #pragma warning disable SLACKGEN234 // Those who cannot be invited find the room by themselves.
        await slack.Rooms.InviteAsync(request);
        """);

    private static Task AssertProfileAsync(string clauses, string statement = Set) => Analysis<PartialFailureAnalyzer>.AssertAsync(Code.Method($$"""
        try
        {
            {{statement}}
        }
        {{clauses}}
        """));

    private static Task AssertRoomsAsync(string statement) => Analysis<PartialFailureAnalyzer>.AssertAsync(
        $$"""
        using Shop;
        namespace Shop
        {
            [SlackApi("rooms.*")]
            public partial class RoomClient;

            public static class Inviter
            {
                public static async Task InviteAsync(RoomClient slack)
                {
                    var request = new RoomsInviteRequest { Room = "R1", Users = ["U024BE7LH"] };
                    {{statement}}
                }
            }
        }
        """,
        [("/rooms.slack.yaml", Manifest)]);
}
