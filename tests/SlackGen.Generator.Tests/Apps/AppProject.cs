using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SlackGen.Apps;
using SlackGen.Generator.Tests.Support;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>The project of an app: a small client, and a class with handlers in C# 12, whose primary constructors apps like.</summary>
internal static class AppProject
{
    public const string Path = BotProject.Directory + "DeployApp.cs";

    /// <summary>The usings of the file with the app.</summary>
    public const string Usings = """
        using Microsoft.Extensions.DependencyInjection;
        using SlackGen.Apps;
        using SlackGen.Types;


        """;

    /// <summary>The usings of the file with the app, and its namespace.</summary>
    public const string Header = Usings + "namespace Bot;\n\n";

    private static readonly ImmutableArray<MetadataReference> Apps =
    [
        .. References.PackageOf(typeof(SlackAppAttribute).Assembly)
            .Except(References.PackageOf(typeof(SlackApiAttribute).Assembly))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A project with a file after the usual usings and namespace.</summary>
    public static BotProject Of(string code) => OfFile(Header + code);

    /// <summary>A project with a class whose members are some code.</summary>
    public static BotProject WithHandlers(string members) => Of(Class(members));

    /// <summary>A project with a whole file.</summary>
    public static BotProject OfFile(string code, LanguageVersion language = LanguageVersion.CSharp12) => Apps
        .Aggregate(BotProject.In(language, BotProject.Client, Samples.Calls, Samples.Members, Samples.Shared), (project, reference) => project.Referencing(reference))
        .With("Usings.cs", ImplicitUsings.Code)
        .With("DeployApp.cs", code);

    /// <summary>The class of an app.</summary>
    public static string Class(string members) => $"[SlackApp]\npublic sealed partial class DeployApp\n{{\n{members}\n}}\n";
}
