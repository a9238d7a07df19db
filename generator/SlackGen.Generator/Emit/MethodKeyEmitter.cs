using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Generator.Emit;

/// <summary>
/// Emits the class <c>Methods</c> of a sub-client: for each method its name with the types of its request, response and errors, so that tests can stub it.
/// </summary>
internal static class MethodKeyEmitter
{
    /// <summary>Emits the part of the class that the methods of a file add.</summary>
    public static void Emit(CodeWriter writer, string group, List<Method> methods)
    {
        writer.Summary($"Provides the methods of {group}, to set their responses and read their calls in tests.")
            .Open($"public static partial class {ClassNames.MethodKeys}");
        foreach (var method in methods)
        {
            // Properties, not fields: an app that has no tests creates nothing. The client's name keeps a property such as InfoMethod from hiding the field.
            writer.Summary($"Gets {method.Name}.")
                .Line($"public static {Type(method)} {ClassNames.MethodKey(group, method.Key)} => new({ClassNames.Client(group)}.{MemberNames.Field(method)});");
        }

        writer.Close();
    }

    private static string Type(Method method)
    {
        var error = method.Errors.Count > 0 ? ClassNames.Error(method.Name) : CSharp.Runtime + "SlackCommonError";
        return $"{CSharp.Runtime}SlackMethod<{ClassNames.Request(method.Name)}, {ClassNames.Response(method.Name)}, {error}>";
    }
}
