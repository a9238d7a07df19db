namespace SlackGen.Apps;

/// <summary>
/// The result of a workflow function: its outputs, or an error. The app reports it with <c>functions.completeSuccess</c> or <c>functions.completeError</c>.
/// </summary>
public sealed class FunctionReply : SlackReply
{
    private FunctionReply(IReadOnlyDictionary<string, object?>? outputs, string? error) => (Outputs, Error) = (outputs, error);

    /// <summary>Gets the outputs; null if the function failed.</summary>
    public IReadOnlyDictionary<string, object?>? Outputs { get; }

    /// <summary>Gets the error; null if the function succeeded.</summary>
    public string? Error { get; }

    internal override SlackHandlerKind Kind => SlackHandlerKind.Function;

    /// <summary>Creates the result of a function that succeeded.</summary>
    /// <param name="outputs">The outputs, by the names of the function's output parameters; null for none.</param>
    public static FunctionReply Complete(IReadOnlyDictionary<string, object?>? outputs = null) => new(outputs ?? new Dictionary<string, object?>(), null);

    /// <summary>Creates the result of a function that failed, which ends the workflow.</summary>
    /// <param name="error">The reason, which the owner of the workflow sees.</param>
    public static FunctionReply Fail(string error)
    {
        ArgumentException.ThrowIfNullOrEmpty(error);
        return new(null, error);
    }
}
