using System.Collections.Concurrent;
using SlackGen.Manifest;
using SlackGen.Manifest.Linking;

namespace SlackGen.Testing;

/// <summary>What a test wants of which methods.</summary>
internal sealed class StubBook(FakeManifest manifest, Dice dice)
{
    public const string Every = "*";

    private readonly ConcurrentDictionary<string, MethodStub> stubs = new(StringComparer.Ordinal);

    /// <summary>The stub of a pattern, always the same one.</summary>
    /// <exception cref="ArgumentException">The pattern means no method.</exception>
    public MethodStub On(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!manifest.Names.Any(name => Matches(pattern, name)))
        {
            throw new ArgumentException($"There is no method '{pattern}'.{Suggestion.For(pattern, manifest.Names)}", nameof(pattern));
        }

        return stubs.GetOrAdd(pattern, p => new MethodStub(manifest.Methods.TryGetValue(p, out var method) ? method.Paging : null, dice));
    }

    public static bool Matches(string pattern, string method) => pattern == Every || Linker.Matches(pattern, method);

    public StubReply? NextReply(string method) => Narrowest(method).Select(stub => stub.NextReply()).FirstOrDefault(reply => reply is not null);

    public Fault? NextFault(string method) => Narrowest(method).Select(stub => stub.NextFault()).FirstOrDefault(fault => fault is not null);

    public void Clear()
    {
        foreach (var stub in stubs.Values)
        {
            stub.Clear();
        }
    }

    // A method's own stub comes before the one of its group, and that before the one of every method.
    private IEnumerable<MethodStub> Narrowest(string method) => stubs
        .Where(s => Matches(s.Key, method))
        .OrderByDescending(s => s.Key.Length)
        .Select(s => s.Value);
}
