using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>The owners of the generated class names. It finds names that two owners claim.</summary>
internal sealed class ClassNameOwners
{
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <summary>Describes a method as the owner of a name, for messages.</summary>
    public static string Method(string method) => $"a class of the method '{method}'";

    /// <summary>Describes a group as the owner of a name, for messages.</summary>
    public static string Group(string group) => $"a class of the group '{group}'";

    /// <summary>Claims the names of a method's classes. Returns the owner of the first one that is taken, or null.</summary>
    public string? ClaimMethod(string method) => ClaimAll(ClassNames.ForMethod(method), Method(method));

    /// <summary>Claims the names of the classes of a group and of the groups above it. Returns the owner of the first one that is taken, or null.</summary>
    public string? ClaimGroup(string group)
    {
        string? taken = null;
        for (var name = group; taken is null && name.Length > 0; name = name.Substring(0, Math.Max(0, name.LastIndexOf('.'))))
        {
            taken = ClaimAll(ClassNames.ForGroup(name), Group(name));
        }

        return taken;
    }

    /// <summary>Claims the names of a type's classes. Returns those that are taken, each with its owner.</summary>
    public IEnumerable<(string ClassName, string Owner)> ClaimType(NamedType type)
    {
        foreach (var className in ClassNames.ForType(type.Name, type.Kind, type.Event is { Subtypes.Count: > 0 }))
        {
            if (Claim(className, type.Description) is { } owner)
            {
                yield return (className, owner);
            }
        }
    }

    /// <summary>Gives the client class its name, also where another owner has claimed it.</summary>
    public void AssignClient(string className) => owners[className] = "the client class";

    private string? ClaimAll(IEnumerable<string> classNames, string owner) =>
        classNames.Select(name => Claim(name, owner)).FirstOrDefault(taken => taken is not null);

    private string? Claim(string className, string owner)
    {
        if (ImplicitNames.All.Contains(className))
        {
            return "a type that .NET's implicit usings import into every file";
        }

        // Inside a sub-client, the name would mean its own class.
        if (className == ClassNames.MethodKeys)
        {
            return "the class that every group has for its methods";
        }

        if (!owners.TryGetValue(className, out var taken))
        {
            owners.Add(className, owner);
            return null;
        }

        return taken == owner ? null : taken;
    }
}
