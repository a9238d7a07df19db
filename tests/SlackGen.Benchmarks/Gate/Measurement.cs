namespace SlackGen.Benchmarks.Gate;

/// <summary>Result of one comparison in one process. Counts are those of one run of the subject unless stated otherwise.</summary>
internal sealed record Measurement
{
    /// <summary>Gets the median over the rounds of the subject's time divided by the baseline's.</summary>
    public required double Ratio { get; init; }

    /// <summary>Gets the median time of one run of the baseline, in seconds.</summary>
    public required double BaselineSeconds { get; init; }

    /// <summary>Gets the mean time, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the page faults; null where they cannot be counted.</summary>
    public required double? Faults { get; init; }

    /// <summary>Gets the collections of generation 0, which include those of generations 1 and 2.</summary>
    public required double Collections { get; init; }

    /// <summary>Gets the collections of generation 2.</summary>
    public required double FullCollections { get; init; }

    /// <summary>Gets the number of methods that were compiled during all rounds of the subject and the baseline. A large number means that the warm-up was too short.</summary>
    public required double Compiled { get; init; }

    /// <summary>Gets the bytes that the subject allocates above the baseline.</summary>
    public required double Bytes { get; init; }

    /// <summary>Gets the bytes that decoding allocates, divided by those that the result keeps; null where nothing is decoded.</summary>
    public double? Waste { get; init; }

    /// <summary>Gets the settings of the process's garbage collector.</summary>
    public required string Collector { get; init; }
}
