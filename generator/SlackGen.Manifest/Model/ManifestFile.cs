namespace SlackGen.Manifest.Model;

/// <summary>What one YAML file of a manifest declares.</summary>
/// <param name="Group">The method group; null in a file of types only.</param>
/// <param name="Summary">What the group is about.</param>
/// <param name="Methods">Its methods.</param>
/// <param name="Types">Its types.</param>
/// <param name="Common">What every method shares, in <c>common.yaml</c> only.</param>
public sealed record ManifestFile(
    string? Group,
    string Summary,
    EquatableArray<Method> Methods,
    EquatableArray<NamedType> Types,
    CommonManifest? Common)
{
    /// <summary>A file that declares nothing.</summary>
    public static ManifestFile Empty { get; } = new(null, "", default, default, null);
}

/// <summary>What every method shares.</summary>
/// <param name="Version">The version of the manifest.</param>
/// <param name="AsOf">The day as of which its facts stand.</param>
/// <param name="Tiers">The budgets of tiers 1 to 4.</param>
/// <param name="Errors">The codes that every method can answer with.</param>
/// <param name="Warnings">The warnings that every method can answer with.</param>
public sealed record CommonManifest(
    string? Version,
    string? AsOf,
    EquatableArray<TierBudget> Tiers,
    EquatableArray<ErrorCode> Errors,
    EquatableArray<WarningCode> Warnings);

/// <summary>The budget of a tier.</summary>
/// <param name="Tier">Which tier.</param>
/// <param name="Rate">How many calls.</param>
public sealed record TierBudget(Tier Tier, Rate Rate);
