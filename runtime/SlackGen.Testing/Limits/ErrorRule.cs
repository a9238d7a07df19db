namespace SlackGen.Testing;

/// <summary>Says which code answers a mistake, where a method documents that code.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Error">The code.</param>
/// <param name="Arguments">The arguments that the code is about; any where there are none.</param>
internal sealed record ErrorRule(MistakeKind Kind, string Error, params string[] Arguments)
{
    public bool Fits(Mistake mistake) => mistake.Kind == Kind && (Arguments.Length == 0 || mistake.Arguments.Any(Arguments.Contains));
}
