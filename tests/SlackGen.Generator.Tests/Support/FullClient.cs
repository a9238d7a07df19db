using Microsoft.CodeAnalysis;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Tests.Support;

/// <summary>
/// The client of everything that the real manifest has, as if no type were shared. It is made once, because compiling it takes seconds, and in the worst of places: a namespace
/// from within which half the names that generated code means are something else.
/// </summary>
internal static class FullClient
{
    public const string Namespace = "MyBot.System.Text.SlackGen";

    private static readonly Lazy<Generation> Made = new(() => Generation.Of(BotProject
        .Of($"namespace {Namespace} {{ [global::SlackGen.SlackApi] public partial class SlackClient {{ }} }}", Repository.Unshared)
        .With("MyBot.cs", """
            namespace MyBot;

            public class Task { }
            public class User { }
            public class Channel { }
            public class File { }
            public class SlackModel { }
            public class CancellationToken { }
            public class IReadOnlyList<T> { }
            public class IAsyncEnumerable<T> { }
            public class JsonElement { }
            public class ObsoleteAttribute { }
            """)
        .With("MyBot.System.cs", """
            namespace MyBot.System;

            public class Array { }
            public class ArgumentNullException { }
            public class DateOnly { }
            public class MemoryExtensions { }
            public class String { }
            """)));

    public static Generation Generation => Made.Value;

    public static IReadOnlyList<INamedTypeSymbol> GeneratedTypes => Support.GeneratedTypes.Of(Generation, Namespace);

    /// <summary>The declarations in the files of the manifest.</summary>
    public static IReadOnlyList<ManifestFile> Files { get; } = Repository.Spec.Select(f => ManifestParser.Parse(f.Yaml).Model).ToList();

    /// <summary>The files whose types are compiled into the runtime.</summary>
    public static IReadOnlyList<ManifestFile> Shared { get; } = Repository.Spec.Where(f => f.Role == "types").Select(f => ManifestParser.Parse(f.Yaml).Model).ToList();

    /// <summary>The classes, structs and interfaces that the runtime has of them.</summary>
    public static IReadOnlyList<string> SharedTypeNames { get; } =
        [.. Shared.SelectMany(f => f.Types).Select(t => ClassNames.Type(t.Name, t.Kind))];

    public static IEnumerable<Method> Methods => Files.SelectMany(f => f.Methods);

    public static IEnumerable<NamedType> Types => Files.SelectMany(f => f.Types);
}
