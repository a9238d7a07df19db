using SlackGen.Manifest.Model;

namespace SlackGen.Manifest;

/// <summary>The names of the generated classes. The emitters, the parser and the checks take every such name from here.</summary>
public static class ClassNames
{
    /// <summary>Returns the name of the class that holds the arguments of a method.</summary>
    /// <param name="method">The full name of the method, <c>calls.add</c>.</param>
    public static string Request(string method) => Naming.Pascal(method) + "Request";

    /// <summary>Returns the name of the class of a method's response.</summary>
    /// <param name="method">The full name of the method, <c>calls.add</c>.</param>
    public static string Response(string method) => Naming.Pascal(method) + "Response";

    /// <summary>Returns the name of the enum of a method's own errors.</summary>
    /// <param name="method">The full name of the method, <c>calls.add</c>.</param>
    public static string Error(string method) => Naming.Pascal(method) + "Error";

    /// <summary>Returns the name of the sub-client of a group.</summary>
    /// <param name="group">The group, <c>calls.participants</c>.</param>
    public static string Client(string group) => Naming.Pascal(group) + "Client";

    /// <summary>The name of the class inside a sub-client that has a property for each of its methods.</summary>
    public const string MethodKeys = "Methods";

    /// <summary>
    /// Returns the name of the property of <see cref="MethodKeys"/> for a method. It has a suffix where the class has a member of that name, is called so itself, or
    /// needs the name for the sub-client.
    /// </summary>
    /// <param name="group">The group, <c>calls.participants</c>.</param>
    /// <param name="key">The name of the method in its group, <c>add</c>.</param>
    public static string MethodKey(string group, string key)
    {
        var name = Naming.Pascal(key);
        return name == MethodKeys || name == Client(group) || Naming.MembersOfObject.Contains(name) ? name + "Call" : name;
    }

    /// <summary>Returns the name of the class with the shorthands of a group.</summary>
    /// <param name="group">The group, <c>calls.participants</c>.</param>
    public static string ClientExtensions(string group) => Client(group) + "Extensions";

    /// <summary>Returns the name of the class that holds the arguments of an upload, except the files.</summary>
    /// <param name="group">The group of the method that completes the upload.</param>
    public static string UploadShare(string group) => Naming.Pascal(group) + "UploadShare";

    /// <summary>Returns the name of the class that holds the arguments with which a streaming message is completed.</summary>
    /// <param name="group">The group of the method that starts the message.</param>
    public static string StreamCompletion(string group) => Naming.Pascal(group) + "StreamCompletion";

    /// <summary>Returns the name of the class, struct or interface of a named type.</summary>
    /// <param name="type">The name in the manifest, <c>call_participant</c>. That of an event with subtypes names its interface too, as a union.</param>
    /// <param name="kind">The kind of the type.</param>
    public static string Type(string type, NamedTypeKind kind) => (kind == NamedTypeKind.Union ? "I" : "") + Naming.Pascal(type);

    /// <summary>Returns the name of the object type that an event becomes: <c>app_mention</c> becomes <c>app_mention_event</c>.</summary>
    /// <param name="eventType">The type of the event.</param>
    public static string EventType(string eventType) => eventType + "_event";

    /// <summary>
    /// Returns the name of the object type that a subtype of an event becomes: <c>bot_message</c> becomes <c>bot_message_event</c>, and <c>channel_join</c>, which
    /// does not contain the name of the event, <c>channel_join_message_event</c>.
    /// </summary>
    /// <param name="eventType">The type of the event, <c>message</c>.</param>
    /// <param name="subtype">The subtype.</param>
    public static string EventSubtype(string eventType, string subtype) =>
        EventType($"_{subtype}_".Contains($"_{eventType}_") ? subtype : $"{subtype}_{eventType}");

    /// <summary>Returns the name of the class that holds a member of a union which the manifest does not list.</summary>
    /// <param name="union">The name of the union in the manifest.</param>
    public static string UnknownMember(string union) => "Unknown" + Naming.Pascal(union);

    /// <summary>Returns the names of all classes that a method can have.</summary>
    internal static string[] ForMethod(string method) => [Request(method), Response(method), Error(method)];

    /// <summary>Returns the names of all classes that a group can have.</summary>
    internal static string[] ForGroup(string group) => [Client(group), ClientExtensions(group), UploadShare(group), StreamCompletion(group)];

    /// <summary>Returns the names of all classes of a type.</summary>
    /// <param name="type">The name in the manifest.</param>
    /// <param name="kind">The kind of the type.</param>
    /// <param name="hasSubtypes">Whether it is an event with subtypes, which is an object and has the classes of a union as well.</param>
    internal static string[] ForType(string type, NamedTypeKind kind, bool hasSubtypes = false) =>
        hasSubtypes ? [Type(type, kind), Type(type, NamedTypeKind.Union), UnknownMember(type)]
        : kind == NamedTypeKind.Union ? [Type(type, kind), UnknownMember(type)]
        : [Type(type, kind)];
}
