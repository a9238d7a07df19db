using System.Globalization;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SlackGen.Testing;

/// <summary>
/// Checks the manifest of an app against its type in the fake's own manifest: required keys, kinds of values, known words. A key that is near a known one
/// is an error, since a misspelt key would be ignored in silence; any other unknown key is ignored, since Slack adds keys.
/// </summary>
/// <param name="known">The manifest with the types.</param>
/// <param name="file">The file name in diagnostics.</param>
internal sealed class AppManifestCheck(FakeManifest known, string file)
{
    private const string RootType = "app_manifest";
    private const string ParameterType = "app_manifest_parameter";

    private readonly List<string> errors = [];

    /// <summary>Returns the errors with their locations; empty for a right manifest.</summary>
    public IReadOnlyList<string> Check(YamlMappingNode root)
    {
        CheckObject(root, known.Types[RootType], "");
        if (errors.Count == 0)
        {
            CheckUrls(root);
            CheckRedirects(root);
            CheckCommands(root);
        }

        return errors;
    }

    /// <summary>Returns the parameters of a function. A manifest of major version 2 has them in <c>properties</c>.</summary>
    public static YamlMappingNode? PropertiesOf(YamlMappingNode? parameters) =>
        parameters is not null && parameters.Children.TryGetValue(new YamlScalarNode("properties"), out var inner) && inner is YamlMappingNode properties
            && !properties.Children.ContainsKey(new YamlScalarNode("type"))
            ? properties
            : parameters;

    /// <summary>Returns whether a value is YAML's or JSON's null.</summary>
    public static bool IsNull(YamlScalarNode node) => node is { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    private void CheckObject(YamlMappingNode map, NamedType type, string path)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            var name = NameOf(key);
            if (value is not YamlScalarNode scalar || !IsNull(scalar))
            {
                present.Add(name);
            }

            if (type.Fields.FirstOrDefault(f => f.Name == name) is { } field)
            {
                CheckValue(value, field.Type, Join(path, name));
            }
            else if (Suggestion.Misspelt(name, type.Fields.Select(f => f.Name)) is { } meant)
            {
                Add(key, $"There is no key '{Join(path, name)}'. Did you mean '{meant}'?");
            }
        }

