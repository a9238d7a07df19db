using SlackGen.Benchmarks.Rivals;
using SlackGen.Manifest;

if (args is not [var spec, var output])
{
    Console.Error.WriteLine("usage: SlackGen.Benchmarks.Rivals SPEC_DIRECTORY OUTPUT_FILE");
    return 2;
}

var files = new[] { "methods", "types" }
    .SelectMany(d => Directory.GetFiles(Path.Combine(spec, d), "*.yaml").Order(StringComparer.Ordinal))
    .Select(f => ManifestParser.Parse(File.ReadAllText(f)).Model)
    .ToList();
var text = new RivalWriter(files).Write("users.list", "conversations.list", "conversations.history", "calls.add");

// Untouched when nothing changed, so that the build that includes it stays incremental.
if (!File.Exists(output) || File.ReadAllText(output) != text)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
    File.WriteAllText(output, text);
}

return 0;
