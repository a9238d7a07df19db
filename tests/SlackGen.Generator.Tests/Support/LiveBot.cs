using System.Runtime.Loader;

namespace SlackGen.Generator.Tests.Support;

/// <summary>Runs user code: generates the client, compiles both, loads what comes out and calls it.</summary>
internal static class LiveBot
{
    /// <summary>Runs statements that have a client called <c>slack</c> and return a string.</summary>
    /// <param name="manifest">The manifest that the client is generated of.</param>
    /// <param name="stub">The stub that responds to the calls.</param>
    /// <param name="statements">The user's code.</param>
    public static Task<string> RunAsync(ManifestText manifest, StubSlack stub, string statements) => RunAsync([manifest], stub, statements);

    /// <summary>Runs statements that have a client called <c>slack</c> and return a string.</summary>
    /// <param name="manifests">The manifests that the client is generated of.</param>
    /// <param name="stub">The stub that responds to the calls.</param>
    /// <param name="statements">The user's code.</param>
    /// <param name="usings">Further usings of the user's file.</param>
    public static async Task<string> RunAsync(ManifestText[] manifests, StubSlack stub, string statements, string usings = "")
    {
        var project = BotProject.Of(BotProject.Client, manifests)
            .With("GlobalUsings.cs", ImplicitUsings.Code)
            .With("Program.cs", $$"""
                using System.Text.Json;
                using Bot;
                using SlackGen;
                {{usings}}

                public static class Program
                {
                    public static async Task<string> RunAsync(Uri address)
                    {
                        var slack = new SlackClient(new SlackClientOptions { Token = "xoxb-test", BaseAddress = address });
                        {{statements}}
                    }
                }
                """);
        using var assembly = Compiler.Emit(Generation.Of(project).Output);

        // The runtime comes from the tests' own context, so that both mean the same SlackClientOptions.
        var context = new AssemblyLoadContext("Bot", isCollectible: true);
        try
        {
            var run = context.LoadFromStream(assembly).GetType("Program")!.GetMethod("RunAsync")!;
            return await (Task<string>)run.Invoke(null, [stub.Address])!;
        }
        finally
        {
            context.Unload();
        }
    }
}
