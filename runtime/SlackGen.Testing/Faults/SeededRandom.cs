namespace SlackGen.Testing;

/// <summary>A sequence of random numbers that is the same in every run.</summary>
internal sealed class SeededRandom(int seed)
{
    private readonly Random random = new(seed);
    private readonly object gate = new();

    /// <summary>Returns true with the given probability.</summary>
    public bool NextBool(double probability)
    {
        lock (gate)
        {
            return random.NextDouble() < probability;
        }
    }
}
