using SlackGen.Manifest.Model;

namespace SlackGen.Manifest.Linking;

/// <summary>The additions of a user's files to built-in methods and types.</summary>
/// <param name="Methods">The methods with <c>extend: true</c>, in the order of the files.</param>
/// <param name="Types">The types with <c>extend: true</c>, in the order of the files.</param>
public sealed record Extensions(EquatableArray<Method> Methods, EquatableArray<NamedType> Types)
{
    /// <summary>Collects the extensions in a user's files.</summary>
    /// <param name="files">The models of the user's files, in the order of their keys.</param>
    public static Extensions Collect(IEnumerable<ManifestFile> files)
    {
        var all = files.ToList();
        return new(
            all.SelectMany(f => f.Methods).Where(m => m.Extends).ToEquatableArray(),
            all.SelectMany(f => f.Types).Where(t => t.Extends).ToEquatableArray());
    }
}

/// <summary>Applies extensions to the built-in files.</summary>
public static class Extender
{
    /// <summary>Returns a file with the additions of all extensions and without the extensions that it declares; the same instance where nothing changes.</summary>
    /// <param name="model">The file.</param>
    /// <param name="isUsers">Whether it is a user's file, which is not extended.</param>
    /// <param name="extensions">The extensions.</param>
    public static ManifestFile Apply(ManifestFile model, bool isUsers, Extensions extensions)
    {
        if (model.Methods.Any(m => m.Extends) || model.Types.Any(t => t.Extends))
        {
            model = model with
            {
                Methods = model.Methods.Where(m => !m.Extends).ToEquatableArray(),
                Types = model.Types.Where(t => !t.Extends).ToEquatableArray(),
            };
        }

        if (isUsers)
        {
            return model;
        }

        if (extensions.Methods.Any(e => model.Methods.Any(m => m.Name == e.Name)))
        {
            model = model with { Methods = model.Methods.Select(m => extensions.Methods.Where(e => e.Name == m.Name).Aggregate(m, Add)).ToEquatableArray() };
        }

        if (extensions.Types.Any(e => model.Types.Any(t => t.Name == e.Name)))
        {
            model = model with { Types = model.Types.Select(t => extensions.Types.Where(e => e.Name == t.Name).Aggregate(t, Add)).ToEquatableArray() };
        }

        return model;
    }

    private static Method Add(Method method, Method more) => method with
    {
        Params = Add(method.Params, more.Params, p => p.Name, p => p.Property),
        Returns = Add(method.Returns, more.Returns, r => r.Name, r => r.Property),
        Errors = Add(method.Errors, more.Errors, e => e.Code, e => e.Property),
        Warnings = Add(method.Warnings, more.Warnings, w => w.Code, w => w.Code),
    };

    private static NamedType Add(NamedType type, NamedType more) => type.Kind != more.Kind ? type : type with
    {
        Fields = Add(type.Fields, more.Fields, f => f.Name, f => f.Property),
        Values = Add(type.Values, more.Values, v => v.Value, v => v.Property),
        Members = Add(type.Members, more.Members, m => m.Value, m => m.Value),
        Event = type.Event is { } facts && more.Event is { } added
            ? facts with { Subtypes = Add(facts.Subtypes, added.Subtypes, s => s.Value, s => s.Value) }
            : type.Event,

        // An extension of an event that only adds subtypes leaves the class of the event as it is.
        IsExtended = type.IsExtended || more.Event is null || more.Fields.Count > 0,
    };

    // What exists stays as it is. An extension that declares it again, by its name on the wire or in C#, is reported.
    private static EquatableArray<T> Add<T>(EquatableArray<T> own, EquatableArray<T> more, Func<T, string> wire, Func<T, string> property)
        where T : IEquatable<T> => more.Count == 0
        ? own
        : own.Concat(more.Where(m => own.All(o => wire(o) != wire(m) && property(o) != property(m)))).ToEquatableArray();
}
