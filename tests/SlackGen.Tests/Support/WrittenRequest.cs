namespace SlackGen.Tests.Support;

/// <summary>A request whose arguments a test writes.</summary>
internal sealed class WrittenRequest(Action<SlackArgumentWriter> write, string? partition = null) : SlackRequest
{
    protected internal override string? PartitionKey => partition;

    protected internal override void WriteArguments(SlackArgumentWriter writer) => write(writer);
}
