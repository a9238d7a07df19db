using SlackGen.Resilience.Tests.Support;
using SlackGen.Testing;

namespace SlackGen.Resilience.Tests.Faults;

/// <summary>Lets requests to a method go wrong.</summary>
/// <param name="bench">The client and its fake.</param>
/// <param name="method">The method.</param>
/// <param name="times">How many requests meet it; null for every one.</param>
public delegate void Strike(Bench bench, string method, int? times);

/// <summary>One thing that goes wrong, and what comes of it.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Strike">Lets it happen.</param>
/// <param name="Repeatable">What becomes of an idempotent call.</param>
/// <param name="Message">What becomes of <c>chat.postMessage</c>.</param>
public sealed record FaultCase(string Name, Strike Strike, Outcomes Repeatable, Outcomes Message)
{
    public FaultCase(string name, Fault fault, Outcomes repeatable, Outcomes message)
        : this(name, (bench, method, times) => bench.Slack.On(method).Fault(fault, times), repeatable, message)
    {
    }

    /// <summary>Gets whether Slack may have acted on the request although the call failed.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Long, so that a busy machine changes no outcome; short where nothing else ends the call.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public override string ToString() => Name;
}
