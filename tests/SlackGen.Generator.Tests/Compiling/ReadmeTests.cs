using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Compiling;

/// <summary>The C# of the READMEs of packages and of the guide compiles, with what stands around it in a user's program, and the tests of the guide pass.</summary>
[Category("Slow")]
public partial class ReadmeTests
{
    private static readonly Assembly[] Packages =
    [
        typeof(SlackApiAttribute).Assembly,
        Assembly.Load("SlackGen.Apps"),
        Assembly.Load("SlackGen.Apps.AspNetCore"),
        Assembly.Load("SlackGen.Apps.EntityFrameworkCore"),
        Assembly.Load("SlackGen.AspNetCore.Authentication"),
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
        from page in GuidePage.All
        from block in page.Blocks.Select((code, index) => (Code: code, Number: index + 1)).Where(b => !IsExecuted(page, b.Code))
        select new TestCaseData(page.Name, block.Code).SetArgDisplayNames($"{page.Name} {block.Number}");

    public static IEnumerable<TestCaseData> Cells =>
        from page in GuidePage.All
        from cell in page.Cells.Select((code, index) => (Code: code, Number: index + 1))
        select new TestCaseData(page.Name, cell.Code).SetArgDisplayNames($"{page.Name} row {cell.Number}");

    public static IEnumerable<TestCaseData> Tests =>
        from page in GuidePage.All
        from test in page.Tests.Select((test, index) => (test.Program, test.Test, Number: index + 1))
        where IsExecuted(page, test.Test)
        select new TestCaseData(test.Program, test.Test).SetArgDisplayNames($"{page.Name} {test.Number}");

    [TestCaseSource(nameof(Cells))]
    [TestCaseSource(nameof(Blocks))]
    public void It_compiles(string readme, string code)
    {
        if (GuidePage.IsProgram(code))
        {
            Generation.Of(Program(code));
            return;
        }

        var isMember = GuidePage.IsTest(code);
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

    [Test]
    public void The_tables_are_found() => Assert.That(Cells.Select(c => (string)c.Arguments[0]!).Distinct(), Is.SupersetOf(new[] { "README.md", "docs/migrating-from-slacknet.md" }));

    // Without the program's own start: the test has a host of its own.
    [TestCaseSource(nameof(Tests))]
    public async Task Its_test_passes(string program, string test)
    {
        var usings = string.Concat(UsingLine().Matches(program).Select(m => m.Value).Append("using NUnit.Framework;\n").Append("using SlackGen.Testing;\n"));
        var project = Program($"{usings}{program[program.IndexOf("[SlackApi(", StringComparison.Ordinal)..]}public class Tests\n{{\n{test}}}\n");
        var context = new AssemblyLoadContext("Readme", isCollectible: true);
        try
        {
            using var assembly = Compiler.Emit(Generation.Of(project).Output);
            var tests = context.LoadFromStream(assembly).GetType("Tests")!;
            foreach (var method in tests.GetMethods().Where(m => m.IsDefined(typeof(TestAttribute))))
            {
                if (method.Invoke(Activator.CreateInstance(tests), null) is Task running)
                {
                    await running.WaitAsync(TimeSpan.FromSeconds(30));
                }
            }
        }
        finally
        {
            context.Unload();
        }
    }

    [Test]
    public void The_YAML_of_the_guide_adds_what_the_guide_says()
    {
        var texts = GuidePage.All.Where(p => p.Name.StartsWith("docs/", StringComparison.Ordinal)).SelectMany(p => p.Manifests).ToList();
        var generation = Generation.Of(BotProject.Of(BotProject.Selecting("reports.*", "chat.postMessage"), [.. Repository.Spec, .. texts]));

        Compiler.AssertClean(generation.Output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            """
            namespace Bot;

            internal static class Use
            {
                internal static readonly ChatPostMessageRequest Request = new() { Channel = "C1", Text = "Hello", Priority = "high" };

                internal static System.Threading.Tasks.Task<ReportsRunResponse> RunAsync(SlackClient slack) => slack.Reports.RunAsync("weekly");

                internal static ReportsRunError Error => ReportsRunError.UnknownReport;
            }
            """,
            new CSharpParseOptions(LanguageVersion.CSharp11))));
    }

    [Test]
    public void Every_attribute_of_handlers_is_in_the_table()
    {
        var table = RepositoryFolder.Read("docs", "receiving.md").ReplaceLineEndings("\n").Split("\n## Handlers\n\n")[1].Split("\n\n")[0];
        var attributes = Assembly.Load("SlackGen.Apps").GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Attribute)) && t.Name.StartsWith("On", StringComparison.Ordinal)).ToList();

        Assert.That(attributes, Is.Not.Empty);
        Assert.That(attributes.Select(t => t.Name[..^"Attribute".Length]).Where(n => !table.Contains($"| `[{n}", StringComparison.Ordinal)), Is.Empty);
    }

    // The tests of the READMEs of packages are about programs that these do not show.
    private static bool IsExecuted(GuidePage page, string code) => GuidePage.IsTest(code) && !page.Name.StartsWith("runtime/", StringComparison.Ordinal);

    private static bool HasStatements(string code) =>
        Parse(code).GetCompilationUnitRoot().Members.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Any();

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
                public static IAsyncEnumerable<string> tokens => null!;
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

            internal sealed class MyFilter : ISlackFilter
            {
                public Task InvokeAsync(SlackContext context, Func<Task> next) => next();
            }

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

        [SlackApi("users.*", "chat.*", "auth.*", "files.*", "conversations.*", "views.*", "oauth.v2.access")]
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

    private static CSharpSyntaxTree Parse(string code) => (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12));

    [GeneratedRegex(@"^using [\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
