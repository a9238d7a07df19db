using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>Every piece of C# that a README of a package shows compiles, with what stands around it in a user's program.</summary>
[Category("Slow")]
public partial class ReadmeTests
{
    private static readonly Assembly[] Packages =
    [
        typeof(SlackApiAttribute).Assembly,
        Assembly.Load("SlackGen.Apps"),
        Assembly.Load("SlackGen.Apps.AspNetCore"),
        Assembly.Load("SlackGen.Apps.EntityFrameworkCore"),
        Assembly.Load("SlackGen.DependencyInjection"),
        Assembly.Load("SlackGen.Markdown"),
        Assembly.Load("SlackGen.RateLimiting.Postgres"),
        Assembly.Load("SlackGen.RateLimiting.Redis"),
        Assembly.Load("SlackGen.Testing"),
        Assembly.Load("Npgsql.EntityFrameworkCore.PostgreSQL"),
        typeof(TestAttribute).Assembly,
    ];

    // What the blocks take for granted.
    private const string Releases = """
        using SlackGen.Types;

        public sealed class Releases
        {
            public Task<bool> StartAsync(string text) => Task.FromResult(text.Length > 0);
            public Task<bool> IsFrozenAsync() => Task.FromResult(false);
            public Task<List<Option>> FindOptionsAsync(string text) => Task.FromResult<List<Option>>([]);
            public Task RollBackAsync(string? release) => Task.CompletedTask;
        }
        """;

