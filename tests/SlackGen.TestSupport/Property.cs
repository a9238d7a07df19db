using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using NUnit.Framework.Internal;

namespace SlackGen.TestSupport;

/// <summary>Runs a property on many values: always the same ones, so that a run that fails fails again.</summary>
public static class Property
{
    private const ulong Seed = 20_261_121;

    public static void Holds<T>(Arbitrary<T> values, Action<T> property, int runs) =>
        Prop.ForAll(values, value => Isolated(property, value)).Check(Config.QuickThrowOnFailure
            .WithMaxTest(runs)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None))));

    // While a failure is shrunk it fails many times; NUnit would keep each of them.
    private static void Isolated<T>(Action<T> property, T value)
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            property(value);
        }
    }

    /// <summary>Values that are made of a seed. FsCheck shrinks what was made, not the seed.</summary>
    public static Arbitrary<T> Of<T>(Func<Random, T> make, Func<T, IEnumerable<T>>? shrink = null) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => make(new Random(seed))), shrink ?? (_ => []));

    /// <summary>Shorter versions of a sequence: without a half, a quarter, and so on down to a single element.</summary>
    public static IEnumerable<T[]> Shorter<T>(T[] items)
    {
        for (var length = (items.Length + 1) / 2; length > 0; length /= 2)
        {
            for (var start = 0; start < items.Length; start += length)
            {
                yield return [.. items.AsSpan(0, start), .. items.AsSpan(Math.Min(items.Length, start + length))];
            }
        }
    }
}
