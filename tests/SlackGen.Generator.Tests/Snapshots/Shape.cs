using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Snapshots;

/// <summary>A snapshot of one manifest file; the client class is left to the tests that are about it.</summary>
internal static class Shape
{
    public static void Verify(string methods, string types = "")
    {
        var yaml = "group: demo\nsummary: Things to try.\nmethods:\n" + Indented(methods) + (types.Length == 0 ? "" : "types:\n" + Indented(types));
        var project = BotProject.Of(BotProject.Client, ManifestText.BuiltIn("/package/manifest/methods/demo.yaml", yaml));
        Snapshot.Verify(Generation.Of(project), hint => hint == "SlackClient.g.cs");
    }

    private static string Indented(string yaml) => string.Concat(yaml.Split('\n').Select(line => $"  {line.TrimEnd()}\n"));
}
