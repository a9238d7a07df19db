namespace SlackGen.Tests.Limits;

/// <summary>Something that happens to a budget.</summary>
/// <param name="What">What it is.</param>
/// <param name="Number">Milliseconds, or which of those who wait.</param>
internal readonly record struct WindowStep(WindowStep.Kind What, int Number)
{
    internal enum Kind
    {
        Acquire,
        TryAcquire,
        Cancel,
        Pause,
        Advance,

        /// <summary>The last tick on which a permit is not free yet, and the next one.</summary>
        Border,
    }

    public override string ToString() => $"{What} {Number}";
}

/// <summary>A budget, and what happens to it.</summary>
internal sealed record WindowScenario(SlackRate Rate, int QueueLimit, WindowStep[] Steps)
{
    public static WindowScenario Make(Random random)
    {
        var rate = new SlackRate(random.Next(1, 6), random.Next(1, 61), random.Next(3) == 0 ? random.Next(1, 9) : 0);
        var steps = Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(22) switch
        {
            < 8 => new WindowStep(WindowStep.Kind.Acquire, 0),
            < 10 => new WindowStep(WindowStep.Kind.TryAcquire, 0),
            < 12 => new WindowStep(WindowStep.Kind.Cancel, random.Next(5)),
            12 => new WindowStep(WindowStep.Kind.Pause, random.Next(-1, 40_000)),
            < 16 => new WindowStep(WindowStep.Kind.Advance, random.Next(30_000)),
            < 18 => new WindowStep(WindowStep.Kind.Advance, rate.PerSeconds * 1000),
            < 20 => new WindowStep(WindowStep.Kind.Advance, random.Next(3)),
            _ => new WindowStep(WindowStep.Kind.Border, 0),
        });
        return new(rate, random.Next(3) == 0 ? random.Next(4) : 1000, [.. steps]);
    }

    public IEnumerable<WindowScenario> Shorter() => Property.Shorter(Steps).Select(steps => this with { Steps = steps });

    public override string ToString() => $"{Rate}, {QueueLimit} may wait: {string.Join(", ", Steps)}";
}
