namespace SlackGen.Tool;

/// <summary>The command <c>slackgen</c>.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => Commands.RunAsync(args);
}
