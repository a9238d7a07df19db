namespace SlackGen.Manifest.Linking;

/// <summary>The names of the generated classes with their owners.</summary>
internal sealed class ClassNames
{
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <summary>Takes the names of a method's classes. Returns the owner that has one of them already, or null.</summary>
    public string? TakeMethod(string method)
    {
        var pascal = Naming.Pascal(method);
        var owner = $"a class of the method '{method}'";
        return Take(pascal + "Request", owner) ?? Take(pascal + "Response", owner) ?? Take(pascal + "Error", owner);
    }

    /// <summary>Takes the names of the classes of a group and its parent groups. Returns the owner that has one of them already, or null.</summary>
    public string? TakeGroup(string group)
    {
        string? taken = null;
        for (var name = group; taken is null && name.Length > 0; name = name.Substring(0, Math.Max(0, name.LastIndexOf('.'))))
        {
            var owner = $"a class of the group '{name}'";
            var pascal = Naming.Pascal(name);
            taken = Take(pascal + "Client", owner) ?? Take(pascal + "ClientExtensions", owner) ?? Take(pascal + "UploadShare", owner);
        }

        return taken;
    }

    /// <summary>Takes the name of a type's class. Returns the owner that has it already, or null.</summary>
    public string? TakeType(string className, string type) => Take(className, $"the type '{type}'");

    /// <summary>Takes the name of the user's client class, even from another owner.</summary>
    public void TakeClient(string className) => owners[className] = "the client class";

    private string? Take(string className, string owner)
    {
        if (ImplicitNames.All.Contains(className))
        {
            return "a type that .NET's implicit usings import into every file";
        }

        if (!owners.TryGetValue(className, out var taken))
        {
            owners.Add(className, owner);
            return null;
        }

        return taken == owner ? null : taken;
    }
}
