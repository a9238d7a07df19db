using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SlackGen.Analyzers;
using SlackGen.Analyzers.AppManifests;
using SlackGen.Manifest.AppManifests;

namespace SlackGen.CodeFixes.AppManifests;

/// <summary>Declares the command, shortcut or function of a handler. Its description is the name of the method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareFix)), Shared]
public sealed class DeclareFix : AppManifestFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Descriptors.NotDeclared.Id);

    /// <inheritdoc/>
    internal override IEnumerable<AppManifestEdit> Edits(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        var (name, method, path) = (properties[FixProperties.Names]!, Words(properties[FixProperties.Method]!), properties[FixProperties.Key]!.Split('.'));
        return properties[FixProperties.Key] == DeclarationKind.Functions ? [new($"Declare the function '{name}'", Key("function"), text => AddFunction(text, [.. path, name], method))]
            : properties[FixProperties.Key] == DeclarationKind.Commands ? [new($"Declare the command '{name}'", Key("command"), text => AppManifestEditor.AddEntry(text, path, ["command"], Command()))]
            : properties[FixProperties.Types]!.Split(' ').Select(type => new AppManifestEdit(
                $"Declare the {type} shortcut '{name}'",
                Key(type),
                text => AppManifestEditor.AddEntry(text, path, ["type", "callback_id"], [new("type", type), new("name", method), new("callback_id", name), new("description", method)])));

        List<KeyValuePair<string, string>> Command()
        {
            List<KeyValuePair<string, string>> command = [new("command", name), new("description", method)];
            if (properties[FixProperties.Url] is { Length: > 0 } url)
            {
                command.Add(new("url", url));
            }

            return command;
        }

        static string Key(string kind) => $"{nameof(DeclareFix)} {kind}";
    }

    private static string AddFunction(string text, string[] path, string method)
    {
        var none = new AppManifestMap([]);
        return AppManifestEditor.AddMap(text, path, new([
            new("title", new AppManifestText(method)),
            new("description", new AppManifestText(method)),
            new("input_parameters", none),
            new("output_parameters", none)]));
    }

    // RollBack becomes "Roll back".
    private static string Words(string method)
    {
        var words = new StringBuilder();
        foreach (var letter in method)
        {
            _ = words.Length > 0 && char.IsUpper(letter) ? words.Append(' ').Append(char.ToLowerInvariant(letter)) : words.Append(letter);
        }

        return words.ToString();
    }
}
