using Microsoft.CodeAnalysis;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Two projects of one solution, each with a client, of which one references the other.</summary>
[Category("Slow")]
public class TwoProjectTests
{
    [Test]
    public void Both_have_clients_and_types_of_their_own()
    {
        var application = Application("Bot.App", "public").With("Program.cs", """
            namespace Bot.App;

            public static class Program
            {
                public static Bot.Library.Call Convert(Call call, Bot.Library.SlackClient theirs, SlackClient mine) =>
                    new() { Id = call.Id + theirs.Calls.ToString() + mine.Calls.ToString() };
            }
            """);

        Generation.Of(application.Referencing(Library("public")));
    }

    [Test]
    public void A_file_may_use_both_when_it_says_which() => Generation.Of(Application("Bot.App", "public").Referencing(Library("public")).With("Both.cs", """
        using Bot.App;
        using Theirs = Bot.Library;

        public static class Both
        {
            public static (Call Mine, Theirs.Call Theirs) Pair(SlackClient mine, Theirs.SlackClient theirs) => default;
        }
        """));

    [Test]
    public void Internal_clients_may_even_share_a_namespace() => Generation.Of(Application("Bot.Library", "internal").Referencing(Library("internal")));

    private static BotProject Application(string ns, string accessibility) =>
        Samples.Project.Named("Application").With("SlackClient.cs", Client(ns, accessibility));

    private static MetadataReference Library(string accessibility)
    {
        var library = Generation.Of(Samples.Project.Named("Library").With("SlackClient.cs", Client("Bot.Library", accessibility)));
        return MetadataReference.CreateFromStream(Compiler.Emit(library.Output));
    }

    private static string Client(string ns, string accessibility) =>
        $"namespace {ns};\n\n[SlackGen.SlackApi]\n{accessibility} partial class SlackClient {{ }}";
}
