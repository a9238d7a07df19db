using System.Globalization;
using System.IO.Compression;

namespace SlackGen.Package.Tests;

/// <summary>The packages, packed once for all tests, and an empty package cache beside them.</summary>
[SetUpFixture]
public sealed class PackedPackages
{
    private static string root = "";

    /// <summary>The packages that are published.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "SlackGen",
        "SlackGen.Apps",
        "SlackGen.Apps.AspNetCore",
        "SlackGen.Apps.EntityFrameworkCore",
        "SlackGen.AspNetCore.Authentication",
        "SlackGen.DependencyInjection",
        "SlackGen.Markdown",
        "SlackGen.RateLimiting.Postgres",
        "SlackGen.RateLimiting.Redis",
        "SlackGen.Testing",
    ];

    public static string Feed => Path.Combine(root, "feed");

    public static string Cache => Path.Combine(root, "cache");

    /// <summary>Opens a package.</summary>
    public static ZipArchive Open(string package) => ZipFile.OpenRead(Path.Combine(Feed, package + ".0.1.0.nupkg"));

    /// <summary>Reads a file of a package.</summary>
    public static MemoryStream Read(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    /// <summary>Returns the package cache that this repository restores from.</summary>
    public static string OwnCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A new directory whose projects restore from the feed.</summary>
    public static string NewDirectory(string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(
            Path.Combine(directory, "nuget.config"),
            string.Create(CultureInfo.InvariantCulture, $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{Feed}" />
              </packageSources>
            </configuration>
            """));

        // Nothing of this repository's settings reaches the projects of users.
        File.WriteAllText(Path.Combine(directory, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "Directory.Packages.props"), "<Project />");
        return directory;
    }

    /// <summary>A new directory with a user's program that has the package.</summary>
    /// <param name="name">The directory's name.</param>
    /// <param name="properties">MSBuild properties beyond those of every program.</param>
    /// <param name="items">MSBuild items beyond the package itself.</param>
    /// <param name="program">The program.</param>
    /// <param name="sdk">The SDK of the project.</param>
    public static async Task<string> NewProgramAsync(string name, string properties, string items, string program, string sdk = "Microsoft.NET.Sdk")
    {
        var directory = NewDirectory(name);
        await File.WriteAllTextAsync(Path.Combine(directory, "Consumer.csproj"), $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SlackGen" Version="0.1.0" />
                {items}
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), program);
        return directory;
    }

    [OneTimeSetUp]
    public async Task PackAsync()
    {
        root = Directory.CreateTempSubdirectory("slackgen-package-").FullName;
        foreach (var project in All)
        {
            await DotNet.RunAsync(RepositoryFolder.Root, OwnCache, "pack", $"runtime/{project}", "-c", "Release", "-o", Feed);
        }
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(root, recursive: true);
}
