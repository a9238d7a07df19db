using System.Reflection;
using System.Text;
using SlackGen.Types;

namespace SlackGen.Tests.PublicApi;

/// <summary>
/// The public API of the shared types. Projects are compiled against it, so a change is looked at: what is gone or has another type breaks them.
/// <c>SLACKGEN_ACCEPT=1</c> writes the file anew.
/// </summary>
public class SharedTypesApiTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Test]
    public void The_public_API_of_the_shared_types_is_as_it_was()
    {
        var path = Path.Combine(RepositoryFolder.Root, "tests", "SlackGen.Tests", "PublicApi", "SharedTypesApi.verified.txt");
        var api = Describe();
        if (Environment.GetEnvironmentVariable("SLACKGEN_ACCEPT") == "1")
        {
            File.WriteAllText(path, api);
            Assert.Ignore("accepted");
        }

        var known = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        var now = api.Split('\n');
        Assert.Multiple(() =>
        {
            Assert.That(known.Except(now), Is.Empty, "gone or changed: this breaks users");
            Assert.That(now.Except(known), Is.Empty, "new");
        });
    }

    // A line for each member, with its type, so that a difference says where it is.
    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(IBlock).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(IBlock).Namespace && !t.IsNested).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var kind = type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsSealed ? "sealed class" : "class";
            var bases = type.GetInterfaces().Where(i => i.Namespace == type.Namespace).Select(i => i.Name).Order(StringComparer.Ordinal).ToList();
            text.Append($"{kind} {type.Name}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}\n");
            const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            var members = type.GetProperties(Declared).Select(Describe)
                .Concat(type.GetConstructors(Declared).Select(c => $"{type.Name}({Parameters(c)})"))
                .Concat(type.GetMethods(Declared).Where(m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)).Select(m => $"{m.Name}({Parameters(m)})"));
            foreach (var member in members.Order(StringComparer.Ordinal))
            {
                text.Append($"{type.Name}: {member}\n");
            }
        }

        return text.ToString();
    }

    private static string Describe(PropertyInfo property)
    {
        var isRequired = property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
        var isStatic = property.GetMethod!.IsStatic;
        return $"{(isStatic ? "static " : "")}{(isRequired ? "required " : "")}{Name(Nullability.Create(property))} {property.Name} {{ get;{(property.CanWrite ? " set;" : "")} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => Name(Nullability.Create(p))));

    private static string Name(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = type.Name.Split('`')[0];
        if (info.GenericTypeArguments.Length > 0 && type == info.Type)
        {
            name += $"<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>";
        }

        return name + (info.ReadState == NullabilityState.Nullable ? "?" : "");
    }
}
