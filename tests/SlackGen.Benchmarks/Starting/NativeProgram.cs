using System.Runtime.InteropServices;
using SlackGen.Benchmarks.Building;

namespace SlackGen.Benchmarks.Starting;

/// <summary>A program that is compiled ahead of time, as a user with an app would publish it.</summary>
/// <param name="Name">What the program is called in results.</param>
/// <param name="File">The program.</param>
/// <param name="Framework">The framework that it is compiled for.</param>
internal sealed record NativeProgram(string Name, FileInfo File, string Framework)
{
    /// <summary>Publishes a program for the newest framework that can be compiled ahead of time on this machine.</summary>
    /// <param name="root">The repository, built for release.</param>
    /// <param name="name">What the program is called in results.</param>
    /// <param name="directory">The directory to write to, which does not exist.</param>
    /// <param name="source">The C# of the program.</param>
    /// <exception cref="InvalidOperationException">Nothing can be compiled ahead of time on this machine.</exception>
    public static NativeProgram Publish(string root, string name, string directory, string source)
    {
        try
        {
            return Publish(root, name, directory + "-10", source, "net10.0");
        }
        catch (InvalidOperationException)
        {
            // The compiler and the runtime of a framework are packages of their own, which not every machine can restore.
            return Publish(root, name, directory + "-9", source, "net9.0");
        }
    }

    private static NativeProgram Publish(string root, string name, string directory, string source, string framework)
    {
        var project = ClientProject.Write(
            root,
            name,
            directory,
            source,
            $"""
            <OutputType>Exe</OutputType>
            <TargetFramework>{framework}</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <PublishAot>true</PublishAot>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
            """,
            $"""
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <ProjectReference Include="{root}runtime/SlackGen.Apps/SlackGen.Apps.csproj" />
            """);
        string[] arguments = ["publish", "-c", "Release", "-o", "out"];
        project.DotNet(OperatingSystem.IsLinux() ? [.. arguments, "-p:CppCompilerAndLinker=gcc"] : arguments);
        return new NativeProgram(name, project.Made(Path.Combine("out", OperatingSystem.IsWindows() ? "p.exe" : "p")), framework);
    }
}
