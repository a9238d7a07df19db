using System.Text;

namespace SlackGen.Manifest;

/// <summary>Converts Slack's names to C# names.</summary>
public static class Naming
{
    /// <summary>Gets the names of the members that every class has.</summary>
    internal static readonly string[] MembersOfObject =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    /// <summary>
    /// Converts a name on the wire to a C# name: <c>external_unique_id</c> becomes <c>ExternalUniqueId</c>, <c>users.lookupByEmail</c>
    /// becomes <c>UsersLookupByEmail</c>. Anything but letters and digits separates words; a leading digit gets an underscore.
    /// </summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        var upper = true;
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                upper = true;
                continue;
            }

            if (text.Length == 0 && c is >= '0' and <= '9')
            {
                text.Append('_');
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.ToString();
    }

    /// <summary>Returns the C# name of a parameter: the Pascal name with a lowercase first letter, escaped where it is a keyword.</summary>
    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>Returns whether a name is a word of Slack's method names: ASCII letters and digits, a letter first.</summary>
    public static bool IsWord(string name) =>
        name.Length > 0 && name[0] is not (>= '0' and <= '9') && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

    /// <summary>Returns whether a name is a C# identifier.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0
        && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };
}
