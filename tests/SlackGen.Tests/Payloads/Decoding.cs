using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackGen.Tests.Payloads;

/// <summary>Reads payloads as types that are known only by name, and compares what is written with what was read.</summary>
internal static class Decoding
{
    private static readonly MethodInfo Parse = typeof(SlackJson).GetMethod(nameof(SlackJson.Parse), [typeof(string), typeof(bool)])!;

    /// <summary>Gets the shared types.</summary>
    public static IReadOnlyList<Type> SharedTypes { get; } =
        [.. typeof(SlackGen.Types.IEvent).Assembly.GetExportedTypes().Where(t => t.Namespace == typeof(SlackGen.Types.IEvent).Namespace)];

    /// <summary>Reads JSON; fails on a field that no property holds, at any depth.</summary>
    public static ISlackModel Read(Type type, string json)
    {
        try
        {
            return (ISlackModel)Parse.MakeGenericMethod(type).Invoke(null, [json, true])!;
        }
        catch (TargetInvocationException e)
        {
            throw new AssertionException($"{type.Name}: {e.InnerException!.Message}", e.InnerException);
        }
    }

    /// <summary>Returns the unions of a class whose members all have the discriminator of the class, the widest first.</summary>
    public static IEnumerable<Type> UnionsOf(Type type) => type.GetInterfaces().Where(SharedTypes.Contains).OrderBy(i => i.GetInterfaces().Length);

    /// <summary>Asserts that two JSON texts say the same, whatever the order of properties.</summary>
    /// <param name="written">The JSON that was written.</param>
    /// <param name="sent">The JSON that was read.</param>
    /// <param name="isForm">Whether Slack sends it as a form, in which every value is text.</param>
    public static void AssertSame(string written, string sent, bool isForm = false)
    {
        var (actual, expected) = (Normal(written, isForm), Normal(sent, isForm));
        Assert.That(JsonNode.DeepEquals(actual, expected), Is.True, () => $"written: {Sorted(actual)}\nread:    {Sorted(expected)}");
    }

    private static JsonNode Normal(string json, bool isForm)
    {
        var node = JsonNode.Parse(json)!;
        return isForm
            ? new JsonObject(node.AsObject().Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value!.ToString().ToLower(CultureInfo.InvariantCulture))))
            : node;
    }

    private static string Sorted(JsonNode? node) => node switch
    {
        JsonObject map => "{" + string.Join(",", map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"\"{p.Key}\":{Sorted(p.Value)}")) + "}",
        JsonArray array => "[" + string.Join(",", array.Select(Sorted)) + "]",
        _ => JsonSerializer.Serialize(node),
    };
}
