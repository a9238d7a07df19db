using SlackGen.Testing;

namespace SlackGen.Tool.Serve;

/// <summary>The acts of a person in a message or view.</summary>
/// <param name="ClickAsync">Clicks the button with a key.</param>
/// <param name="SelectAsync">Chooses values.</param>
/// <param name="OptionsAsync">Types into an external menu.</param>
internal sealed record ElementPlace(
    Func<string, Task<ActOutcome>> ClickAsync,
    Func<string, string[], Task<ActOutcome>> SelectAsync,
    Func<string, string, Task<ActOutcome>> OptionsAsync);
