using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Testing;

/// <summary>
/// Sample answers and arguments of every method, built from the manifest: its examples where it has some, otherwise invented values that are the
/// same in every run. <see cref="FakeSlack"/> answers with them where a test asks for nothing else.
/// </summary>
public sealed class ManifestSamples
{
    private static readonly Lazy<ManifestSamples> OfBuiltIn = new(() => new ManifestSamples(ManifestLoader.BuiltIn));

    private readonly ConcurrentDictionary<string, StubAnswer> answers = new(StringComparer.Ordinal);
    private readonly FakeManifest manifest;
    private readonly SampleBuilder builder;

    internal ManifestSamples(FakeManifest manifest)
    {
        this.manifest = manifest;
        builder = new SampleBuilder(manifest);
    }

    /// <summary>Samples of every documented method.</summary>
    public static ManifestSamples BuiltIn => OfBuiltIn.Value;

    /// <summary>The methods that there are samples of, by name.</summary>
    public IReadOnlyList<string> Methods => manifest.Names;

    /// <summary>
    /// An answer with every documented field, required or not, to the last field of nested objects. Lists have one element, unions are their first
    /// member, a type inside itself is left out, and cursors are empty.
    /// </summary>
    /// <param name="method">The method, <c>users.list</c>.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public JsonObject Answer(string method) => builder.Answer(Find(method));

    /// <summary>
    /// Arguments with every one set, but of arguments that exclude each other only the first; in the form of <see cref="RecordedRequest.Arguments"/>.
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

    /// <summary>The sample answer, with its bytes made once.</summary>
    internal StubAnswer Stub(Method method) => answers.GetOrAdd(method.Name, _ => StubAnswer.From(builder.Answer(method)));

    private Method Find(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return manifest.Methods.TryGetValue(method, out var found)
            ? found
            : throw new ArgumentException($"There is no method '{method}'.{Suggestion.For(method, manifest.Names)}", nameof(method));
    }

    // An argument can be in several groups, so a group may have its one already. Groups of other rules take all their arguments.
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
