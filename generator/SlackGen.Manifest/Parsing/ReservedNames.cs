namespace SlackGen.Manifest.Parsing;

/// <summary>The names that generated classes have already, which no name in a manifest may become.</summary>
internal static class ReservedNames
{
    private static readonly string[] Model = [.. Naming.MembersOfObject, "Unrecognized", "ToJson", "ReadFields", "WriteFields", "WireNames"];

    // The discriminator of a union is a property of its interface and of each member.
    private static readonly string[] Discriminator = [.. Model, "Codec"];

    // An event writes its type and its subtype.
    private static readonly string[] Event = [.. Model, "Type", "Subtype"];

    private static readonly string[] Request = [.. Model, "WriteArguments", "SetCursor", "BeginPaging", "Idempotent", "Validate", "ExactlyOne", "AtLeastOne", "AtMostOne", "AllOrNone", "PartitionKey", "Token"];

    private static readonly string[] Response =
    [
        .. Model, "Ok", "Error", "ErrorDetails", "Needed", "Provided", "Warnings", "ResponseMetadata", "GrantedScopes", "AcceptedScopes", "CreateException", "PageCursor", "FirstCursor", "HadNothingToDo",
        "PackedErrorCodes",
    ];

    private static readonly string[] EnumStruct = [.. Naming.MembersOfObject, "Value"];

    /// <summary>Returns the names that a field of an object type cannot have.</summary>
    public static ISet<string> ForModel(string className) => Set(Model, className);

    /// <summary>Returns the names that a field of an event cannot have.</summary>
    public static ISet<string> ForEvent(string className) => Set(Event, className);

    /// <summary>Returns the names that the discriminator of a union cannot have.</summary>
    public static ISet<string> ForDiscriminator() => Set(Discriminator, "");

    /// <summary>Returns the names that an argument cannot have.</summary>
    public static ISet<string> ForRequest(string className) => Set(Request, className);

    /// <summary>Returns the names that a field of a response cannot have.</summary>
    public static ISet<string> ForResponse(string className) => Set(Response, className);

    /// <summary>Returns the names that a value of an enum cannot have.</summary>
    public static ISet<string> ForEnum(string className) => Set(EnumStruct, className);

    private static HashSet<string> Set(string[] names, string className) => new(names, StringComparer.Ordinal) { className };
}
