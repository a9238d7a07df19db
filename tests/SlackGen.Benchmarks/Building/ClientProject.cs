using System.Diagnostics;

namespace SlackGen.Benchmarks.Building;

/// <summary>A user's project in a folder of its own: the runtime, the generator and the manifest as the package would bring them.</summary>
internal sealed class ClientProject
{
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    private readonly string directory;

    private ClientProject(string name, string directory) => (Name, this.directory) = (name, directory);

    public string Name { get; }

    /// <summary>Writes a project.</summary>
    /// <param name="root">The repository, built for release.</param>
    /// <param name="name">What it is called in results.</param>
    /// <param name="directory">Where to.</param>
    /// <param name="client">The C# of the client, or of the whole program.</param>
    /// <param name="properties">MSBuild properties of its own.</param>
    /// <param name="items">MSBuild items of its own.</param>
    public static ClientProject Write(string root, string name, string directory, string client, string properties, string items = "")
    {
        Directory.CreateDirectory(directory);
        var bin = "bin/Release/";
        File.WriteAllText(Path.Combine(directory, "p.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{root}runtime/SlackGen/{bin}net10.0/SlackGen.dll" Condition="'$(OutputType)' == 'Library'" />
                <ProjectReference Include="{root}runtime/SlackGen/SlackGen.csproj" Condition="'$(OutputType)' == 'Exe'" />
                <Analyzer Include="{root}generator/SlackGen.Generator/{bin}netstandard2.0/SlackGen.Generator.dll" />
                <Analyzer Include="{root}generator/SlackGen.Manifest/{bin}netstandard2.0/SlackGen.Manifest.dll" />
                <Analyzer Include="{typeof(YamlDotNet.Core.Parser).Assembly.Location}" />
                <AdditionalFiles Include="{root}spec/methods/*.yaml" SlackGenManifest="spec" />
                <AdditionalFiles Include="{root}spec/types/*.yaml" SlackGenManifest="types" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="SlackGenManifest" />
                {items}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(directory, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(directory, "SlackClient.cs"), client);
        return new ClientProject(name, directory);
    }

    public void Edit(string code) => Add("Edit.cs", code);

    /// <summary>Writes a file.</summary>
    public void Add(string path, string text) => File.WriteAllText(Path.Combine(directory, path), text);

    /// <summary>A file that a build made.</summary>
    public FileInfo Made(string path) => new(Path.Combine(directory, path));

    /// <summary>Runs <c>dotnet</c> in the project's folder and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its output.</exception>
    public string DotNet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v", "q"]) { WorkingDirectory = directory };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        return ProcessRunner.Run(start, BuildTimeout);
    }
}
