using System.Text.RegularExpressions;
using Mono.Cecil;
using NetArchTest.Rules;

namespace SlackGen.Testing.Tests;

/// <summary>
/// The fake checks a client, so it must not do it with the client's own code: only the typed stubs use <c>SlackGen</c>.
/// </summary>
[Category("Slow")]
public sealed partial class FolderTests
{
    private const string Typed = "Typed";

    // It recognizes typed responses by the name of their interface, in a string that the search takes for a use.
    private const string ByName = "SlackGen.Testing.StubResponse";

    private static readonly string Root = Path.Combine(RepositoryFolder.Root, "runtime", "SlackGen.Testing");

    [Test]
    public void Only_the_typed_stubs_use_the_client()
    {
        var typed = TypesIn(Typed);
        var users = NetArchTest.Rules.Types.InAssembly(typeof(FakeSlack).Assembly)
            .That().HaveDependencyOnAny([.. typeof(SlackMethod).Assembly.GetTypes().Where(t => !t.IsNested).Select(t => t.FullName!).Where(IsOfTheClient)])
            .GetTypes()
            .Select(t => t.FullName!.Split('+')[0])
            .Distinct()
            .ToList();

        Assert.That(users, Has.Some.Matches<string>(typed.Contains));
        Assert.That(users.Except([.. typed, ByName]), Is.Empty);
    }

    // Neither may the rest of the fake use the typed stubs: a test without a client then loads nothing of SlackGen.
    [Test]
    public void Nothing_else_uses_the_typed_stubs()
    {
        var typed = TypesIn(Typed);
        var result = NetArchTest.Rules.Types.InAssembly(typeof(FakeSlack).Assembly)
            .That().MeetCustomRule(new NotIn(typed))
            .ShouldNot().HaveDependencyOnAny([.. typeof(FakeSlack).Assembly.GetTypes().Where(t => !t.IsNested && typed.Contains(t.FullName!)).Select(t => t.FullName!)])
            .GetResult();

        Assert.That(result.FailingTypeNames ?? [], Is.Empty);
    }

    // The runtime compiles some files that the manifest library has too, and the compiler adds attributes to each assembly.
    private static bool IsOfTheClient(string type) => type.StartsWith("SlackGen.", StringComparison.Ordinal) && typeof(FakeSlack).Assembly.GetType(type) is null;

    private static HashSet<string> TypesIn(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs").SelectMany(f => Declaration().Matches(File.ReadAllText(f))).Select(FullName)];

    // With the number of type parameters: MethodStub is another type than MethodStub<…>.
    private static string FullName(Match declaration)
    {
        var parameters = declaration.Groups["parameters"];
        var arity = parameters.Success ? FormattableString.Invariant($"`{parameters.Value.Split(',').Length}") : "";
        return $"SlackGen.Testing.{declaration.Groups["name"].Value}{arity}";
    }

    [GeneratedRegex(@"^(?:public |internal |sealed |abstract |static |readonly |partial )*(?:class|struct|interface|enum|record) (?<name>\w+)(?:<(?<parameters>[^>]*)>)?", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    private sealed class NotIn(HashSet<string> types) : ICustomRule
    {
        public bool MeetsRule(TypeDefinition type) => !types.Contains(type.FullName.Split('/')[0]);
    }
}
