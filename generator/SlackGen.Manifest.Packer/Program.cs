using SlackGen.Manifest;
using SlackGen.Manifest.Linking;
using SlackGen.Manifest.Packing;

if (args is not [var folder, var target])
{
    Console.Error.WriteLine("Usage: SlackGen.Manifest.Packer FOLDER TARGET");
    return 2;
}

var root = Path.GetFullPath(folder);
var files = CheckedFile.CreateAll(Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
    .Select(path => (Key: "spec/" + Path.GetRelativePath(root, path).Replace('\\', '/'), Path: path))
    .OrderBy(file => file.Key, StringComparer.Ordinal)
    .Select(file => (file.Key, IsUsers: false, ManifestParser.Parse(File.ReadAllText(file.Path)))));
var errors = LinkChecker.FindErrors(files, "SlackClient");
foreach (var error in errors)
{
    Console.Error.WriteLine(error);
}

if (errors.Count > 0)
{
    return 1;
}

File.WriteAllBytes(target, ManifestPack.Write(files.Select(f => (f.Summary.File, f.Model))));
return 0;
