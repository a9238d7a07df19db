using System.Collections.Immutable;

namespace SlackGen.Analyzers.AppManifests;

/// <summary>The properties by which diagnostics tell code fixes what to write into the manifest of an app.</summary>
internal static class FixProperties
{
    /// <summary>The path of the file.</summary>
    public const string File = "File";

    /// <summary>The names to choose from, with spaces between them.</summary>
    public const string Names = "Names";

    /// <summary>The key whose value is set, or to whose list an entry is added: <c>settings.socket_mode_enabled</c>.</summary>
    public const string Key = "Key";

    /// <summary>The name of the method that handles what is added.</summary>
    public const string Method = "Method";

    /// <summary>The types with which a shortcut may be declared, with spaces between them.</summary>
    public const string Types = "Types";

    /// <summary>The URL to which Slack sends what is added; empty for an app with Socket Mode.</summary>
    public const string Url = "Url";

    /// <summary>The right spelling of the text at the location of the diagnostic.</summary>
    public const string Spelling = "Spelling";

    /// <summary>Returns the properties of a diagnostic.</summary>
    public static ImmutableDictionary<string, string?> Create(AppManifestFile file, params (string Key, string Value)[] properties) =>
        ImmutableDictionary<string, string?>.Empty.Add(File, file.Path).AddRange(properties.Select(p => new KeyValuePair<string, string?>(p.Key, p.Value)));
}
