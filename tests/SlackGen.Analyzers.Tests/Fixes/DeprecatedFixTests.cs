using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using SlackGen.CodeFixes.Deprecations;

namespace SlackGen.Analyzers.Tests.Fixes;

/// <summary>Deprecated arguments and methods give way to their successors.</summary>
[Category("Slow")]
public sealed class DeprecatedFixTests
{
    private const string Manifest = """
        group: rooms
        summary: Rooms of the house.
        methods:
          open:
            summary: Opens a room.
            tier: 3
            params:
              room: { type: string, required: true, summary: ID of the room. }
              title: { type: string, summary: Title of the room. }
              name: { type: string, deprecated: { use: title }, summary: Title of the room. }
              size: { type: int, deprecated: { use: title }, summary: Number of seats. }
          create:
            summary: Opens a room.
            tier: 3
            deprecated: { use: rooms.open, summary: Rooms are opened. }
            params:
              room: { type: string, required: true, summary: ID of the room. }
              owner: { type: string, summary: ID of the owner. }
        """;

    [TestCase("new() { Channel = \"C024BE91L\", {|CS0618:AsUser|} = true, Text = \"Sale\" }", "new() { Channel = \"C024BE91L\", Text = \"Sale\" }")]
    [TestCase("new() { Channel = \"C024BE91L\", Text = \"Sale\", {|CS0618:AsUser|} = true }", "new() { Channel = \"C024BE91L\", Text = \"Sale\" }")]
    public Task An_argument_that_nothing_replaces_is_removed(string request, string expected) => Fix<EmptyDiagnosticAnalyzer, DeprecatedArgumentFix>.AssertAsync(
        Code.Method($"await slack.Chat.PostMessageAsync({request}, stopping);"),
        Code.Method($"await slack.Chat.PostMessageAsync({expected}, stopping);"));

    [TestCase("await slack.Rooms.OpenAsync(new() { Room = \"R1\", Name = \"Attic\" });", "await slack.Rooms.OpenAsync(new() { Room = \"R1\", Title = \"Attic\" });")]
    [TestCase("var request = new RoomsOpenRequest { Room = \"R1\" }; request.Name = \"Attic\";", "var request = new RoomsOpenRequest { Room = \"R1\" }; request.Title = \"Attic\";")]
    public Task An_argument_gives_way_to_its_successor(string statement, string expected) => AssertRoomsAsync<DeprecatedArgumentFix>(statement, expected);

    [TestCase("await slack.Rooms.OpenAsync(new() { Room = \"R1\", Size = 2 });")]
    [TestCase("await slack.Rooms.OpenAsync(new() { Room = \"R1\", Title = \"Attic\", Name = \"Attic\" });")]
    public Task An_argument_stays_if_its_successor_is_set_or_has_another_type(string statement) => AssertRoomsAsync<DeprecatedArgumentFix>(statement, statement);

    [Test]
    public Task A_method_gives_way_to_its_successor() => Fix<EmptyDiagnosticAnalyzer, DeprecatedMethodFix>.AssertAsync(
        Code.Method("var session = await {|CS0618:slack.Rtm.StartAsync(cancellationToken: stopping)|}; Console.WriteLine(session.Url);"),
        Code.Method("var session = await slack.Rtm.ConnectAsync(cancellationToken: stopping); Console.WriteLine(session.Url);"));

    [Test]
    public Task A_method_gives_way_to_its_successor_with_the_same_arguments() => AssertRoomsAsync<DeprecatedMethodFix>(
        "await slack.Rooms.CreateAsync(new() { Room = \"R1\", Token = \"xoxb-1\" });",
        "await slack.Rooms.OpenAsync(new() { Room = \"R1\", Token = \"xoxb-1\" });");

    [TestCase("await slack.Rooms.CreateAsync(new() { Room = \"R1\", Owner = \"U024BE7LH\" });")]
    [TestCase("var request = new RoomsCreateRequest { Room = \"R1\" }; await slack.Rooms.CreateAsync(request);")]
    public Task A_method_stays_if_its_successor_takes_other_arguments(string statement) => AssertRoomsAsync<DeprecatedMethodFix>(statement, statement);

    [TestCase("await {0}(cancellationToken: stopping);")]
    [TestCase("_ = await {0}(cancellationToken: stopping).ConfigureAwait(false);")]
    [TestCase("Console.WriteLine((await {0}(cancellationToken: stopping)).Url);")]
    [TestCase("var session = await {0}(cancellationToken: stopping); void Show() => Console.WriteLine(session.Self.Name + session.Team.Name); Show();")]
    public Task A_method_gives_way_if_both_responses_have_what_is_read(string statement) => Fix<EmptyDiagnosticAnalyzer, DeprecatedMethodFix>.AssertAsync(
        Code.Method(statement.Replace("{0}(cancellationToken: stopping)", "{|CS0618:slack.Rtm.StartAsync(cancellationToken: stopping)|}", StringComparison.Ordinal)),
        Code.Method(statement.Replace("{0}", "slack.Rtm.ConnectAsync", StringComparison.Ordinal)));

