namespace SlackGen.Testing;

/// <summary>The calls and their participants. The caller holds the gate.</summary>
internal sealed class CallBook
{
    private readonly Dictionary<string, CallEntity> calls = new(StringComparer.Ordinal);

    /// <summary>Returns a call, running or ended; null if there is none.</summary>
    public CallEntity? Find(string id) => calls.GetValueOrDefault(id);

    public void Add(CallEntity call) => calls.Add(call.Id, call);
}
