using NUnit.Framework;

namespace SlackGen.TestSupport;

/// <summary>Waits for other threads, not for time: what they do takes microseconds, and a failure shows after a minute.</summary>
public static class Eventually
{
    public static void Becomes<T>(Func<T> actual, T expected)
    {
        if (!SpinWait.SpinUntil(() => EqualityComparer<T>.Default.Equals(actual(), expected), TimeSpan.FromMinutes(1)))
        {
            Assert.That(actual(), Is.EqualTo(expected));
        }
    }
}
