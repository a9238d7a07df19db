namespace SlackGen.Testing;

/// <summary>The error code of a mistake, for methods that document the code.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Error">The code.</param>
/// <param name="Arguments">The arguments that the code applies to; empty for any argument.</param>
internal sealed record ErrorRule(MistakeKind Kind, string Error, params string[] Arguments)
{
    public bool Fits(Mistake mistake) => mistake.Kind == Kind && (Arguments.Length == 0 || mistake.Arguments.Any(Arguments.Contains));
}
