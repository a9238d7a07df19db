using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Sample responses and arguments of every method, built from the examples of the manifest, or else from invented values that are the same in every
/// run. <see cref="FakeSlack"/> responds with them to calls without a stub.
/// </summary>
public sealed class ManifestSamples
{
    private static readonly Lazy<ManifestSamples> BuiltInSamples = new(() => new ManifestSamples(ManifestLoader.BuiltIn));

    private readonly ConcurrentDictionary<string, StubResponse> responses = new(StringComparer.Ordinal);
    private readonly FakeManifest manifest;
    private readonly SampleBuilder builder;

    internal ManifestSamples(FakeManifest manifest)
    {
        this.manifest = manifest;
        builder = new SampleBuilder(manifest);
    }

    /// <summary>Gets the samples of every documented method.</summary>
    public static ManifestSamples BuiltIn => BuiltInSamples.Value;

    /// <summary>Gets the names of the methods that have samples, sorted.</summary>
    public IReadOnlyList<string> Methods => manifest.Names;

    /// <summary>
    /// Returns a response with every documented field, required or not, at any depth. Lists have the minimum number of elements, at least one; a union is
    /// its first member; a type is omitted inside itself; cursors are empty.
    /// </summary>
    /// <param name="method">The method, <c>users.list</c>.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public JsonObject Response(string method) => builder.Response(Find(method));

    /// <summary>
    /// Returns a value for every argument, in the form of <see cref="RecordedRequest.Arguments"/>. Of arguments that exclude each other, only the first
    /// has a value.
    /// </summary>
    /// <param name="method">The method, <c>users.list</c>.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public JsonObject Request(string method)
    {
        var found = Find(method);
        var excluded = Excluded(found);
        var arguments = new JsonObject();
        foreach (var parameter in found.Params.Where(p => !excluded.Contains(p.Name)))
        {
            arguments[parameter.Name] = builder.Argument(parameter);
        }

        return arguments;
    }

    /// <summary>Gets the cached sample response of a method.</summary>
    internal StubResponse GetOrAddResponse(Method method) => responses.GetOrAdd(method.Name, _ => StubResponse.From(builder.Response(method)));

    private Method Find(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return manifest.Methods.TryGetValue(method, out var found)
            ? found
            : throw new ArgumentException($"There is no method '{method}'.{Suggestion.For(method, manifest.Names)}", nameof(method));
    }

    // An argument can be in several groups, so a group may already have its one argument. Groups of other rules keep all their arguments.
    private static HashSet<string> Excluded(Method method)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in method.Groups.Where(g => g.Rule is GroupRule.ExactlyOne or GroupRule.AtMostOne).Select(g => g.Arguments))
        {
            var chosen = group.FirstOrDefault(kept.Contains) ?? group.FirstOrDefault(name => !excluded.Contains(name));
            excluded.UnionWith(group.Where(name => name != chosen));
            if (chosen is not null)
            {
                kept.Add(chosen);
            }
        }

        return excluded;
    }
}