        foreach (var required in type.Fields.Where(f => f.HasValue))
        {
            if (!present.Contains(required.Name))
            {
                Add(map, $"'{Join(path, required.Name)}' is missing.");
            }
            else if (map.Children[new YamlScalarNode(required.Name)] is YamlScalarNode text && string.IsNullOrWhiteSpace(text.Value))
            {
                Add(text, $"'{Join(path, required.Name)}' is empty.");
            }
        }
    }

    private void CheckValue(YamlNode value, TypeRef type, string path)
    {
        if (value is YamlScalarNode scalar && IsNull(scalar))
        {
            return;
        }

        switch (type.Kind)
        {
            case TypeRefKind.List when value is YamlSequenceNode items:
                foreach (var item in items.Children)
                {
                    CheckItem(item, type.Element!, path);
                }

                break;
            case TypeRefKind.Map when value is YamlMappingNode map:
                CheckMap(map, type.Element!, path);
                break;
            case TypeRefKind.Named when known.Types[type.Name!] is { Kind: NamedTypeKind.Enum } words && value is YamlScalarNode word:
                CheckWord(word, words, path);
                break;
            case TypeRefKind.Named when known.Types[type.Name!] is { Kind: not NamedTypeKind.Enum } named && value is YamlMappingNode inner:
                CheckObject(inner, named, path);
                break;
            case TypeRefKind.Scalar when type.Scalar == ScalarKind.Json || (value is YamlScalarNode plain && Fits(plain, type.Scalar!.Value)):
                break;
            default:
                Add(value, $"'{path}' is {Describe(type)}.");
                break;
        }
    }

    private void CheckMap(YamlMappingNode map, TypeRef element, string path)
    {
        var entries = element.Name == ParameterType ? PropertiesOf(map)! : map;
        foreach (var (key, item) in entries.Children)
        {
            CheckItem(item, element, Join(path, NameOf(key)));
        }

        // The names of required parameters stand beside their properties.
        if (entries != map && map.Children.TryGetValue(new YamlScalarNode("required"), out var required))
        {
            CheckValue(required, new TypeRef(TypeRefKind.List, Element: TypeRef.Text), Join(path, "required"));
        }
    }

    // A field can be null, which counts as missing. An item or an entry cannot.
    private void CheckItem(YamlNode item, TypeRef type, string path)
    {
        if (item is YamlScalarNode scalar && IsNull(scalar) && type.Scalar != ScalarKind.Json)
        {
            Add(item, $"'{path}' has an empty entry, which is {Describe(type)}.");
            return;
        }

        CheckValue(item, type, path);
    }

    private string NameOf(YamlNode key)
    {
        if (key is YamlScalarNode { Value: { Length: > 0 } name })
        {
            return name;
        }

        Add(key, "A key is text.");
        return "";
    }

    private void CheckCommands(YamlMappingNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in CommandsOf(root))
        {
            var name = command.Value!;
            if (name is not ['/', not '/', ..] || name.Any(char.IsWhiteSpace))
            {
                Add(command, $"A command begins with a slash and has no spaces, /deploy: '{name}' does not.");
            }
            else if (!names.Add(name))
            {
                Add(command, $"There are two commands '{name}'.");
            }
        }
    }

    private static IEnumerable<YamlScalarNode> CommandsOf(YamlMappingNode root) =>
        root.Children.TryGetValue(new YamlScalarNode("features"), out var features) && features is YamlMappingNode map
        && map.Children.TryGetValue(new YamlScalarNode("slash_commands"), out var commands) && commands is YamlSequenceNode items
            ? items.Children.Select(c => (YamlScalarNode)c["command"])
            : [];

    private void CheckWord(YamlScalarNode word, NamedType words, string path)
    {
        if (words.Values.All(v => v.Value != word.Value) && Suggestion.Misspelt(word.Value ?? "", words.Values.Select(v => v.Value)) is { } meant)
        {
            Add(word, $"'{path}' has no value '{word.Value}'. Did you mean '{meant}'?");
        }
    }

    // The type says that they are text, so what follows is a URL is checked here.
    private void CheckUrls(YamlNode node)
    {
        foreach (var (key, value) in node is YamlMappingNode map ? map.Children.AsEnumerable() : [])
        {
            if (key is YamlScalarNode { Value: "request_url" or "url" or "message_menu_options_url" } name && value is YamlScalarNode text && !IsNull(text)
                && !(Uri.TryCreate(text.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            {
                Add(text, $"'{name.Value}' is an absolute HTTP URL: '{text.Value}' is not.");
            }

            CheckUrls(value);
        }

        foreach (var item in node is YamlSequenceNode items ? items.Children : [])
        {
            CheckUrls(item);
        }
    }

    // A client on a desktop has a scheme of its own, myapp://oauth.
    private void CheckRedirects(YamlMappingNode root)
    {
        var urls = root.Children.TryGetValue(new YamlScalarNode("oauth_config"), out var oauth) && oauth is YamlMappingNode map
            && map.Children.TryGetValue(new YamlScalarNode("redirect_urls"), out var redirects) && redirects is YamlSequenceNode items ? items.Children : [];
        foreach (var url in urls.Cast<YamlScalarNode>())
        {
            if (!Uri.TryCreate(url.Value, UriKind.Absolute, out var parsed) || parsed.Fragment.Length > 0)
            {
                Add(url, $"A redirect URL is absolute and has no fragment, https://bot.example.com/slack/oauth_redirect: '{url.Value}' is not.");
            }
        }
    }

    private static bool Fits(YamlScalarNode node, ScalarKind kind) => kind switch
    {
        ScalarKind.Bool => node is { Style: ScalarStyle.Plain, Value: "true" or "false" },
        ScalarKind.Int => long.TryParse(node.Value, CultureInfo.InvariantCulture, out _),
        ScalarKind.Number => double.TryParse(node.Value, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private string Describe(TypeRef type) => type.Kind switch
    {
        TypeRefKind.List => "a list",
        TypeRefKind.Named when known.Types[type.Name!].Kind == NamedTypeKind.Enum => "a word",
        TypeRefKind.Scalar => type.Scalar switch
        {
            ScalarKind.Bool => "true or false",
            ScalarKind.Int or ScalarKind.Number => "a number",
            _ => "text",
        },
        _ => "a mapping",
    };

    private void Add(YamlNode node, string message) =>
        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{file}({node.Start.Line},{node.Start.Column}): error: {message}"));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
