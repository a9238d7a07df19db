using System.Collections.Concurrent;
using SlackGen.Manifest;

namespace SlackGen.Testing;

/// <summary>The stubs of a fake, by pattern.</summary>
/// <param name="manifest">The methods.</param>
/// <param name="random">The random numbers for faults with a probability.</param>
/// <param name="allowUndocumented">Whether stubs may use names that the manifest lacks.</param>
internal sealed class MethodStubs(FakeManifest manifest, SeededRandom random, bool allowUndocumented)
{
    private readonly ConcurrentDictionary<string, MethodStub> stubs = new(StringComparer.Ordinal);
    private readonly ReplyCheck check = new(manifest);

    /// <summary>Returns the stub of a pattern, the same for every call.</summary>
    /// <exception cref="ArgumentException">The pattern matches no method.</exception>
    public MethodStub On(string pattern)
    {
        VerifyMethodExists(pattern);
        return stubs.GetOrAdd(pattern, p => new MethodStub([.. manifest.Matching(p)], check, allowUndocumented, random));
    }

    /// <summary>Throws if a pattern matches no method.</summary>
    /// <exception cref="ArgumentException">The pattern matches no method.</exception>
    public void VerifyMethodExists(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!manifest.Names.Any(name => FakeManifest.Matches(pattern, name)))
        {
            throw new ArgumentException($"There is no method '{pattern}'.{Suggestion.For(pattern, manifest.Names)}", nameof(pattern));
        }
    }

    public StubReply? NextReply(RecordedRequest request) =>
        NarrowestFirst(request.Method).Select(stub => stub.NextReply(request)).FirstOrDefault(reply => reply is not null);

    public Fault? NextFault(RecordedRequest request) =>
        NarrowestFirst(request.Method).Select(stub => stub.NextFault(request)).FirstOrDefault(fault => fault is not null);

    public void Clear()
    {
        foreach (var stub in stubs.Values)
        {
            stub.Clear();
        }
    }

    // The stub of a method precedes the stub of its group, which precedes the stub of all methods.
    private IEnumerable<MethodStub> NarrowestFirst(string method) => stubs
        .Where(s => FakeManifest.Matches(s.Key, method))
        .OrderByDescending(s => s.Key.Length)
        .Select(s => s.Value);
}