    // What a project with all packages references beside the runtime and the framework.
    private static readonly Lazy<ImmutableArray<MetadataReference>> Others = new(() =>
    [
        .. Packages.SelectMany(References.PackageOf).Concat(References.AspNetCore).Distinct()
            .Except(References.PackageOf(typeof(SlackApiAttribute).Assembly))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Around = new(() =>
    [
        .. References.All,
        .. Others.Value,
        MetadataReference.CreateFromStream(Compiler.Emit(Generation.Of(Bot()).Output)),
    ]);

    public static IEnumerable<TestCaseData> Blocks =>
        from path in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "runtime"), "README.md", SearchOption.AllDirectories)
            .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(name => name is "bin" or "obj"))
            .Append(Path.Combine(RepositoryFolder.Root, "README.md"))
        let name = Path.GetRelativePath(RepositoryFolder.Root, path)
        from block in Read(path).Select((code, index) => (Code: code, Number: index + 1))
        select new TestCaseData(name, block.Code).SetArgDisplayNames($"{name.Replace('\\', '/')} {block.Number}");

    [TestCaseSource(nameof(Blocks))]
    public void It_compiles(string readme, string code)
    {
        if (IsProgram(code))
        {
            Generation.Of(Program(code));
            return;
        }

        var isMember = IsTest(code);
        var compilation = CSharpCompilation.Create(
            "Readme",
            [Parse(isMember ? $"public class Tests\n{{\n{code}}}\n" : code), Parse(Prelude(readme))],
            Around.Value,
            new CSharpCompilationOptions(!isMember && HasStatements(code) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.That(string.Join('\n', compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)), Is.Empty);
    }

    [TestCase("var wrong = new SlackClient(new() { Tokn = token });\n")]
    [TestCase("builder.Services.AddSlackApp<DeployApp>().UseSocketMod();\n")]
    [TestCase("using SlackGen.Apps;\n[SlackApp]\npublic partial class WrongApp\n{\n    [OnCommand(\"/deploy\")] public Task Deploy(string text) => Task.CompletedTask;\n}\n")]
    public void A_block_that_does_not_compile_is_found(string code) => Assert.That(() => It_compiles("README.md", code), Throws.InstanceOf<AssertionException>());

    // Without the program's own start: the test has a host of its own.
    [Test]
    public async Task The_test_of_the_bot_passes()
    {
        var blocks = Read(Path.Combine(RepositoryFolder.Root, "README.md")).ToList();
        var bot = blocks.First(b => b.Contains("[SlackApp]", StringComparison.Ordinal));
        var test = blocks.First(b => IsTest(b) && b.Contains("AddSlackApp", StringComparison.Ordinal));
        var usings = string.Concat(UsingLine().Matches(bot).Select(m => m.Value));
        var project = Program($"{usings}using NUnit.Framework;\nusing SlackGen.Testing;\n{bot[bot.IndexOf("[SlackApi(", StringComparison.Ordinal)..]}public class Tests\n{{\n{test}}}\n");
        var context = new AssemblyLoadContext("Readme", isCollectible: true);
        try
        {
            using var assembly = Compiler.Emit(Generation.Of(project).Output);
            var tests = context.LoadFromStream(assembly).GetType("Tests")!;
            var method = tests.GetMethods().Single(m => m.IsDefined(typeof(TestAttribute)));
            await ((Task)method.Invoke(Activator.CreateInstance(tests), null)!).WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            context.Unload();
        }
    }

    [Test]
    public void Every_attribute_of_handlers_is_in_the_table()
    {
        var table = RepositoryFolder.Read("README.md").ReplaceLineEndings("\n").Split("\n### Handlers\n\n")[1].Split("\n\n")[0];
        var attributes = Assembly.Load("SlackGen.Apps").GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)) && t.Name.StartsWith("On", StringComparison.Ordinal)).ToList();

        Assert.That(attributes, Is.Not.Empty);
        Assert.That(attributes.Select(t => t.Name[..^"Attribute".Length]).Where(n => !table.Contains($"| `[{n}", StringComparison.Ordinal)), Is.Empty);
    }

    private static bool IsProgram(string code) => code.Contains("[SlackApi(", StringComparison.Ordinal) || code.Contains("[SlackApp]", StringComparison.Ordinal);

    private static bool HasStatements(string code) =>
        Parse(code).GetCompilationUnitRoot().Members.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Any();

    private static bool IsTest(string code) => code.StartsWith("[Test]", StringComparison.Ordinal);

    /// <summary>Creates a web project with all packages.</summary>
    private static BotProject Program(string code)
    {
        var project = Others.Value
            .Aggregate(BotProject.In(LanguageVersion.CSharp12, code, Repository.Spec), (project, reference) => project.Referencing(reference))
            .With("Usings.cs", ImplicitUsings.Web)
            .With("Releases.cs", Releases);
        return HasStatements(code)
            ? project with { Compilation = project.Compilation.WithOptions(project.Compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) }
            : project;
    }

    // What the pages take for granted.
    private static string Prelude(string readme)
    {
        var namespaces = Packages.SelectMany(p => p.GetExportedTypes()).Select(t => t.Namespace).OfType<string>()
            .Where(n => n is "SlackGen" or "NUnit.Framework" || n.StartsWith("SlackGen.", StringComparison.Ordinal))
            .Distinct();
        var isOfFake = readme.Contains("SlackGen.Testing", StringComparison.Ordinal);
        var (slack, app, services) = isOfFake ? ("FakeSlack", "FakeTransport", "IServiceCollection") : ("SlackClient", "WebApplication", "IServiceProvider");
        return $$"""
            {{ImplicitUsings.Web}}
            {{string.Join('\n', namespaces.Select(n => $"global using {n};"))}}
            global using System.Net;
            global using System.Text.Json;
            global using MyBot.Slack;
            global using Npgsql;
            global using StackExchange.Redis;
            global using static Given;

            internal static class Given
            {
                public static {{slack}} slack => null!;
                public static readonly string token = "", connectionString = "", clientId = "", clientSecret = "", webhookUrl = "", salesToken = "", supportToken = "", stored = "", notes = "";
                public static readonly string salesSecret = "", supportSecret = "";
                public static SlackRotatingToken pair => null!;
                public static WebApplicationBuilder builder => null!;
                public static {{app}} app => null!;
                public static {{services}} services => null!;
                public static HttpClient http => null!;
                public static SlackClient client => null!;
                public static Releases releases => null!;
                public static ButtonAction click => null!;
                public static SlashCommand command => null!;
                public static Message message => null!;
                public static SlackFile file => null!;
                public static byte[] payload => null!;
                public static TestServer testServer => null!;
                public static FakeRequestUrl web => null!;
                public static Vault vault => null!;
                public static object[] users => null!;
                public static byte[] png => null!;
                public static Stream stream => null!;
                public static long length => 0;
                public static IProgress<SlackUploadProgress> progress => null!;
                public static SlackTimestamp ts => default;
                public static Task SaveAsync(object? members) => Task.CompletedTask;
            }

            internal sealed class TestServer
            {
                public HttpMessageHandler CreateHandler() => null!;
            }

            internal sealed class Vault
            {
                public ValueTask SaveAsync(SlackRotatingToken pair, CancellationToken cancellationToken) => default;
                public ValueTask<SlackRotatingToken?> LoadAsync(CancellationToken cancellationToken) => default;
                public ValueTask<string> GetAsync(CancellationToken cancellationToken) => default;
            }

            internal sealed class TokenStore
            {
                public ValueTask<string> GetAsync(CancellationToken cancellationToken) => default;
            }

            internal sealed class MyHandler : DelegatingHandler;

            internal static partial class {{(readme.Contains("DependencyInjection", StringComparison.Ordinal) ? "Other" : "")}}Greeter
            {
                public static Task GreetAsync(Uri address, string token, string userId) => Task.CompletedTask;
            }
            """;
    }

    // A client and apps, in another project than the blocks that use them.
    private static BotProject Bot() => Program("""
        using SlackGen;
        using SlackGen.Apps;
        using SlackGen.Types;

        namespace MyBot.Slack;

        [SlackApi("users.*", "chat.*", "auth.*", "files.*", "conversations.*", "oauth.v2.access")]
        public partial class SlackClient
        {
        }

        [SlackApp]
        public partial class DeployApp(Releases releases)
        {
            [OnCommand("/deploy")] public Task Deploy(SlashCommand command) => Task.CompletedTask;
            [OnAction("rollback")] public Task RollBack(ButtonAction click, SlackContext slack) => releases.RollBackAsync(click.Value);
        }

        [SlackApp]
        public partial class SalesBot
        {
            [OnCommand("/sales")] public Task Sales(SlashCommand command) => Task.CompletedTask;
        }

        [SlackApp]
        public partial class SupportBot
        {
            [OnCommand("/support")] public Task Support(SlashCommand command) => Task.CompletedTask;
        }
        """).Named("MyBot");

    /// <summary>Returns the blocks of a page, also those of list items, without their indentation.</summary>
    private static IEnumerable<string> Read(string path) => CSharpBlock().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
        .Select(m => m.Groups["code"].Value.Replace("\n" + m.Groups["indent"].Value, "\n", StringComparison.Ordinal)[m.Groups["indent"].Length..]);

    private static CSharpSyntaxTree Parse(string code) => (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12));

    [GeneratedRegex("^(?<indent> *)```csharp\n(?<code>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
