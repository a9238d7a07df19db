using SlackGen.Analyzers.Errors;

namespace SlackGen.Analyzers.Tests.Errors;

/// <summary>SLACKGEN233: clauses for errors that no call in their <c>try</c> block throws.</summary>
[Category("Slow")]
public sealed class CatchAnalyzerTests
{
    private const string Post = "await slack.Chat.PostMessageAsync(new() { Channel = \"C024BE91L\", Text = \"Sale\" }, stopping);";

    [TestCase("({|SLACKGEN233:SlackApiException<UsersInfoError>|} e) when (e.Error == UsersInfoError.UserNotFound)")]
    [TestCase("({|SLACKGEN233:SlackApiException<UsersInfoError>|})")]
    [TestCase("(SlackException e) when (e is {|SLACKGEN233:SlackApiException<UsersInfoError>|})")]
    [TestCase("(Exception e) when (e is TimeoutException or {|SLACKGEN233:SlackApiException<UsersInfoError>|} { Error: UsersInfoError.UserNotFound })")]
    [TestCase("(SlackApiException e) when (e is {|SLACKGEN233:SlackApiException<UsersInfoError>|} other && other.Error == UsersInfoError.UserNotFound)")]
    public Task A_clause_for_the_errors_of_another_method_is_reported(string clause) => AssertAsync(Post, clause);

    [TestCase(Post, "(SlackApiException<ChatPostMessageError>)")]
    [TestCase(Post, "(SlackApiException)")]
    [TestCase(Post, "(SlackException e) when (e is SlackApiException<ChatPostMessageError>)")]
    [TestCase("await Task.Delay(100, stopping);", "(SlackApiException<UsersInfoError>)")]
    public Task A_clause_for_errors_that_may_come_is_not_reported(string block, string clause) => AssertAsync(block, clause);

    [TestCase("var name = Describe(\"C024BE91L\");")]
    [TestCase("await WelcomeAsync();")]
    [TestCase("await pending;")]
    [TestCase("await work();")]
    [TestCase("await Task.Run(work);")]
    [TestCase("await Task.WhenAll(tasks);")]
    [TestCase("await foreach (var user in stream) { }")]
    [TestCase("await job.StartAsync(stopping);")]
    [TestCase("await source.Task;")]
    [TestCase("throw failure;")]
    [TestCase("await slack.Files.UploadAsync(SlackUpload.FromBytes(new byte[1], \"a.txt\"), cancellationToken: stopping);")]
    [TestCase("await new[] { 1 }.Select(LoadAsync).First();")]
    public Task A_block_that_may_hide_a_call_is_not_reported(string statement) => AssertAsync(Post + statement, "(SlackApiException<UsersInfoError>)");

    [TestCase("await Task.Delay(TimeSpan.FromSeconds(1), stopping);")]
    [TestCase("var posts = new[] { 1, 2 }.Select(n => slack.Chat.PostMessageAsync(new() { Channel = \"C024BE91L\", Text = $\"Sale {n}\" })); await Task.WhenAll(posts);")]
    [TestCase("await RepeatAsync(); async Task RepeatAsync() { await Task.Yield(); }")]
    [TestCase("Console.WriteLine(SlackText.Escape(\"a < b\"));")]
    [TestCase("throw new InvalidOperationException();")]
    [TestCase("await slack.WithToken(\"xoxb-1\").Chat.PostMessageAsync(new() { Channel = \"C024BE91L\", Text = \"Sale\" }, stopping);")]
    public Task A_block_that_hides_no_call_is_reported(string statement) => AssertAsync(Post + statement, "({|SLACKGEN233:SlackApiException<UsersInfoError>|})");

    [Test]
    public Task A_call_in_a_local_function_counts() => Analysis<CatchAnalyzer>.AssertAsync(Code.Method($$"""
        async Task<string?> FindNameAsync(string user) => (await slack.Users.InfoAsync(new() { User = user }, stopping)).User?.Name;
        try
        {
            {{Post}}
            Console.WriteLine(await FindNameAsync("U024BE7LH"));
        }
        catch (SlackApiException<UsersInfoError>)
        {
        }
        catch ({|SLACKGEN233:SlackApiException<ConversationsInfoError>|})
        {
        }
        """));

    [Test]
    public Task A_call_by_name_throws_no_enum() => AssertAsync(
        "await slack.CallAsync(\"users.info\", new Dictionary<string, object?> { [\"user\"] = \"U024BE7LH\" }, stopping);",
        "({|SLACKGEN233:SlackApiException<UsersInfoError>|})");

    [Test]
    public Task A_message_says_what_the_calls_throw() => Analysis<CatchAnalyzer>.AssertMessageAsync(
        Code.Method($$"""
            try
            {
                {{Post}}
            }
            catch ({|#0:SlackApiException<UsersInfoError>|})
            {
            }
            """),
        "No call in the 'try' block throws 'SlackApiException<UsersInfoError>'; 'chat.postMessage' throws 'SlackApiException<ChatPostMessageError>'");

    [Test]
    public Task The_editorconfig_turns_the_diagnostic_off() => Analysis<CatchAnalyzer>.AssertAsync(
        Source(Post, "(SlackApiException<UsersInfoError>)"),
        [],
        "[*.cs]\ndotnet_diagnostic.SLACKGEN233.severity = none");

    private static Task AssertAsync(string block, string clause) => Analysis<CatchAnalyzer>.AssertAsync(Source(block, clause));

    private static string Source(string block, string clause) => $$"""
        namespace Bot;

        public interface IJob
        {
            Task StartAsync(CancellationToken stopping);
        }

        public sealed class Announcer(
            SlackClient slack, IJob job, Task pending, Func<Task> work, List<Task> tasks, IAsyncEnumerable<User> stream, Exception failure, TaskCompletionSource source, CancellationToken stopping)
        {
            public async Task RunAsync()
            {
                try
                {
                    {{block}}
                }
                catch {{clause}}
                {
                }
            }

            private string Describe(string channel) => slack.Conversations.InfoAsync(new() { Channel = channel }, stopping).GetAwaiter().GetResult().Channel?.Name ?? "";

            private Task WelcomeAsync() => slack.Users.InfoAsync(new() { User = "U024BE7LH" }, stopping);

            private Task<int> LoadAsync(int number) => Task.FromResult(number);

            public override string ToString() => $"{job} {pending} {work} {tasks} {stream} {failure} {source}";
        }
        """;
}
