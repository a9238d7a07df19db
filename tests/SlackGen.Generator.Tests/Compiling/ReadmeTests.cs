using System.Collections.Immutable;
using System.Reflection;
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
        Assembly.Load("SlackGen.DependencyInjection"),
        Assembly.Load("SlackGen.RateLimiting.Postgres"),
        Assembly.Load("SlackGen.RateLimiting.Redis"),
        Assembly.Load("SlackGen.Testing"),
        typeof(TestAttribute).Assembly,
    ];

    private static readonly Lazy<ImmutableArray<MetadataReference>> Around = new(() =>
    [
        .. References.All,
        .. Packages.SelectMany(References.PackageOf).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromStream(Compiler.Emit(Generation.Of(Client()).Output)),
    ]);

    public static IEnumerable<TestCaseData> Blocks =>
        from path in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "runtime"), "README.md", SearchOption.AllDirectories)
            .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append(Path.Combine(RepositoryFolder.Root, "README.md"))
        let name = Path.GetRelativePath(RepositoryFolder.Root, path)
        from block in CSharpBlock().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")).Select((match, index) => (Code: match.Groups["code"].Value, Number: index + 1))
        select new TestCaseData(name, block.Code).SetArgDisplayNames($"{name.Replace('\\', '/')} {block.Number}");

    [TestCaseSource(nameof(Blocks))]
    public void It_compiles(string readme, string code)
    {
        if (code.Contains("[SlackApi(", StringComparison.Ordinal))
        {
            Generation.Of(BotProject.In(LanguageVersion.CSharp12, code, Repository.Spec));
            return;
        }

        var isMember = code.StartsWith("[Test]", StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Readme",
            [Parse(isMember ? $"public class Tests\n{{\n{code}}}\n" : code), Parse(Prelude(readme))],
            Around.Value,
            new CSharpCompilationOptions(isMember ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.That(string.Join('\n', compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)), Is.Empty);
    }

    [Test]
    public void A_block_that_does_not_compile_is_found() =>
        Assert.That(() => It_compiles("README.md", "var wrong = new SlackClient(new() { Tokn = token });\n"), Throws.InstanceOf<AssertionException>());

    // What the pages take for granted.
    private static string Prelude(string readme)
    {
        var namespaces = Packages.SelectMany(p => p.GetExportedTypes()).Select(t => t.Namespace).OfType<string>()
            .Where(n => n is "SlackGen" or "NUnit.Framework" || n.StartsWith("SlackGen.", StringComparison.Ordinal))
            .Distinct();
        var slack = readme.Contains("SlackGen.Testing", StringComparison.Ordinal) ? "FakeSlack" : "SlackClient";
        return $$"""
            {{ImplicitUsings.Code}}
            {{string.Join('\n', namespaces.Select(n => $"global using {n};"))}}
            global using System.Net;
            global using System.Text.Json;
            global using Microsoft.Extensions.DependencyInjection;
            global using Microsoft.Extensions.Logging;
            global using MyBot.Slack;
            global using Npgsql;
            global using StackExchange.Redis;
            global using static Given;

            internal static class Given
            {
                public static {{slack}} slack => null!;
                public static readonly string token = "", connectionString = "", clientId = "", clientSecret = "", salesToken = "", supportToken = "", stored = "";
                public static SlackRotatingToken pair => null!;
                public static Host builder => null!;
                public static Vault vault => null!;
                public static object[] users => null!;
                public static byte[] png => null!;
                public static Stream stream => null!;
                public static long length => 0;
                public static IProgress<long> progress => null!;
                public static SlackTimestamp ts => default;
                public static Task SaveAsync(object? members) => Task.CompletedTask;
            }

            internal sealed class Host
            {
                public IServiceCollection Services => null!;
                public Microsoft.Extensions.Configuration.IConfigurationManager Configuration => null!;
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

    private static BotProject Client() => BotProject.Of("""
        using SlackGen;

        namespace MyBot.Slack;

        [SlackApi("users.*", "chat.*", "auth.*", "files.*", "conversations.*", "oauth.v2.access")]
        public partial class SlackClient
        {
        }
        """, Repository.Spec).Named("MyBot");

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp12));

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
