namespace SlackGen.Package.Tests;

/// <summary>A solution whose client lives in a library: applications in three languages, tests that see internals, and a package that offers blocks.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class SeveralProjectTests
{
    private const string LibraryCode = """
        using System.Runtime.CompilerServices;
        using SlackGen;
        using SlackGen.Types;

        [assembly: InternalsVisibleTo("App.Tests")]

        namespace Library;

        [SlackApi("users.info", "chat.postMessage")]
        public partial class SlackClient;

        public static class Greeting
        {
            public static IReadOnlyList<IBlock> For(User user) => [new HeaderBlock { Text = $"Hello {user.Name}" }];

            internal static string Secret => "seen";
        }
        """;

    private const string Client = "new SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress })";

    private string root = "";

    [OneTimeSetUp]
    public async Task WriteLibraryAsync()
    {
        root = PackedPackages.NewDirectory("several");
        await WriteAsync("Library/Library.csproj", Project("cs", "", """<PackageReference Include="SlackGen" Version="0.1.0" />"""));
        await WriteAsync("Library/Library.cs", LibraryCode);
    }

    [Test]
    public async Task An_application_with_a_client_of_its_own_passes_blocks_and_users_to_the_library()
    {
        await WriteAsync("App/App.csproj", Project("cs", "Exe", """
            <PackageReference Include="SlackGen" Version="0.1.0" />
            <PackageReference Include="SlackGen.Testing" Version="0.1.0" />
            <ProjectReference Include="../Library/Library.csproj" />
            """));
        await WriteAsync("App/Program.cs", $$$"""
            using App;
            using SlackGen;
            using SlackGen.Testing;
            using SlackGen.Types;

            await using var fake = await FakeSlack.StartAsync();
            fake.On("users.info").Reply("{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"egon\"}}");
            var mine = {{{Client}}};
            User user = (await mine.Users.InfoAsync("U1")).User!;
            IReadOnlyList<IBlock> blocks = Library.Greeting.For(user);
            await mine.Chat.UpdateAsync(new() { Channel = "C1", Ts = "1512085950.000216", Blocks = blocks });
            await new Library.SlackClient(new SlackClientOptions { Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress })
                .Chat.PostMessageAsync(new() { Channel = "C1", Blocks = blocks });
            Console.WriteLine(blocks.ToJson());

            namespace App
            {
                [SlackApi("users.info", "chat.update")]
                public partial class SlackClient;
            }
            """);

        Assert.That(await RunAsync("App", "run"), Does.Contain("Hello egon"));
    }

    [Test]
    public async Task Tests_of_the_library_see_its_internals_and_the_same_types()
    {
        await WriteAsync("App.Tests/App.Tests.csproj", Project("cs", "Exe", """<ProjectReference Include="../Library/Library.csproj" />"""));
        await WriteAsync("App.Tests/Program.cs", """
            using Library;
            using SlackGen.Types;

            IBlock block = Greeting.For(new User { Id = "U1", Name = "egon" })[0];
            Console.WriteLine($"{Greeting.Secret} {((HeaderBlock)block).Text.Text}");
            """);

        Assert.That(await RunAsync("App.Tests", "run"), Does.Contain("seen Hello egon"));
    }

    // FS3536 warns of every interface with static members, which the interfaces of unions have for the generic readers.
    [Test]
    public async Task FSharp_calls_the_librarys_client()
    {
        await WriteAsync("FSharp/FSharp.fsproj", Project("fs", "Exe", """
            <Compile Include="Program.fs" />
            <PackageReference Include="SlackGen.Testing" Version="0.1.0" />
            <ProjectReference Include="../Library/Library.csproj" />
            """));
        await WriteAsync("FSharp/Program.fs", """
            open Library
            open SlackGen
            open SlackGen.Testing
            open SlackGen.Types

            task {
                use! fake = FakeSlack.StartAsync()
                let slack = SlackClient(SlackClientOptions(Token = FakeSlack.DefaultToken, BaseAddress = fake.BaseAddress))
                let! response = slack.Users.InfoAsync(UsersInfoRequest(User = "U1"))
                let! posted = slack.Chat.PostMessageAsync(ChatPostMessageRequest(Channel = "C1", Blocks = [| DividerBlock() :> IBlock |]))
                printfn "F# %b %b" response.Ok posted.Ok
            }
            |> fun running -> running.GetAwaiter().GetResult()
            """);
        var (restored, restoring) = await DotNet.TryRunAsync("dotnet", Path.Combine(root, "FSharp"), PackedPackages.Cache, "restore");
        if (restored != 0 && restoring.Contains("FSharp.Core", StringComparison.Ordinal))
        {
            Assert.Ignore($"FSharp.Core cannot be restored here: {restoring}");
        }

        Assert.That(await RunAsync("FSharp", "run"), Does.Contain("F# true true"));
    }

    // Visual Basic knows no required members: it calls by position and by name.
    [Test]
    public async Task Visual_Basic_calls_the_librarys_client_by_position_and_by_name()
    {
        await WriteAsync("VisualBasic/VisualBasic.vbproj", Project("vb", "Exe", """
            <PackageReference Include="SlackGen.Testing" Version="0.1.0" />
            <ProjectReference Include="../Library/Library.csproj" />
            """));
        await WriteAsync("VisualBasic/Program.vb", """
            Imports Library
            Imports SlackGen
            Imports SlackGen.Testing
            Imports SlackGen.Types

            Module Program
                Sub Main()
                    RunAsync().GetAwaiter().GetResult()
                End Sub

                Async Function RunAsync() As Task
                    Dim fake = Await FakeSlack.StartAsync()
                    Dim slack = New SlackClient(New SlackClientOptions With {.Token = FakeSlack.DefaultToken, .BaseAddress = fake.BaseAddress})
                    Dim user As User = (Await slack.Users.InfoAsync("U1")).User
                    Dim posted = Await slack.Chat.PostMessageAsync("C1", "Hello")
                    Dim named = Await slack.CallAsync("auth.test")
                    Console.WriteLine($"VB {user IsNot Nothing} {posted.Ok} {named.Ok}")
                    Await fake.DisposeAsync()
                End Function
            End Module
            """);

        Assert.That(await RunAsync("VisualBasic", "run"), Does.Contain("VB True True True"));
    }

    [Test]
    public async Task A_library_that_is_a_package_offers_blocks()
    {
        await RunAsync("Library", "pack", "-o", PackedPackages.Feed);
        await WriteAsync("Packaged/Packaged.csproj", Project("cs", "Exe", """<PackageReference Include="Library" Version="3.2.1" />"""));
        await WriteAsync("Packaged/Program.cs", """
            using SlackGen;
            using SlackGen.Types;

            IReadOnlyList<IBlock> blocks = [.. Library.Greeting.For(new User { Id = "U1", Name = "egon" }), new DividerBlock()];
            Console.WriteLine(blocks.ToJson());
            """);

        Assert.That(await RunAsync("Packaged", "run"), Does.Contain("Hello egon").And.Contain("divider"));
    }

    private static string Project(string language, string outputType, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>{(outputType.Length == 0 ? "Library" : outputType)}</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Version>3.2.1</Version>
            <ImplicitUsings>enable</ImplicitUsings>
            {(language switch { "vb" => "<OptionStrict>On</OptionStrict>", "fs" => "<NoWarn>FS3536</NoWarn>", _ => "<Nullable>enable</Nullable>" })}
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    private async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.Combine(root, Path.GetDirectoryName(path)!));
        await File.WriteAllTextAsync(Path.Combine(root, path), text);
    }

    private Task<string> RunAsync(string project, params string[] arguments) => DotNet.RunAsync(Path.Combine(root, project), PackedPackages.Cache, arguments);
}
