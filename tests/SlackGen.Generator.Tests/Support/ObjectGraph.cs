using System.Collections.Concurrent;
using System.Reflection;

namespace SlackGen.Generator.Tests.Support;

/// <summary>All that an object refers to, however deep, private fields included.</summary>
internal static class ObjectGraph
{
    // Far more than any cached value of the whole manifest; the walk must end even where a mistake makes it reach the runtime's own objects.
    private const int MaxObjects = 1_000_000;

    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    /// <summary>The way to an object of a certain kind, <c>.file.Model[3]</c>, or null when none is reached.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="isSought">What is looked for.</param>
    /// <param name="isEnd">What is not looked into.</param>
    public static string? PathTo(object? root, Func<object, bool> isSought, Func<object, bool> isEnd)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<(object? Value, string Path)>([(root, "value")]);
        while (queue.TryDequeue(out var next))
        {
            if (next.Value is not { } value || !IsWorthIt(value.GetType()) || !seen.Add(value))
            {
                continue;
            }

            if (isSought(value))
            {
                return $"{next.Path} is a {value.GetType()}";
            }

            Assert.That(seen, Has.Count.LessThan(MaxObjects), $"the graph does not end; the walk has come to {next.Path}");
            if (isEnd(value))
            {
                continue;
            }

            foreach (var (name, child) in Children(value))
            {
                queue.Enqueue((child, next.Path + name));
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, object? Child)> Children(object value)
    {
        if (value is Array array)
        {
            return IsWorthIt(array.GetType().GetElementType()!) ? array.Cast<object?>().Select((child, i) => ($"[{i}]", child)) : [];
        }

        return Fields.GetOrAdd(value.GetType(), AllFields).Select(f => ("." + f.Name, f.GetValue(value)));
    }

    private static FieldInfo[] AllFields(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var t = type; t is not null; t = t.BaseType)
        {
            fields.AddRange(t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(f => IsWorthIt(f.FieldType)));
        }

        return [.. fields];
    }

    // Primitives hold nothing, and reflection's own objects reach the whole runtime.
    private static bool IsWorthIt(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsPointer && type != typeof(string) && !typeof(MemberInfo).IsAssignableFrom(type);
}
