using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using NetArchTest.Rules;

namespace SlackGen.Tests.Architecture;

/// <summary>The folders of the runtime, and which of them may use which. A file belongs to the folder that it lies in, whatever its namespace is.</summary>
[Category("Slow")]
public sealed partial class FolderTests
{
    private static readonly Assembly Runtime = typeof(SlackMethod).Assembly;

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Text"] = [],
        ["Values"] = [],
        ["Timing"] = [],
        ["Json"] = ["Errors", "Values"],
        ["Json/Converters"] = ["Errors", "Json", "Values"],
        ["Tokens"] = [],
        ["Uploads/Content"] = ["Timing"],
        ["Contract"] = ["Errors", "Json", "Limits", "Tokens", "Uploads/Content", "Values"],
        ["Errors"] = ["Contract"],
        ["Paging"] = ["Contract"],
        ["Facts"] = ["Tokens"],
        ["Limits"] = ["Contract", "Timing"],
        ["Limits/Sharing"] = ["Contract", "Limits", "Security", "Telemetry", "Timing"],
        ["Security"] = ["Contract", "Json", "Tokens", "Uploads/Content"],
        ["Telemetry"] = ["Contract"],
        ["Options"] = ["Limits", "Security", "Timing", "Tokens"],
        ["Resilience"] = ["Contract", "Errors", "Limits", "Options", "Security", "Tokens"],
        ["ByName"] = ["Contract", "Json", "Limits", "Options", "Uploads/Content", "Values"],
        ["Http"] =
        [
            "ByName", "Contract", "Errors", "Json", "Limits", "Limits/Sharing", "Options", "Resilience", "Security", "Telemetry", "Timing", "Tokens", "Uploads",
            "Uploads/Content",
        ],
        ["Uploads"] = ["ByName", "Contract", "Errors", "Http", "Json", "Options", "Resilience", "Security", "Telemetry", "Timing", "Uploads/Content"],
        ["Downloads"] = ["ByName", "Contract", "Errors", "Http", "Json", "Options", "Resilience", "Security", "Telemetry", "Timing", "Tokens", "Uploads/Content"],
        ["Webhooks"] = ["Contract", "Errors", "Http", "Json", "Limits", "Options", "Resilience", "Security", "Telemetry", "Timing"],
        ["Streams"] = ["Contract", "Errors", "Http", "Json", "Limits", "Options", "Telemetry", "Values"],
        ["Client"] = ["ByName", "Contract", "Downloads", "Errors", "Http", "Json", "Options", "Streams", "Uploads", "Uploads/Content", "Values"],
        ["Tokens/Rotation"] = ["ByName", "Contract", "Errors", "Http", "Json", "Limits", "Options", "Security", "Telemetry", "Timing", "Tokens"],
    };

    // Each with the reason why it is one idea in two folders.
    private static readonly Dictionary<(string, string), string> Pairs = new()
    {
        [("Contract", "Errors")] = "a response creates the exception of its error, and the exception has the response",
        [("Contract", "Limits")] = "a method has a rate, and a call that is limited names its method",
        [("Http", "Uploads")] = "the transport owns the sender of files, which repeats and measures as calls do",
    };

    private static readonly ILookup<string, string> TypesOfFolder = ReadTypes();

    private static IEnumerable<string> Folders => MayUse.Keys;

    [Test]
    public void Every_folder_has_a_rule() => Assert.That(TypesOfFolder.Select(f => f.Key), Is.SubsetOf(MayUse.Keys).And.EquivalentTo(MayUse.Keys));

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_only_what_it_may(string folder)
    {
        var forbidden = MayUse.Keys.Except(MayUse[folder]).Where(f => f != folder);
        Assert.That(forbidden.SelectMany(other => Uses(folder, other)), Is.Empty);
    }

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_all_that_it_may(string folder) => Assert.That(MayUse[folder].Where(other => !Uses(folder, other).Any()), Is.Empty);

    [Test]
    public void No_other_folders_point_at_each_other()
    {
        var pairs = from a in MayUse.Keys
                    from b in MayUse[a]
                    where string.CompareOrdinal(a, b) < 0 && MayUse[b].Contains(a)
                    select (a, b);
        Assert.That(pairs, Is.EquivalentTo(Pairs.Keys));
    }

    private static IEnumerable<string> Uses(string folder, string other)
    {
        var result = NetArchTest.Rules.Types.InAssembly(Runtime)
            .That().MeetCustomRule(new In([.. TypesOfFolder[folder]]))
            .ShouldNot().HaveDependencyOnAny([.. TypesOfFolder[other]])
            .GetResult();
        return result.IsSuccessful ? [] : result.FailingTypes.Select(t => $"{t.FullName} uses {other}");
    }

    private static ILookup<string, string> ReadTypes()
    {
        var root = Path.Combine(RepositoryFolder.Root, "runtime", "SlackGen");
        var names = Runtime.GetTypes().Where(t => !t.IsNested).ToLookup(t => t.Name.Split('`')[0], t => t.FullName!);
        return (from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                let folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace('\\', '/')
                where folder != "." && !folder.StartsWith("obj", StringComparison.Ordinal) && !folder.StartsWith("bin", StringComparison.Ordinal)
                from Match match in Declaration().Matches(File.ReadAllText(file))
                from name in names[match.Groups[1].Value]
                select (folder, name)).Distinct().ToLookup(t => t.folder, t => t.name);
    }

    // Types of a file stand at its left margin.
    [GeneratedRegex(@"^(?:public |internal |sealed |abstract |static |readonly |ref |partial )*(?:class|struct|interface|enum|record struct|record) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    private sealed class In(HashSet<string> types) : ICustomRule
    {
        public bool MeetsRule(TypeDefinition type) => types.Contains(type.FullName);
    }
}
