namespace SlackGen.Tool.Tests;

/// <summary>The repository's manifest, and small ones in directories that end with the test.</summary>
internal static class Manifests
{
    public static string Directory { get; } = Spec.Find(AppContext.BaseDirectory)!;

    public static Spec Repository { get; } = Spec.Read(Directory, []);

    /// <summary>Writes files into a new directory, and returns it.</summary>
    public static string Write(params (string Path, string Text)[] files)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("slackgen-").FullName;
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(directory, path);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return directory;
    }

    /// <summary>A manifest of one method.</summary>
    public static (string Path, string Text)[] Small { get; } =
    [
        ("spec/common.yaml", "version: \"1\"\nas_of: 2026-01-02\ntiers:\n  4: { permits: 100, per: 1m }\n"),
        ("spec/methods/calls.yaml", "group: calls\nsummary: Calls.\nmethods:\n  add:\n    summary: Adds a call.\n    params:\n      id: { type: string, summary: ID of the call. }\n"),
    ];

    /// <summary>Events with a subtype, subscriptions and a deprecation.</summary>
    public static (string Path, string Text) SmallEvents { get; } = ("spec/events/chat.yaml", """
        events:
          rang:
            summary: A call rings.
            scopes: [calls:read, calls:write]
            deprecated: { summary: Calls are silent now. }
            fields: { call: { type: string, required: true } }
          faded: { summary: A call fades., scopes: none, fields: {} }
          ended: { summary: A call ends., fields: {} }
          chat:
            summary: Somebody says something.
            subscriptions:
              chat.rooms: { summary: Words in rooms., scopes: [rooms:read] }
              chat.calls: { summary: Words in calls. }
            fields: { text: { type: string } }
            subtypes:
              bot_chat: { summary: A bot speaks., scopes: [bots:read], fields: { bot: { type: string } } }
        types:
          event: { summary: Anything., union: type, of: events }
        """);
}
