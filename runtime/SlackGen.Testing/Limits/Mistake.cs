namespace SlackGen.Testing;

/// <summary>The ways in which an argument can be wrong.</summary>
internal enum MistakeKind
{
    /// <summary>A required argument is not there.</summary>
    Missing,

    /// <summary>An argument is there and holds nothing: an empty text or list.</summary>
    Empty,

    /// <summary>The argument itself is of another type than declared.</summary>
    WrongForm,

    /// <summary>Something within the argument is wrong.</summary>
    WrongContent,

    /// <summary>A list is longer than documented.</summary>
    TooMany,

    /// <summary>A list is shorter than documented.</summary>
    TooFew,

    /// <summary>A text is longer than documented.</summary>
    TooLong,

    /// <summary>A text is shorter than documented.</summary>
    TooShort,

    /// <summary>A number is above its maximum.</summary>
    TooLarge,

    /// <summary>A number is below its minimum.</summary>
    TooSmall,

    /// <summary>A call needs one of several arguments and has none.</summary>
    NoneOf,

    /// <summary>Arguments exclude each other and are there.</summary>
    MoreThanOneOf,

    /// <summary>An argument is not there although others are that need it.</summary>
    Apart,
}

/// <summary>Something wrong with the arguments of a call.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Arguments">The arguments that it is about.</param>
/// <param name="Message">What a developer is told.</param>
internal sealed record Mistake(MistakeKind Kind, IReadOnlyList<string> Arguments, string Message);
