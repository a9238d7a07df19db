using System.Text.Json;

namespace SlackGen.Tests.Payloads;

/// <summary>The JSON of something that Slack sends to apps, or that apps send back, as the documentation shows it.</summary>
/// <param name="Name">The name of the file without its ending: <c>message.bot_message</c>.</param>
/// <param name="Json">The JSON.</param>
internal sealed record Payload(string Name, string Json)
{
    /// <summary>Gets the type in the manifest that the file is named after.</summary>
    public string Type => Name.Split('.')[0];

    public static IEnumerable<Payload> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.TestSupport", "Payloads", folder), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => new Payload(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)));

    /// <summary>Returns the text of a property of the object; null if it has none.</summary>
    public string? Text(string property)
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.TryGetProperty(property, out var value) ? value.GetString() : null;
    }

    // NUnit shows a test case by this.
    public override string ToString() => Name;
}
