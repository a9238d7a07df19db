using System.Reflection;
using System.Text.Json.Nodes;
using SlackGen.Manifest;
using SlackGen.Manifest.Model;

namespace SlackGen.Client.Tests.Conventions;

/// <summary>Reaches the generated classes by their names, so that one test serves all methods.</summary>
internal static class GeneratedCode
{
    private static readonly Assembly Assembly = typeof(SlackClient).Assembly;

    /// <summary>The request of a method, with the arguments that a JSON object holds.</summary>
    public static SlackRequest Request(Method method, JsonObject arguments)
    {
        var type = Type(Naming.Pascal(method.Name) + "Request");
        var request = (SlackRequest)Activator.CreateInstance(type)!;
        foreach (var param in method.Params.Where(p => arguments.ContainsKey(p.Name)))
        {
            type.GetProperty(param.Property)!.SetValue(request, JsonValues.ToClr(param.Type, arguments[param.Name]));
        }

        return request;
    }

    /// <summary>Calls a method of the generated client.</summary>
    public static async Task<SlackResponse> CallAsync(SlackClient client, Method method, SlackRequest? request)
    {
        object group = client;
        foreach (var word in method.Name.Split('.').SkipLast(1))
        {
            group = group.GetType().GetProperty(Naming.Pascal(word))!.GetValue(group)!;
        }

        var call = group.GetType().GetMethod(Naming.Pascal(method.Key) + "Async", [Type(Naming.Pascal(method.Name) + "Request"), typeof(CancellationToken)])
            ?? throw new AssertionException($"{group.GetType().Name} has no {Naming.Pascal(method.Key)}Async.");
        var task = (Task)call.Invoke(group, BindingFlags.DoNotWrapExceptions, null, [request, CancellationToken.None], null)!;
        await task;
        return (SlackResponse)task.GetType().GetProperty(nameof(Task<object>.Result))!.GetValue(task)!;
    }

    /// <summary>The class, struct or interface of a name.</summary>
    public static Type Type(string name) => Assembly.GetType($"SlackGen.Client.Tests.{name}") ?? typeof(IBlock).Assembly.GetType($"SlackGen.Types.{name}")
        ?? throw new AssertionException($"There is no generated type {name}.");
}
