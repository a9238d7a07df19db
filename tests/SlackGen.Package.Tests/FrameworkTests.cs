using System.Text.RegularExpressions;

namespace SlackGen.Package.Tests;

/// <summary>Which frameworks take the packages, and with which versions of what the packages depend on.</summary>
[Parallelizable(ParallelScope.None)]
[Category("Slow")]
public sealed class FrameworkTests
{
    private const string Client = "using SlackGen;\n[SlackApi(\"users.info\")]\npublic partial class SlackClient;\n";

    [Test]
    public async Task A_project_for_NET_8_pins_a_patch_of_NET_8()
    {
        var directory = await PackedPackages.NewProgramAsync(
            "floor-net8.0",
            // The machine may have a newer runtime alone, and no host of .NET 8.
            "<TargetFramework>net8.0</TargetFramework><RollForward>Major</RollForward><UseAppHost>false</UseAppHost>",
            """
            <PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="8.0.2" />
            <PackageReference Include="SlackGen.DependencyInjection" Version="0.1.0" />
            """,
            """
            using Microsoft.Extensions.DependencyInjection; using SlackGen;
            var services = new ServiceCollection().AddSlack<SlackClient>(o => o.Token = "xoxb-1").Services.BuildServiceProvider();
            Console.WriteLine(services.GetRequiredService<SlackClient>().Users is null ? "nothing" : "a client for .NET 8");
            """);
        await File.WriteAllTextAsync(Path.Combine(directory, "SlackClient.cs"), Client);

        Assert.That(await DotNet.RunAsync(directory, PackedPackages.Cache, "run"), Does.Contain("a client for .NET 8"));
    }

    [Test]
    public async Task A_project_for_NET_10_pins_the_first_patch_of_NET_10()
    {
        var directory = await PackedPackages.NewProgramAsync(
            "floor-net10.0",
            "",
            """
            <PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="10.0.0" />
            <PackageReference Include="Microsoft.Extensions.Http" Version="10.0.0" />
            <PackageReference Include="SlackGen.DependencyInjection" Version="0.1.0" />
            <PackageReference Include="SlackGen.RateLimiting.Postgres" Version="0.1.0" />
            """,
            """
            using Microsoft.Extensions.DependencyInjection; using SlackGen;
            var services = new ServiceCollection().AddSlack<SlackClient>(o => o.Token = "xoxb-1").Services.BuildServiceProvider();
            Console.WriteLine(services.GetRequiredService<SlackClient>().Users is null ? "nothing" : "a client for .NET 10");
            """);
        await File.WriteAllTextAsync(Path.Combine(directory, "SlackClient.cs"), Client);

        Assert.That(await DotNet.RunAsync(directory, PackedPackages.Cache, "run"), Does.Contain("a client for .NET 10"));
    }

    [Test]
    public async Task A_framework_that_is_not_supported_is_refused_with_those_that_are(
        [Values("net48", "netstandard2.0", "net6.0")] string framework,
        [ValueSource(typeof(PackedPackages), nameof(PackedPackages.All))] string package)
    {
        var directory = PackedPackages.NewDirectory($"{package}-{framework}");
        await File.WriteAllTextAsync(Path.Combine(directory, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>{framework}</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="0.1.0" /></ItemGroup>
            </Project>
            """);
        var (exitCode, output) = await DotNet.TryRunAsync("dotnet", directory, PackedPackages.Cache, "restore");

        Assert.That(exitCode, Is.Not.Zero, output);
        Assert.That(output, Does.Match($@"error NU1202: Package {package.Replace(".", @"\.")} 0\.1\.0 is not compatible with {framework.Replace(".", @"\.")} "));

        // NuGet writes the list in one line or in several, and newer versions begin each with the project and the code.
        var list = Regex.Replace(output, @"\n[^\n]*error NU1202:", "\n");
        Assert.That(list, Does.Match(@"supports:\s+- net10\.0 [^-]+- net8\.0 ").Or.Match(@"supports: net10\.0[^,]+, net8\.0"), output);
    }
}
