using System.Runtime.InteropServices;
using SlackGen.Benchmarks.Building;

namespace SlackGen.Benchmarks.Starting;

/// <summary>A program that is compiled ahead of time, as a user with an app would publish it.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="File">The executable.</param>
/// <param name="Framework">The framework that it is compiled for.</param>
internal sealed record NativeProgram(string Name, FileInfo File, string Framework)
{
    /// <summary>Returns the newest framework that can be compiled ahead of time on this machine. Its compiler and runtime are packages, which not every machine can restore.</summary>
    /// <param name="root">The repository, built for release.</param>
    /// <param name="directory">The directory to write to, which does not exist.</param>
    /// <param name="source">The C# of a program.</param>
    /// <exception cref="AggregateException">Nothing can be compiled ahead of time on this machine.</exception>
    public static string FindFramework(string root, string directory, string source)
    {
        var failures = new List<Exception>();
        foreach (var framework in new[] { "net10.0", "net9.0" })
        {
            try
            {
                return Publish(root, "probe", $"{directory}-{framework}", source, framework).Framework;
            }
            catch (InvalidOperationException e)
            {
                failures.Add(e);
            }
        }

        throw new AggregateException(failures);
    }

    /// <summary>Publishes a program.</summary>
    /// <param name="root">The repository, built for release.</param>
    /// <param name="name">The name in results.</param>
    /// <param name="directory">The directory to write to, which does not exist.</param>
    /// <param name="source">The C# of the program.</param>
    /// <param name="framework">The framework.</param>
    /// <exception cref="InvalidOperationException">The program could not be compiled. The message has the output.</exception>
    public static NativeProgram Publish(string root, string name, string directory, string source, string framework)
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

        // The linker of .NET's default on Linux is clang, which fewer machines have.
        string[] arguments = ["publish", "-c", "Release", "-o", "out"];
        project.DotNet(OperatingSystem.IsLinux() ? [.. arguments, "-p:CppCompilerAndLinker=gcc"] : arguments);
        return new NativeProgram(name, project.Made(Path.Combine("out", OperatingSystem.IsWindows() ? "p.exe" : "p")), framework);
    }
}
