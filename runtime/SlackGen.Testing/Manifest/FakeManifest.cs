using System.Collections.Frozen;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>What the fake knows of Slack: methods and types by name.</summary>
internal sealed class FakeManifest
{
    /// <param name="files">The files, the ones that win first.</param>
    public FakeManifest(IEnumerable<ManifestFile> files)
    {
        var methods = new Dictionary<string, Method>(StringComparer.Ordinal);
        var types = new Dictionary<string, NamedType>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var method in file.Methods)
            {
                methods.TryAdd(method.Name, method);
            }

            foreach (var type in file.Types)
            {
                types.TryAdd(type.Name, type);
            }

            Common ??= file.Common;
        }

        Methods = methods.ToFrozenDictionary(StringComparer.Ordinal);
        Types = types.ToFrozenDictionary(StringComparer.Ordinal);
        Discriminators = types.Values
            .SelectMany(union => union.Members.Select(member => (member.Type, Field: union.Discriminator!, member.Value)))
            .DistinctBy(member => member.Type)
            .ToFrozenDictionary(member => member.Type, member => (member.Field, member.Value), StringComparer.Ordinal);
        Names = [.. methods.Keys.Order(StringComparer.Ordinal)];
    }

    public FrozenDictionary<string, Method> Methods { get; }

    public FrozenDictionary<string, NamedType> Types { get; }

    /// <summary>What the members of unions say of themselves, by type. Slack writes it wherever they stand, in a union or not.</summary>
    public FrozenDictionary<string, (string Field, string Value)> Discriminators { get; }

    /// <summary>The methods' names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    private CommonManifest? Common { get; }

    /// <summary>How often a method may be called; null when Slack documents no limit.</summary>
    public Rate? BudgetOf(Method method) =>
        method.Rate ?? Common?.Tiers.FirstOrDefault(t => t.Tier == method.Tier)?.Rate;
}
