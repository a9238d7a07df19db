namespace SlackGen.Apps.AspNetCore.Tests.Support;

/// <summary>The behaviour of the handlers of <see cref="ScriptedApp"/>.</summary>
internal sealed class Script
{
    private readonly TaskCompletionSource<SlackInvocation> entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the first call of a handler, as soon as there is one.</summary>
    public Task<SlackInvocation> Entered => entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Gets whether handlers wait for <see cref="Release"/>, whatever becomes of their token.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Gets the exception that handlers throw; null for none.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Gets the reply of handlers.</summary>
    public SlackReply? Reply { get; init; }

    /// <summary>Gets the number of handlers that have returned.</summary>
    public int Finished { get; private set; }

    public void Release() => released.TrySetResult();

    public async Task<SlackReply?> RunAsync(SlackInvocation invocation)
    {
        entered.TrySetResult(invocation);
        if (IsHeld)
        {
            await released.Task;
        }

        Finished++;
        return Failure is null ? Reply : throw Failure;
    }
}
