namespace SlackGen.Testing;

/// <summary>The executions of functions.</summary>
internal sealed class FunctionBook
{
}
