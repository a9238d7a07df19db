using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>The names of the members that a sub-client has for a method.</summary>
internal static class MemberNames
{
    /// <summary>Returns the name of the member that calls a method.</summary>
    public static string Call(Method method) => Naming.Pascal(method.Key) + "Async";

    /// <summary>Returns the name of the member that returns the pages.</summary>
    public static string Pages(Method method) => Naming.Pascal(method.Key) + "PagesAsync";

    /// <summary>Returns the name of the member that returns the items of all pages.</summary>
    public static string Items(Method method) => Naming.Pascal(method.Key) + "AllAsync";

    /// <summary>Returns the name of the field that holds the <c>SlackMethod</c>.</summary>
    public static string Field(Method method) => Naming.Pascal(method.Key) + "Method";
}
