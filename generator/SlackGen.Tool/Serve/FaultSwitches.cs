using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The faults of methods that are switched on, one for each method or pattern.</summary>
/// <param name="fake">The fake, whose methods have no other stubs.</param>
internal sealed class FaultSwitches(FakeSlack fake)
{
    private readonly object gate = new();
    private readonly SortedDictionary<string, FaultKind> on = new(StringComparer.Ordinal);

    /// <summary>Gets the faults that are on, by method or pattern.</summary>
    public IReadOnlyList<(string Pattern, FaultKind Kind)> On
    {
        get
        {
            lock (gate)
            {
                return [.. on.Select(f => (f.Key, f.Value))];
            }
        }
    }

    /// <summary>Switches a fault on, in place of another one of the same method or pattern.</summary>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public void SwitchOn(string pattern, FaultKind kind)
    {
        lock (gate)
        {
            var stub = fake.On(pattern);
            stub.Clear();
            stub.Fault(kind.Create());
            on[pattern] = kind;
        }
    }

    /// <summary>Switches the fault of a method or pattern off.</summary>
    public void SwitchOff(string pattern)
    {
        lock (gate)
        {
            if (on.Remove(pattern))
            {
                fake.On(pattern).Clear();
            }
        }
    }
}
