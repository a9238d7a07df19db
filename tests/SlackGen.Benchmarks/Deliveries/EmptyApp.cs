using SlackGen.Apps;

namespace SlackGen.Benchmarks.Deliveries;

/// <summary>An app whose only handler does nothing but count.</summary>
internal sealed class EmptyApp : ISlackApp<EmptyApp>
{
    private static long handled;

    public static IReadOnlyList<SlackHandler<EmptyApp>> Handlers { get; } =
    [
        new()
        {
            Name = "EmptyApp.Mentioned",
            Kind = SlackHandlerKind.Event,
            Names = ["app_mention"],
            Ack = Ack.First,
            InvokeAsync = static (_, _) =>
            {
                Interlocked.Increment(ref handled);
                return Task.FromResult<SlackReply?>(null);
            },
        },
    ];

    /// <summary>Gets the number of events that were handled.</summary>
    public static long Handled => Volatile.Read(ref handled);

    public static EmptyApp Create(IServiceProvider services) => new();
}
