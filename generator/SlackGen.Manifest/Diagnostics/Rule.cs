namespace SlackGen.Manifest.Diagnostics;

/// <summary>A rule of manifests.</summary>
/// <param name="Id">The id of the diagnostic.</param>
/// <param name="Title">The title of the diagnostic.</param>
/// <param name="IsError">Whether the mistake is an error, which removes the declaration from the model; otherwise it is a warning.</param>
public sealed record Rule(string Id, string Title, bool IsError = true);

/// <summary>The rules of manifests. <c>generator/DIAGNOSTICS.md</c> explains each with examples.</summary>
public static class Rules
{
    /// <summary>SLACKGEN101.</summary>
    public static readonly Rule Syntax = new("SLACKGEN101", "The file is not valid YAML");

    /// <summary>SLACKGEN102.</summary>
    public static readonly Rule UnknownKey = new("SLACKGEN102", "Unknown key");

    /// <summary>SLACKGEN103.</summary>
    public static readonly Rule DuplicateKey = new("SLACKGEN103", "Key declared twice");

    /// <summary>SLACKGEN104.</summary>
    public static readonly Rule MissingKey = new("SLACKGEN104", "Required key missing");

    /// <summary>SLACKGEN105.</summary>
    public static readonly Rule WrongShape = new("SLACKGEN105", "Value of the wrong shape");

    /// <summary>SLACKGEN106.</summary>
    public static readonly Rule BadValue = new("SLACKGEN106", "Value not allowed here");

    /// <summary>SLACKGEN107.</summary>
    public static readonly Rule BadTier = new("SLACKGEN107", "Unknown rate tier");

    /// <summary>SLACKGEN108.</summary>
    public static readonly Rule BadRate = new("SLACKGEN108", "Rate of a special tier not understood");

    /// <summary>SLACKGEN109.</summary>
    public static readonly Rule BadScopeKind = new("SLACKGEN109", "Unknown kind of token");

    /// <summary>SLACKGEN110.</summary>
    public static readonly Rule BadType = new("SLACKGEN110", "Type expression not understood");

    /// <summary>SLACKGEN111.</summary>
    public static readonly Rule UnknownType = new("SLACKGEN111", "Unknown type");

    /// <summary>SLACKGEN112.</summary>
    public static readonly Rule DuplicateMethod = new("SLACKGEN112", "Method declared in two files");

    /// <summary>SLACKGEN113.</summary>
    public static readonly Rule DuplicateType = new("SLACKGEN113", "Type declared in two files");

    /// <summary>SLACKGEN114.</summary>
    public static readonly Rule BadUnion = new("SLACKGEN114", "Union without discriminator or members");

    /// <summary>SLACKGEN115.</summary>
    public static readonly Rule UnionMember = new("SLACKGEN115", "Union member is not an object type");

    /// <summary>SLACKGEN116.</summary>
    public static readonly Rule BadPaging = new("SLACKGEN116", "Paging path does not lead to a list or a cursor");

    /// <summary>SLACKGEN117.</summary>
    public static readonly Rule NameCollision = new("SLACKGEN117", "Names collide in C#");

    /// <summary>SLACKGEN118.</summary>
    public static readonly Rule UnknownName = new("SLACKGEN118", "Unknown argument or method");

    /// <summary>SLACKGEN119.</summary>
    public static readonly Rule BadName = new("SLACKGEN119", "Name not allowed");

    /// <summary>SLACKGEN120.</summary>
    public static readonly Rule BodyMismatch = new("SLACKGEN120", "Body does not fit the verb or the arguments");

    /// <summary>SLACKGEN121.</summary>
    public static readonly Rule UnknownSuccessor = new("SLACKGEN121", "Unknown method named as the successor", IsError: false);

    /// <summary>SLACKGEN122.</summary>
    public static readonly Rule BadFromString = new("SLACKGEN122", "The field that a string sets does not hold text");

    /// <summary>SLACKGEN123.</summary>
    public static readonly Rule NotAManifest = new("SLACKGEN123", "The file declares nothing");

    /// <summary>SLACKGEN124.</summary>
    public static readonly Rule Alias = new("SLACKGEN124", "YAML aliases are not supported");

    /// <summary>SLACKGEN125.</summary>
    public static readonly Rule ImplicitName = new("SLACKGEN125", "Type named like a type that .NET imports implicitly");

    /// <summary>SLACKGEN126.</summary>
    public static readonly Rule RecursiveRequired = new("SLACKGEN126", "Type that requires itself");

    /// <summary>SLACKGEN127.</summary>
    public static readonly Rule BadExample = new("SLACKGEN127", "Example does not fit the type", IsError: false);

    /// <summary>SLACKGEN128.</summary>
    public static readonly Rule BadExtension = new("SLACKGEN128", "Extension cannot be applied");

    /// <summary>SLACKGEN129.</summary>
    public static readonly Rule DroppedByReplacement = new("SLACKGEN129", "Replacement drops built-in members", IsError: false);

    /// <summary>SLACKGEN130.</summary>
    public static readonly Rule BadShorthand = new("SLACKGEN130", "Invalid shorthand");

    /// <summary>Gets all rules, in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Syntax, UnknownKey, DuplicateKey, MissingKey, WrongShape, BadValue, BadTier, BadRate, BadScopeKind, BadType, UnknownType,
        DuplicateMethod, DuplicateType, BadUnion, UnionMember, BadPaging, NameCollision, UnknownName, BadName, BodyMismatch,
        UnknownSuccessor, BadFromString, NotAManifest, Alias, ImplicitName, RecursiveRequired, BadExample,
        BadExtension, DroppedByReplacement, BadShorthand,
    ];
}