    [TestCase("var session = await {0}; Console.WriteLine(session.Url); Console.WriteLine(session.Users);")]
    [TestCase("Console.WriteLine((await {0}).Users);")]
    [TestCase("RtmStartResponse session = await {0}; Console.WriteLine(session.Url);")]
    [TestCase("var session = await {0}; Console.WriteLine(session);")]
    [TestCase("var session = await {0}; if (session is {{ Users: not null }}) Console.WriteLine(session.Url);")]
    [TestCase("var starting = {0}; Console.WriteLine((await starting).Url);")]
    [TestCase("Console.WriteLine(await {0});")]
    public Task A_method_stays_if_more_of_its_response_may_be_read(string statement)
    {
        var source = Code.Method(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, "{|CS0618:slack.Rtm.StartAsync(cancellationToken: stopping)|}"));
        return Fix<EmptyDiagnosticAnalyzer, DeprecatedMethodFix>.AssertAsync(source, source);
    }

    [TestCase("Next()")]
    [TestCase("tries++ > 0")]
    [TestCase("(asUser = true)")]
    [TestCase("bool.Parse(\"true\")")]
    public Task An_argument_whose_value_does_something_stays(string value)
    {
        var source = Code.Method($"var (tries, asUser) = (0, false); bool Next() => tries++ > 0; await slack.Chat.PostMessageAsync(new() {{ Channel = \"C024BE91L\", {{|CS0618:AsUser|}} = {value}, Text = \"Sale\" }}, stopping); Next(); Console.WriteLine(asUser);");
        return Fix<EmptyDiagnosticAnalyzer, DeprecatedArgumentFix>.AssertAsync(source, source);
    }

    [TestCase("asUser")]
    [TestCase("!asUser")]
    [TestCase("Environment.HasShutdownStarted")]
    public Task An_argument_whose_value_is_only_read_is_removed(string value) => Fix<EmptyDiagnosticAnalyzer, DeprecatedArgumentFix>.AssertAsync(
        Code.Method($"var asUser = true; await slack.Chat.PostMessageAsync(new() {{ Channel = \"C024BE91L\", {{|CS0618:AsUser|}} = {value}, Text = \"Sale\" }}, stopping); Console.WriteLine(asUser);"),
        Code.Method("var asUser = true; await slack.Chat.PostMessageAsync(new() { Channel = \"C024BE91L\", Text = \"Sale\" }, stopping); Console.WriteLine(asUser);"));

    [TestCase("Text = \"Sale\", // the text\n        {|CS0618:AsUser|} = true, // as the bot\n", "Text = \"Sale\", // the text\n")]
    [TestCase("Text = \"Sale\", // the text\n        {|CS0618:AsUser|} = true // as the bot\n", "Text = \"Sale\" // the text\n")]
    [TestCase("Text = \"Sale\", // the text\n        // as the bot\n        {|CS0618:AsUser|} = true\n", "Text = \"Sale\" // the text\n")]
    [TestCase("Text = \"Sale\" /* the text */, /* then */ {|CS0618:AsUser|} = true\n", "Text = \"Sale\" /* the text */ /* then */\n")]
    [TestCase("{|CS0618:AsUser|} = true, // as the bot\n        // what is sold\n        Text = \"Sale\",\n", "// what is sold\n        Text = \"Sale\",\n")]
    public Task Only_the_comments_of_an_argument_are_removed_with_it(string arguments, string expected)
    {
        return Fix<EmptyDiagnosticAnalyzer, DeprecatedArgumentFix>.AssertAsync(Call(arguments), Call(expected));

        static string Call(string arguments) => $"namespace Bot;\n\npublic static class Announcer\n{{\n    public static Task RunAsync(SlackClient slack) => slack.Chat.PostMessageAsync(new()\n    {{\n        Channel = \"C024BE91L\",\n        {arguments}    }});\n}}\n";
    }

    [Test]
    public Task An_argument_between_directives_stays()
    {
        const string Source = "namespace Bot;\n\npublic static class Announcer\n{\n    public static Task RunAsync(SlackClient slack) => slack.Chat.PostMessageAsync(new()\n    {\n        Channel = \"C024BE91L\",\n#pragma warning disable CS0219\n        {|CS0618:AsUser|} = true,\n#pragma warning restore CS0219\n        Text = \"Sale\",\n    });\n}\n";
        return Fix<EmptyDiagnosticAnalyzer, DeprecatedArgumentFix>.AssertAsync(Source, Source);
    }

    [Test]
    public Task A_method_of_another_library_stays()
    {
        var source = Code.Method("{|CS0618:Old.Run()|};") + "\npublic static class Old { [Obsolete(\"Use New.\")] public static void Run() { } }";
        return Fix<EmptyDiagnosticAnalyzer, DeprecatedMethodFix>.AssertAsync(source, source);
    }

    private static Task AssertRoomsAsync<TFix>(string statement, string expected)
        where TFix : CodeFixProvider, new() =>
        GeneratorFix<TFix>.AssertAsync(Source(statement), Source(expected), ("/rooms.slack.yaml", Manifest));

    private static string Source(string statement) => $$"""
        using Shop;
        namespace Shop
        {
            [SlackApi("rooms.*")]
            public partial class RoomClient;

            public static class Opener
            {
                public static async Task OpenAsync(RoomClient slack)
                {
                    {{statement}}
                    await Task.Yield();
                }
            }
        }
        """;
}
