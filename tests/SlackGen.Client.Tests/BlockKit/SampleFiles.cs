using System.Text.Json.Nodes;
using SlackGen.Client.Tests.Conventions;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.BlockKit;

/// <summary>The messages and views in the folder Samples.</summary>
internal static class SampleFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "BlockKit", "Samples");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static JsonObject Json(string name) => JsonNode.Parse(Text(name))!.AsObject();

    /// <summary>A sample that says which surface it is for is a view, any other a message.</summary>
    public static NamedType TypeOf(string name) => Spec.Types[(string?)Json(name)["type"] is not (null or "message") ? "view" : "message"];

    /// <summary>Reads a sample, or the same sample in another spelling, with the generated codec; unknown fields are an error.</summary>
    public static SlackModel Read(string name, string? text = null) => (SlackModel)JsonValues.Read(TypeOf(name), text ?? Text(name));
}
