namespace SlackGen.Testing;

/// <summary>The exception for calls that are not the expected ones. It fails a test in every framework.</summary>
public sealed class CallMismatchException : Exception
{
    internal CallMismatchException(string message)
        : base(message)
    {
    }
}
