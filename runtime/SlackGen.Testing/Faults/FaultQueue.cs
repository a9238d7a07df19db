namespace SlackGen.Testing;

/// <summary>A queue of faults. A fault with a probability uses up one of its times only when it occurs.</summary>
internal sealed class FaultQueue(SeededRandom random)
{
    private readonly List<Entry> limited = [];
    private readonly List<Entry> lasting = [];
    private readonly object gate = new();

    public void Add(Fault fault, int? times, double probability)
    {
        if (times is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(times));
        }

        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be from 0 to 1.");
        }

        lock (gate)
        {
            (times is null ? lasting : limited).Add(new Entry(fault, probability) { Left = times });
        }
    }

    public Fault? Next()
    {
        lock (gate)
        {
            var entry = limited.Find(Occurs) ?? lasting.Find(Occurs);
            if (entry is { Left: not null } && --entry.Left == 0)
            {
                limited.Remove(entry);
            }

            return entry?.Fault;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            limited.Clear();
            lasting.Clear();
        }
    }

    private bool Occurs(Entry entry) => entry.Probability >= 1 || random.NextBool(entry.Probability);

    private sealed class Entry(Fault fault, double probability)
    {
        public Fault Fault => fault;

        public double Probability => probability;

        /// <summary>Gets or sets the number of requests that the fault still affects; null for all.</summary>
        public int? Left { get; set; }
    }
}
