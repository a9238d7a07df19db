using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SlackGen.Manifest.AppManifests;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Apps;

/// <summary>The scopes in the manifest of an app. The app requests them when it is installed.</summary>
/// <param name="Bot">The scopes of the bot token.</param>
/// <param name="User">The scopes of the user token.</param>
internal sealed record RequestedScopes(EquatableArray<string> Bot, EquatableArray<string> User)
{
    /// <summary>Returns whether a file may be the manifest of an app, which can have any name.</summary>
    public static bool MayHave(AdditionalText file) => Path.GetExtension(file.Path).ToLowerInvariant() is ".yaml" or ".yml" or ".json";

    /// <summary>Returns the scopes of an app; null if it has no manifest, or one that cannot be read, which an analyzer reports.</summary>
    /// <param name="files">The files that may be manifests.</param>
    /// <param name="name">The end of the path, as <c>[SlackApp("…")]</c> gives it; null for the default names.</param>
    /// <param name="cancellationToken">The token of the build.</param>
    public static RequestedScopes? Find(ImmutableArray<AdditionalText> files, string? name, CancellationToken cancellationToken)
    {
        var file = files.Where(f => AppManifestPath.IsFor(f.Path, name)).OrderBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault();
        var manifest = file?.GetText(cancellationToken) is { } text ? AppManifestReader.Read(text.ToString(), AppManifestReader.IsJsonFile(file.Path), static _ => { }) : null;

        // An app that requests a part of its scopes would fail later, and far from the mistake.
        return manifest is not null && manifest.Knows("oauth_config.scopes") ? new(Names(manifest.BotScopes), Names(manifest.UserScopes)) : null;
    }

    private static EquatableArray<string> Names(EquatableArray<AppManifestName> scopes) => scopes.Select(s => s.Name).Distinct(StringComparer.Ordinal).ToEquatableArray();
}
