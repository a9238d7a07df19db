namespace SlackGen.Manifest.Model;

/// <summary>The declarations of one YAML file of a manifest.</summary>
/// <param name="Group">The method group; null in a file that declares only types.</param>
/// <param name="Summary">The description of the group.</param>
/// <param name="Methods">The methods.</param>
/// <param name="Types">The types, and the events as the object types that they become.</param>
/// <param name="Common">The facts that all methods share, in <c>common.yaml</c> only.</param>
public sealed record ManifestFile(
    string? Group,
    string Summary,
    EquatableArray<Method> Methods,
    EquatableArray<NamedType> Types,
    CommonManifest? Common)
{
    /// <summary>Gets a file without declarations.</summary>
    public static ManifestFile Empty { get; } = new(null, "", default, default, null);
}

/// <summary>The facts that all methods share.</summary>
/// <param name="Version">The version of the manifest.</param>
/// <param name="AsOf">The day of the facts.</param>
/// <param name="Tiers">The budgets of tiers 1 to 4.</param>
/// <param name="Errors">The error codes with which every method can respond.</param>
/// <param name="Warnings">The warnings with which every method can respond.</param>
public sealed record CommonManifest(
    string? Version,
    string? AsOf,
    EquatableArray<TierBudget> Tiers,
    EquatableArray<ErrorCode> Errors,
    EquatableArray<WarningCode> Warnings);

/// <summary>The budget of a tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Rate">The rate.</param>
public sealed record TierBudget(Tier Tier, Rate Rate);
