namespace SlackGen.Testing;

/// <summary>The kinds of mistakes in arguments.</summary>
internal enum MistakeKind
{
    /// <summary>A required argument that is missing.</summary>
    Missing,

    /// <summary>An argument that is an empty text or list.</summary>
    Empty,

    /// <summary>An argument whose own type is not the declared one.</summary>
    WrongForm,

    /// <summary>A mistake within an argument.</summary>
    WrongContent,

    /// <summary>A list that is longer than documented.</summary>
    TooMany,

    /// <summary>A list that is shorter than documented.</summary>
    TooFew,

    /// <summary>A text that is longer than documented.</summary>
    TooLong,

    /// <summary>A text that is shorter than documented.</summary>
    TooShort,

    /// <summary>A number above its maximum.</summary>
    TooLarge,

    /// <summary>A number below its minimum.</summary>
    TooSmall,

    /// <summary>None of several arguments of which one is required.</summary>
    NoneOf,

    /// <summary>Several arguments that exclude each other.</summary>
    MoreThanOneOf,

    /// <summary>A missing argument that other arguments require.</summary>
    Incomplete,
}

/// <summary>A mistake in the arguments of a call.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Arguments">The arguments that the mistake concerns.</param>
/// <param name="Message">The message for developers.</param>
internal sealed record Mistake(MistakeKind Kind, IReadOnlyList<string> Arguments, string Message);
