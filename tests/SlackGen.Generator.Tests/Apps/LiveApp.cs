using System.Runtime.Loader;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SlackGen.Apps;
using SlackGen.Generator.Tests.Support;
using SlackGen.Infrastructure;

namespace SlackGen.Generator.Tests.Apps;

/// <summary>Runs an app: generates its other half, compiles both, loads what comes out and calls its handlers as the runtime does.</summary>
internal sealed class LiveApp : IDisposable
{
    private const string Seam = """
        using SlackGen.Apps;
        using SlackGen.Infrastructure;

        public static class Seam
        {
            public static object[] Handlers<T>() where T : class, ISlackApp<T> => T.Handlers.ToArray<object>();

            public static Task<SlackReply?> Run<T>(int index, IServiceProvider services, SlackInvocation call) where T : class, ISlackApp<T> =>
                T.Handlers[index].InvokeAsync(T.Create(services), call);
        }
        """;

    private readonly AssemblyLoadContext context = new("Bot", isCollectible: true);
    private readonly HttpClient http = new();
    private readonly Type seam;

    public LiveApp(BotProject project)
    {
        using var assembly = Compiler.Emit(Generation.Of(project.With("Seam.cs", Seam)).Output);

        // The runtime comes from the tests' own context, so that both mean the same SlackInvocation.
        Assembly = context.LoadFromStream(assembly);
        seam = Assembly.GetType("Seam")!;
    }

    public System.Reflection.Assembly Assembly { get; }

    /// <summary>The services that the app and its handlers get.</summary>
    public ServiceCollection Services { get; } = new();

    /// <summary>The properties of the handlers, without those that are null.</summary>
    /// <param name="ns">The namespace of the app.</param>
    public IReadOnlyList<string> Handlers(string ns = "Bot") => ((object[])Call("Handlers", ns).Invoke(null, null)!).Select(Describe).ToList();

    /// <summary>Calls a handler with a payload, of which the second argument is the part.</summary>
    public async Task<SlackReply?> RunAsync(int index, string payload, string? part = null, bool isCommand = false, CancellationToken cancellationToken = default)
    {
        await using var services = Services.BuildServiceProvider();
        var delivery = SlackDelivery.Read(Encoding.UTF8.GetBytes(payload), new SlackDeliverySource("http", default, IsCommand: isCommand));
        var call = new SlackInvocation(new SlackContext(delivery, new SlackResponder(http, delivery), services), new AppClient(services, "", null), Encoding.UTF8.GetBytes(part ?? payload), cancellationToken);
        return await (Task<SlackReply?>)Call("Run", "Bot").Invoke(null, [index, services, call])!;
    }

    public void Dispose()
    {
        http.Dispose();
        context.Unload();
    }

    private System.Reflection.MethodInfo Call(string method, string ns) => seam.GetMethod(method)!.MakeGenericMethod(Assembly.GetType(ns + ".DeployApp")!);

    private static string Describe(object handler)
    {
        var type = handler.GetType();
        var names = (IReadOnlyList<string>)Get("Names")!;
        return string.Join(' ', new[] { $"{Get("Name")}", $"{Get("Kind")}", names.Count == 0 ? null : string.Join(',', names), Text("Pattern"), Text("Subtype"), Text("Type"), Text("Element"), Text("BlockId"), $"{Get("Ack")}" }.OfType<string>());

        object? Get(string property) => type.GetProperty(property)!.GetValue(handler);

        string? Text(string property) => Get(property) is { } value ? $"{property}={value}" : null;
    }
}
