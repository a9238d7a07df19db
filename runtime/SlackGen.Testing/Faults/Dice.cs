namespace SlackGen.Testing;

/// <summary>Random numbers that come in the same order in every run.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);
    private readonly object gate = new();

    /// <summary>True as often as the probability says.</summary>
    public bool Falls(double probability)
    {
        lock (gate)
        {
            return random.NextDouble() < probability;
        }
    }
}
