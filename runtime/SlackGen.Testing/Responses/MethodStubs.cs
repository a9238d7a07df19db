using SlackGen.Manifest;

namespace SlackGen.Testing;

/// <summary>The stubs of a fake, by pattern.</summary>
/// <param name="manifest">The methods.</param>
/// <param name="random">The random numbers for faults with a probability.</param>
/// <param name="allowUndocumented">Whether stubs may use names that the manifest lacks.</param>
internal sealed class MethodStubs(FakeManifest manifest, SeededRandom random, bool allowUndocumented)
{
    private readonly ReplyCheck check = new(manifest);
    private readonly object gate = new();

    // Replaced as a whole, so that calls read it without a lock.
    private volatile (string Pattern, MethodStub Stub)[] narrowestFirst = [];

    /// <summary>Returns the stub of a pattern, the same for every call.</summary>
    /// <exception cref="ArgumentException">The pattern matches no method.</exception>
    public MethodStub On(string pattern)
    {
        VerifyMethodExists(pattern, allowUndocumented ? $" {nameof(FakeSlackOptions.AllowUndocumented)} does not apply to {nameof(On)}: a stub needs the method in the manifest." : "");
        lock (gate)
        {
            foreach (var (known, stub) in narrowestFirst)
            {
                if (known == pattern)
                {
                    return stub;
                }
            }

            var created = new MethodStub([.. manifest.Matching(pattern)], check, allowUndocumented, random);

            // The stub of a method precedes those of its groups, which precede the stub of all methods.
            narrowestFirst =
            [
                .. narrowestFirst.Append((pattern, created))
                    .OrderBy(s => s.Item1.EndsWith(FakeManifest.Every, StringComparison.Ordinal))
                    .ThenByDescending(s => s.Item1.Length),
            ];
            return created;
        }
    }

    /// <summary>Throws if a pattern matches no method.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="remark">What the message says besides.</param>
    /// <exception cref="ArgumentException">The pattern matches no method.</exception>
    public void VerifyMethodExists(string pattern, string remark = "")
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!manifest.Names.Any(name => FakeManifest.Matches(pattern, name)))
        {
            throw new ArgumentException($"There is no method '{pattern}'.{Suggestion.For(pattern, manifest.Names)}{remark}", nameof(pattern));
        }
    }

    public StubReply? NextReply(RecordedRequest request)
    {
        foreach (var (pattern, stub) in narrowestFirst)
        {
            if (FakeManifest.Matches(pattern, request.Method) && stub.NextReply(request) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    public Fault? NextFault(RecordedRequest request)
    {
        foreach (var (pattern, stub) in narrowestFirst)
        {
            if (FakeManifest.Matches(pattern, request.Method) && stub.NextFault(request) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    public void Clear()
    {
        foreach (var (_, stub) in narrowestFirst)
        {
            stub.Clear();
        }
    }
}
