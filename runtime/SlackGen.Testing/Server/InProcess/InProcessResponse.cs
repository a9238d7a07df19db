using Microsoft.AspNetCore.Http.Features;

namespace SlackGen.Testing;

/// <summary>The status and headers of a response in process.</summary>
internal sealed class InProcessResponse : HttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> starting = new();
    private bool hasStarted;

    public override bool HasStarted => hasStarted;

    public override void OnStarting(Func<object, Task> callback, object state) => starting.Push((callback, state));

    /// <summary>Calls those who wait for the start, the last one first as servers do, and marks the headers as sent.</summary>
    public async Task StartAsync()
    {
        while (starting.TryPop(out var next))
        {
            await next.Callback(next.State).ConfigureAwait(false);
        }

        hasStarted = true;
    }
}
